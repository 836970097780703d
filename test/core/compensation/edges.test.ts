import { expect, test } from 'vitest';
import { describePlan } from '../../../src/lib/core/compensation/document/describe-plan.ts';
import { lintPlan } from '../../../src/lib/core/compensation/lint/lint-plan.ts';
import {
  creditsOf,
  earned,
  earns,
  MONTHS,
  pay,
  planOf,
  QUARTERS,
  quotaOf,
  readInput,
  readPlan
} from './pay.ts';

const codes = (component: object) => lintPlan(readPlan(planOf([component]))).map(({ code }) => code);

test('the linter tells each kind of risk, and passes a clean plan', () => {
  expect(codes({ tiers: [{ from: '0', rate: '0.05' }, { from: '1', rate: '0.08' }] })).toEqual([]); // prettier-ignore
  expect(codes({ rate: '0.05', floor: '500' })).toContain('pay-at-zero');
  expect(codes({ mode: 'retroactive', tiers: [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.05' }] })).toContain('non-monotone'); // prettier-ignore
  expect(codes({ tiers: [{ from: '0', rate: '0.1' }, { from: '1', rate: '-0.05' }] })).toContain('non-monotone'); // prettier-ignore
  expect(codes({ tiers: [{ from: '0', rate: '0.01' }, { from: '1', rate: '0.2' }] })).toContain('windfall'); // prettier-ignore
  expect(codes({ tiers: [{ from: '0', rate: '0.05' }, { from: '2', rate: '0.1' }], caps: [{ on: 'attainment', at: '1.5' }] })).toContain('unreachable-tier'); // prettier-ignore
  expect(codes({ by: 'amount', tiers: [{ from: '0', rate: '0.05' }, { from: '90000', rate: '0.1' }], caps: [{ on: 'credit', at: '80000' }] })).toContain('unreachable-tier'); // prettier-ignore
});

test('the linter looks assignments over: two plans at once, and days on none', () => {
  const one = planOf([{ rate: '0.1' }]);
  const document = readPlan({ ...one, plans: [one.plans[0]!, { ...one.plans[0]!, id: 'other' }] });
  const input = readInput({
    payees: [{ id: 'ann' }, { id: 'bob' }],
    assignments: [{ payee: 'ann', plan: 'plan', end: '2024-03-01' }, { payee: 'ann', plan: 'other', start: '2024-02-01' }]
  }); // prettier-ignore
  expect(lintPlan(document, input).map(({ code, witness }) => [code, witness['payee']])).toEqual([['double-pay', 'ann'], ['gap', 'bob']]); // prettier-ignore
});

test('filters that exclude each other are no double pay', () => {
  const pair = (a: object, b: object) => lintPlan(readPlan(planOf([{ rate: '0.1', where: [a] }, { rate: '0.1', where: [b] }] as never))).map(({ code }) => code); // prettier-ignore
  const product = (values: object) => ({ attribute: 'product', ...values });
  expect(pair(product({ in: ['a'] }), product({ in: ['b'] }))).toEqual([]);
  expect(pair(product({ in: ['a'] }), product({ notIn: ['a'] }))).toEqual([]);
  expect(pair(product({ notIn: ['a'] }), product({ in: ['a'] }))).toEqual([]);
  expect(pair({ measure: 'revenue', below: '10' }, { measure: 'revenue', atLeast: '10' })).toEqual([]);
  expect(pair({ measure: 'revenue', atLeast: '10' }, { measure: 'revenue', below: '10' })).toEqual([]);
  expect(pair(product({ in: ['a'] }), product({ in: ['a', 'b'] }))).toEqual(['double-pay']);
});

test('missing figures pay nothing and say so', () => {
  const findings = (component: object, input: object) => pay(planOf([component]), { credits: creditsOf([['2024-02-01', 100]]), ...input }).findings.map(({ code }) => code); // prettier-ignore
  const tiers = [{ from: '0', rate: '1' }, { from: '1', rate: '2' }]; // prettier-ignore
  expect(findings({ tiers }, {})).toEqual(['no-quota']);
  expect(findings({ tiers }, { quotas: [quotaOf(0)] })).toEqual(['zero-quota']);
  expect(findings({ rate: { attribute: 'pct' } }, {})).toEqual(['no-attribute']);
  expect(findings({ rate: { attribute: 'pct' } }, { payees: [{ id: 'ann', attributes: { pct: 'much' } }] })).toEqual(['no-attribute']); // prettier-ignore
  expect(findings({ rate: '1', gates: [{ measures: ['units'], atLeast: '1' }] }, {})).toEqual(['no-quota']);
  earns(planOf([{ rate: { baseRate: '1' } }]), { credits: creditsOf([['2024-02-01', 100]]) }, '0.00');
});

test('below the first start nothing is paid; a negative total is repaid at the lowest rate', () => {
  const from = (mode: 'marginal' | 'retroactive' | 'interpolated' | 'noSplit', start: string) => planOf([{ by: 'amount', mode, tiers: [{ from: start, rate: '0.1' }, { from: '1000', rate: '0.2' }] }]); // prettier-ignore
  for (const mode of ['marginal', 'retroactive', 'interpolated', 'noSplit'] as const) {
    earns(from(mode, '500'), { credits: creditsOf([['2024-02-01', 400]]) }, '0.00');
    earns(from(mode, '0'), { credits: creditsOf([['2024-02-01', -400]]) }, '-40.00');
  }
});

test('a team without quotas, a pool without credit, an axis missed', () => {
  expect(earned(planOf([{ rate: '0.1', team: { of: 'all', attainment: 'mean' } }]), {})).toEqual(['0.00']);
  expect(earned(planOf([{ kind: 'pool', id: 'c1', fund: { amount: '100' } } as never]), {})).toEqual([
    '0.00'
  ]);
  const matrix = { kind: 'matrix', id: 'c1', measure: undefined, rows: { measure: 'revenue', by: 'amount', from: ['100'] }, columns: { measure: 'units', by: 'amount', from: ['0'] }, values: [['0.5']] }; // prettier-ignore
  const at = (amount: number, pays: string) => earned(planOf([{ ...matrix, pays } as never]), { payees: [{ id: 'ann', base: '4000' }], credits: creditsOf([['2024-02-01', amount]]) }); // prettier-ignore
  expect([at(50, 'credit'), at(100, 'credit'), at(100, 'base'), at(100, 'fixed')]).toEqual([['0.00'], ['50.00'], ['500.00'], ['0.50']]); // prettier-ignore
});

test('MBO on base pay, and objectives by attainment', () => {
  const plan = planOf([{ kind: 'objectives', id: 'c1', measure: undefined, pays: 'base', objectives: [{ id: 'o', measure: 'units', by: 'attainment', points: '1', most: '2' }] } as never]); // prettier-ignore
  const input = { payees: [{ id: 'ann', base: '4000' }], credits: creditsOf([['2024-02-01', 15]], 'ann', 'units'), quotas: [quotaOf(10, QUARTERS[0]!, 'ann', 'units')] }; // prettier-ignore
  earns(plan, input, '1500.00');
});

test('ratio results over several periods take the mean', () => {
  const plan = planOf([{ measure: 'score', interval: 'quarter', mode: 'band', by: 'amount', pays: 'fixed', tiers: [{ from: '0.9', rate: '100' }] }]); // prettier-ignore
  const results = ['0.8', '0.9', '1'].map((value, i) => ({
    payee: 'ann',
    measure: 'score',
    period: `M${i + 1}`,
    value
  }));
  expect(earned(plan, { periods: MONTHS.slice(0, 3), results })).toEqual(['100.00']);
});

test('the plan document tells every construct', () => {
  const text = (rest: object, components: object[] = [{ rate: '0.1' }]) => describePlan(readPlan(planOf(components as never, rest))).map((sentence) => sentence.text).join(' '); // prettier-ignore
  expect(text({ payment: { draw: { amount: '1', base: 'loan', recovery: 'recoverableForgiven', belowDraw: true } } })).toContain('an extra loan'); // prettier-ignore
  expect(text({ payment: { holdback: { share: '0.1', periods: 2 }, clawback: { mode: 'paidOnly' }, cap: { amount: '9' } } })).toContain('held back for 2 pay periods'); // prettier-ignore
  expect(text({ payment: { clawback: { mode: 'reTier' }, cap: { timesTargetIncentive: '2', excess: 'defer' } } })).toContain('put off'); // prettier-ignore
  expect(text({}, [{ rate: '0.1', team: {}, window: { start: '2024-01-01', end: '2024-02-01' }, budget: { amount: '5' }, floor: '1', target: '9' }])).toContain('direct reports'); // prettier-ignore
  expect(text({}, [{ rate: { attribute: 'pct', times: '2' }, where: [{ measure: 'revenue', atLeast: '1', below: '9' }, { attribute: 'a', in: ['x'], notIn: ['y'] }] }])).toContain('2 × the payee’s pct'); // prettier-ignore
});

test('what the input names and the plan does not have is said once a measure', () => {
  const credits = creditsOf([['2024-02-01', 100], ['2024-02-02', 100]], 'ann', 'Revenue'); // prettier-ignore
  expect(pay(planOf([{ rate: '0.1' }]), { credits }).findings).toEqual([
    {
      code: 'unknown-measure',
      keys: { list: 'credits', measure: 'Revenue' },
      message:
        'The input’s credits name the measure Revenue, which the plan does not have, so they count for nothing; its measures are revenue, units, margin, score.'
    }
  ]);
});
