import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import { explainLine } from '../../../../src/lib/core/compensation/explain/explain-line.ts';
import type { PayoutInputSpec } from '../../../../src/lib/core/compensation/schema/input.ts';
import { creditsOf, planOf, QUARTERS, quotaOf, readInput, readPlan } from '../pay.ts';

function explain(component: object, spec: Partial<PayoutInputSpec>, rest: object = {}) {
  const plan = readPlan(planOf([component as never], rest));
  const input = readInput(spec);
  const { why, whyNot } = explainLine(plan, input, computePayout(plan, input).lines[0]!);
  return { why, whyNot: whyNot.map(({ code, change, gain, message }) => ({ code, change: change.toFixed(), gain: gain.toFixed(), message })) }; // prettier-ignore
}
const found = (...args: Parameters<typeof explain>) =>
  explain(...args).whyNot.map(({ code, change, gain }) => [code, change, gain]);
const reasons = (...args: Parameters<typeof explain>) =>
  explain(...args).whyNot.map(({ message, gain }) => [/: (.*)\.$/.exec(message)![1], gain]);
const tiers = [{ from: '0', rate: '0.05' }, { from: '1', rate: '0.1' }]; // prettier-ignore
const credits = creditsOf([['2024-02-01', 1000]]);
const units = (amount: number) => quotaOf(amount, QUARTERS[0]!, 'ann', 'units');
const result = (measure: string, value: number) => ({ payee: 'ann', measure, period: 'Q1', value });

test('a flat rate is explained by credit and rate alone, and nothing more would have altered it', () => {
  expect(explain({ rate: '0.05' }, { credits })).toEqual({
    why: ['Credit of 1,000.', '1,000 in the tier from 0 at 0.05 pays 50.00.', 'Earned 50.00.'],
    whyNot: []
  });
});

test('more credit is offered only where a table of the total says how much', () => {
  expect(found({ tiers }, { credits })).toEqual([]);
  expect(found({ tiers, threshold: { at: '0.5' } }, { credits })).toEqual([]);
  expect(found({ kind: 'perTransaction', amount: '25' }, { credits })).toEqual([]);
  expect(found({ tiers, by: 'amount', position: 'transaction' }, { credits })).toEqual([]);
  // By amount no quota is needed: 4,000 more reach the 5,000 from which every unit pays 10 %; 500 in place of nothing.
  const cliff = { rate: '0.1', threshold: { at: '5000', by: 'amount' } };
  expect(found(cliff, { credits })).toEqual([['threshold', '4000', '500']]);
  expect(found(cliff, { credits: creditsOf([['2024-02-01', 5000]]) })).toEqual([]);
});

test('effective-dated tiers: the next tier of the version in force', () => {
  const versions = [
    { start: '2024-01-01', tiers: [{ from: '0', rate: '0.05' }, { from: '1500', rate: '0.1' }] },
    { start: '2024-03-01', tiers: [{ from: '0', rate: '0.05' }, { from: '3000', rate: '0.2' }] },
    { start: '2024-04-01', tiers: [{ from: '0', rate: '0.5' }, { from: '1001', rate: '0.9' }] }
  ]; // prettier-ignore
  const offered = found({ by: 'amount', versions }, { credits });
  expect(offered.map(([code, change]) => [code, change])).toEqual([['next-tier', '2000']]);
});

test('gates: by amount what is missing is the gate itself; a measure that is met, empty or without quota is no offer', () => {
  const gate = (value: object) => ({ rate: '0.1', gates: [{ measures: ['units', 'margin'], atLeast: '10', ...value }] }); // prettier-ignore
  // Units stand at 12 and are met; margin is 3 short, and meeting it pays 1,000 × 10 %.
  const results = [result('units', 12), result('margin', 7)];
  expect(found(gate({ by: 'amount' }), { credits, results })).toEqual([['gate', '3', '100']]);
  expect(explain(gate({ by: 'amount', id: 'both' }), { credits, results }).whyNot[0]!.message).toBe('The gate both asks for 10 of margin and 7 was reached; meeting it earns 100.00.'); // prettier-ignore
  expect(found(gate({ by: 'amount', need: 'any' }), { credits, results })).toEqual([]);
  const ratio = { rate: '0.1', gates: [{ measures: ['units'], atLeast: '1' }] };
  expect(found(ratio, { credits, results })).toEqual([]);
  expect(found(ratio, { credits, quotas: [units(20)] })).toEqual([]);
  // 12 of 20 is 60 %: 8 more reach the gate.
  expect(found(ratio, { credits, results, quotas: [units(20)] })).toEqual([['gate', '8', '100']]);
});

test('credit that did not count: each with its reason and what it would have paid, the largest first', () => {
  const overlay = (id: string, amount: number) => ({ ...credits[0]!, id, amount, type: 'overlay' as const });
  expect(reasons({ rate: '0.1', creditTypes: ['direct'] }, { credits: [...credits, overlay('a', 200), overlay('b', 500)] })).toEqual([['it is overlay credit', '50'], ['it is overlay credit', '20']]); // prettier-ignore
  const early = creditsOf([['2024-01-10', 100], ['2024-02-10', 1000], ['2024-03-10', 300]]); // prettier-ignore
  const window = { start: '2024-02-01', end: '2024-03-01' };
  expect(reasons({ rate: '0.1', window }, { credits: early })).toEqual([
    ['2024-01-10 is outside the window', '10'],
    ['2024-03-10 is outside the window', '0']
  ]);
  const objectives = { kind: 'objectives', measure: undefined, objectives: [{ id: 'o', measure: 'revenue', points: '1' }] }; // prettier-ignore
  expect(found(objectives, { credits, payees: [{ id: 'ann', targetIncentive: 4000 }] })).toEqual([]);
  expect(found({ rate: '0.1' }, {})).toEqual([]);
});

test('credit that did not count for its transaction’s sake, or for the payee’s days on the plan', () => {
  const transactions = [
    { id: 't1', dates: { order: '2024-02-01' }, measures: { revenue: 1000 }, attributes: { product: 'a' } },
    { id: 'r1', dates: { order: '2024-03-01' }, measures: { revenue: -400 }, reverses: 't1', attributes: { product: 'a' } }
  ]; // prettier-ignore
  const splits = [{ transaction: 't1', payee: 'ann' }];
  const where = [{ attribute: 'product', in: ['b'] }];
  expect(reasons({ rate: '0.1', where }, { transactions: transactions.slice(0, 1), splits })).toEqual([['its transaction does not meet the conditions', '0']]); // prettier-ignore
  expect(reasons({ rate: '0.1' }, { transactions, splits }, { settings: { returns: 'ignore' } }).map(([reason]) => reason)).toEqual(['returns are ignored']); // prettier-ignore
  expect(reasons({ rate: '0.1' }, { transactions, splits }, { payment: { clawback: { mode: 'percent' } } }).map(([reason]) => reason)).toEqual(['a reversal, left to the clawback']); // prettier-ignore
  const assignments = [{ payee: 'ann', plan: 'plan', start: '2024-02-15' }];
  expect(reasons({ rate: '0.1' }, { credits, assignments })).toEqual([['the payee was not on the plan that day', '0']]); // prettier-ignore
});

test('a true-up says what was earned before, a leader’s next tier what the team lacks', () => {
  const periods = QUARTERS.slice(0, 2);
  const spec = { periods, quotas: periods.map((period) => quotaOf(1000, period)), credits: creditsOf([['2024-02-01', 500], ['2024-05-01', 2500]]) }; // prettier-ignore
  const plan = readPlan(planOf([{ tiers, position: 'cumulativeOutput' }]));
  const lines = computePayout(plan, readInput(spec)).lines;
  // To date 2,000 × 5 % + 1,000 × 10 % = 200, less the 25 of the first quarter.
  expect(explainLine(plan, readInput(spec), lines[1]!).why).toContain('Earned before in the span and taken off: 25.00, from 200.00 to 175.00.'); // prettier-ignore
  const team = {
    payees: [{ id: 'ann' }, { id: 'bob' }],
    hierarchy: [{ id: 'bob', manager: 'ann' }],
    quotas: [quotaOf(1000, QUARTERS[0]!, 'bob')],
    credits: creditsOf([['2024-02-01', 400]], 'bob')
  };
  expect(found({ tiers, team: { of: 'direct' } }, team)).toEqual([['next-tier', '600', '30']]);
  // The mean of attainments says nothing of a single deal, and a leader without a team has nobody to sell.
  expect(found({ tiers, team: { attainment: 'mean' } }, team)).toEqual([]);
  expect(found({ tiers, team: {} }, { quotas: [quotaOf(1000)] })).toEqual([]);
});

test('a gate at nothing of nothing cannot be told in amounts', () => {
  const gated = { rate: '0.1', gates: [{ measures: ['units'], atLeast: '1' }] };
  expect(found(gated, { credits, quotas: [units(10)] })).toEqual([]);
  expect(found(gated, { credits, quotas: [units(10)], results: [result('units', 5)] })).toEqual([['gate', '5', '100']]); // prettier-ignore
});

test('pay by attainment without a quota says that it is the quota that is missing', () => {
  const without = { credits, quotas: [] };
  expect(explain({ tiers }, without).why).toEqual([
    'Credit of 1,000.',
    'There is no quota, so no tier could be paid.',
    'Earned 0.00.'
  ]);
  expect(explain({ tiers }, { credits, quotas: [quotaOf(0)] }).why[1]).toBe(
    'There is a quota of zero, so no tier could be paid.'
  );
});
