import { expect, test } from 'vitest';
import { describePlan } from '../../../../src/lib/core/compensation/document/describe-plan.ts';
import { diffPlans } from '../../../../src/lib/core/compensation/document/diff-plans.ts';
import { planOf, readPlan } from '../pay.ts';

/** The sentence of one rule. */
function says(rule: string, component: object, rest: object = {}): string | undefined {
  const document = readPlan(planOf([component as never], rest));
  return describePlan(document).find((sentence) => sentence.rule === rule)?.text;
}
const own = 'plans[0].components[0]';

test('fixed amounts for transactions, by share or in full, from a size on', () => {
  const spif = { kind: 'perTransaction', measure: 'units', amount: '25' };
  expect(says(own, spif)).toBe('c1 pays 25 for every credited transaction of units, in full to everybody who shares it.'); // prettier-ignore
  expect(says(own, { ...spif, atLeast: '1000', shared: 'byShare' })).toBe('c1 pays 25 for every credited transaction of units of at least 1,000, by share.'); // prettier-ignore
});

test('objectives by points, by base pay and by target incentive', () => {
  const mbo = { kind: 'objectives', measure: undefined, objectives: [{ id: 'nps', title: 'Satisfaction', measure: 'score', points: '2' }] }; // prettier-ignore
  const rest = 'Satisfaction (score, 2 points, nothing below 0, at most 1).';
  expect(says(own, { ...mbo, pays: 'points', amountPerPoint: '1500' })).toBe(`c1 pays by objectives, 1,500 a point: ${rest}`); // prettier-ignore
  expect(says(own, { ...mbo, pays: 'base' })).toBe(`c1 pays by objectives, a share of base pay: ${rest}`);
  expect(says(own, mbo)).toBe(`c1 pays by objectives, a share of target incentive: ${rest}`);
  const ratio = { ...mbo, objectives: [{ id: 'nps', measure: 'score', by: 'attainment', points: '2', least: '0.5', most: '1.5' }] }; // prettier-ignore
  expect(says(own, ratio)).toContain(
    'nps (score against its quota, 2 points, nothing below 0.5, at most 1.5)'
  );
});

test('pools: how they fill, open and are shared', () => {
  const pool = { kind: 'pool', fund: { amount: '5000' } };
  expect(says(own, { ...pool, shareBy: 'days' })).toBe('c1 shares a pool of 5,000 among the payees on the plan by days on the plan, measured in revenue.'); // prettier-ignore
  expect(says(own, { ...pool, fund: { rate: '0.02', above: '100000' }, atLeast: '0.9', shareBy: 'equal' })).toBe('c1 shares a pool of 2 % of the team’s revenue above 100,000 among the payees on the plan equally, measured in revenue, once the team reaches 90 % of its quota.'); // prettier-ignore
});

test('conditions with one bound or both, and values taken or left out', () => {
  const where = (condition: object) => says(`${own}.where`, { rate: '0.1', where: [condition] });
  expect(where({ measure: 'revenue', atLeast: '10' })).toBe('Only transactions count where revenue is at least 10.'); // prettier-ignore
  expect(where({ measure: 'revenue', below: '10' })).toBe('Only transactions count where revenue is below 10.'); // prettier-ignore
  expect(where({ attribute: 'product', in: ['a', 'b', 'c'] })).toBe('Only transactions count where product is a, b or c.'); // prettier-ignore
  expect(where({ attribute: 'product', notIn: ['a'] })).toBe('Only transactions count where product is not a.'); // prettier-ignore
});

test('tiers: the crossing deal, titles, amounts; teams, thresholds, gates and budgets in both readings', () => {
  const tiers = [{ from: '0', rate: '0.1', title: 'Base' }, { from: '1', rate: '0.2' }]; // prettier-ignore
  const crossing = (value: string) => says(`${own}.crossing`, { tiers, mode: 'noSplit', crossing: value });
  expect(crossing('reached')).toBe(
    'A transaction that crosses a start takes the rate of the tier it reaches.'
  );
  expect(crossing('started')).toBe('A transaction that crosses a start takes the rate of the tier it starts in.'); // prettier-ignore
  expect(says(`${own}.tiers[0]`, { tiers })).toBe('From 0 % (Base): 10 %.');
  expect(says(`${own}.tiers[1]`, { tiers, by: 'amount' })).toBe('From 1: 20 %.');
  const team = (value: object) => says(`${own}.team`, { rate: '1', team: value });
  expect(team({ of: 'all', attainment: 'mean' })).toBe('It measures the payee’s whole team: the mean of their attainments.'); // prettier-ignore
  expect(team({})).toBe('It measures the payee’s direct reports: total credit over total quota.');
  const threshold = (value: object) => says(`${own}.threshold`, { rate: '1', threshold: { at: '0.5', ...value } }); // prettier-ignore
  expect(threshold({})).toBe('Below 50 % of quota it pays nothing; from there it pays from the first unit.');
  expect(threshold({ at: '5000', by: 'amount', pay: 'fromThreshold' })).toBe('Below a credit of 5,000 it pays nothing; from there it pays only what lies above.'); // prettier-ignore
  const gate = (value: object) => says(`${own}.gates[0]`, { rate: '1', gates: [{ measures: ['units', 'margin'], atLeast: '2', ...value }] }); // prettier-ignore
  expect(gate({})).toBe('It needs all of units and margin at 200 % of quota or more; otherwise it pays 0 % of what it would.'); // prettier-ignore
  expect(gate({ by: 'amount', need: 'any', otherwise: '0.5' })).toBe('It needs any of units and margin at 2 or more; otherwise it pays 50 % of what it would.'); // prettier-ignore
  const budget = (value: object) =>
    says(`${own}.budget`, { rate: '1', budget: { amount: '5000', ...value } });
  expect(budget({})).toBe('All payees together get at most 5,000 over the programme; where it does not reach, all are cut by the same factor.'); // prettier-ignore
  expect(budget({ per: 'period', when: 'firstCome' })).toBe('All payees together get at most 5,000 a period; where it does not reach, the earliest are paid first.'); // prettier-ignore
});

test('credit rules, holdbacks and settings', () => {
  const rule = (value: object, at = 'crediting[0]') => says(at, { rate: '1' }, { crediting: [{ id: 'r', ...value }] }); // prettier-ignore
  const where = [{ attribute: 'product', in: ['a'] }];
  expect(rule({ kind: 'attribute', attribute: 'owner', share: '0.5' })).toBe('r: credit of 50 % goes to the payee named in owner.'); // prettier-ignore
  expect(rule({ kind: 'payee', payee: 'house', where })).toBe('r: credit of 100 % goes to house.');
  expect(rule({ kind: 'payee', payee: 'house', where }, 'crediting[0].where')).toBe(
    'Only where product is a.'
  );
  expect(rule({ kind: 'rollup' })).toBe('r: credit of 100 % goes to every manager above, for direct credit.');
  expect(rule({ kind: 'rollup', levels: 2, of: ['direct', 'overlay'] })).toBe('r: credit of 100 % goes to managers up to 2 levels above, for direct and overlay credit.'); // prettier-ignore
  const held = (holdback: object) => says('plans[0].payment.holdback', { rate: '1' }, { payment: { holdback: { share: '0.2', ...holdback } } }); // prettier-ignore
  expect(held({})).toBe('20 % of pay is held back for 1 pay period.');
  expect(held({ release: 'whenPaid' })).toBe('20 % of pay is held back until the customer pays.');
  const edge = (tierEdge: string) => says('settings.tierEdge', { rate: '1' }, { settings: { tierEdge } });
  expect(edge('lower')).toBe('A value exactly on the start of a tier stands in that tier.');
  expect(edge('upper')).toBe('A value exactly on the start of a tier stands in the tier below.');
});

test('a rule that is taken out is told with what it said', () => {
  const changes = diffPlans(
    readPlan(planOf([{ rate: '0.1', floor: '500' }])),
    readPlan(planOf([{ rate: '0.1' }]))
  );
  expect(changes.filter(({ rule }) => !rule.endsWith('example'))).toEqual([
    { rule: 'plans.plan.components.c1.floor', before: 'It pays at least 500.', after: undefined }
  ]);
});
