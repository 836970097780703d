import { expect, test } from 'vitest';
import { parsePayoutInput } from '../../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import type { Result } from '../../../src/lib/core/result.ts';
import { formatPath } from '../../../src/lib/core/result.ts';
import { planOf, QUARTERS } from './pay.ts';

const problems = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code, path }) => [formatPath(path), code]).sort()); // prettier-ignore

test('broken shapes and broken references are told together, each with its place', () => {
  const plan = {
    format: 'evenfield/plan',
    version: 1,
    measures: [{ id: 'revenue' }, { id: 'revenue' }],
    plans: [
      {
        id: 'a',
        colour: 'red',
        components: [
          { id: 'c', kind: 'table', measure: 'margin', tiers: [{ from: '1', rate: '5%' }, { from: '1', rate: '0.1' }] },
          { id: 'c', kind: 'table', measure: 'revenue' },
          { id: 'd', kind: 'tabel' },
          { id: 'e', kind: 'table', measure: 'revenue', rate: '0.1', mode: 'marginall', gates: [{ measures: ['x'], atLeast: '1' }] }
        ]
      }
    ]
  }; // prettier-ignore
  expect(problems(parsePlan(plan))).toEqual(
    [
      ['measures[1].id', 'repeated-id'],
      ['plans[0].colour', 'unknown-field'],
      ['plans[0].components[0].measure', 'unknown-measure'],
      ['plans[0].components[0].tiers[0].rate', 'wrong-value'],
      ['plans[0].components[0].tiers[1].from', 'not-rising'],
      ['plans[0].components[1]', 'one-of'],
      ['plans[0].components[1].id', 'repeated-id'],
      ['plans[0].components[2].kind', 'wrong-value'],
      ['plans[0].components[3].gates[0].measures[0]', 'unknown-measure'],
      ['plans[0].components[3].mode', 'wrong-value']
    ].sort()
  );
});

test.each([
  ['combined with credit', { measure: undefined, combined: [{ measure: 'revenue', weight: '1' }], rate: '1' }],
  ['combined by amount', { measure: undefined, combined: [{ measure: 'revenue', weight: '1' }], rate: '1', pays: 'base', by: 'amount' }],
  ['band on credit', { mode: 'band', tiers: [{ from: '0', rate: '1' }] }],
  ['fixed marginal', { pays: 'fixed', rate: '1' }],
  ['target by amount', { pays: 'targetIncentive', by: 'amount', tiers: [{ from: '0', rate: '1' }] }],
  ['no-split of target', { mode: 'noSplit', pays: 'base', rate: '1' }],
  ['no-split trued up', { mode: 'noSplit', position: 'cumulativeOutput', rate: '1' }],
  ['team by transaction', { team: {}, position: 'transaction', rate: '1' }],
  ['both rate and tiers', { rate: '1', tiers: [{ from: '0', rate: '1' }] }],
  ['falling versions', { versions: [{ start: '2024-02-01', tiers: [{ from: '0', rate: '1' }] }, { start: '2024-01-01', tiers: [{ from: '0', rate: '1' }] }] }],
  ['a negative cap', { rate: '1', caps: [{ on: 'earned', at: '-1', beyond: '2' }] }],
  ['an empty window', { rate: '1', window: { start: '2024-02-01', end: '2024-02-01' } }],
  ['a matrix of wrong shape', { kind: 'matrix', measure: undefined, rows: { measure: 'revenue', from: ['0', '1'] }, columns: { measure: 'units', from: ['0'] }, values: [['1']] }],
  ['a matrix without values', { kind: 'matrix', measure: undefined, combine: 'add', rows: { measure: 'revenue', from: ['0'] }, columns: { measure: 'units', from: ['0'] } }],
  ['objectives without points', { kind: 'objectives', measure: undefined, pays: 'points', objectives: [{ id: 'a', measure: 'score', points: '0' }, { id: 'b', measure: 'score', points: '-0' }] }],
  ['a negative objective', { kind: 'objectives', measure: undefined, objectives: [{ id: 'a', measure: 'score', points: '-1' }] }]
])('%s is refused', (_, component) => {
  expect(parsePlan(JSON.parse(JSON.stringify(planOf([component as never])))).ok).toBe(false);
}); // prettier-ignore

test('terms, payment and settings that cannot be are refused', () => {
  const refused = (rest: object) =>
    problems(parsePlan(planOf([{ rate: '1' }], rest))).map(([place]) => place);
  expect(refused({ terms: { payMix: { base: '0.6', variable: '0.5' } } })).toEqual(['plans[0].terms.payMix']);
  expect(refused({ payment: { clawback: { mode: 'proRata' } } })).toEqual([
    'plans[0].payment.clawback.windowMonths'
  ]);
  expect(refused({ payment: { holdback: { share: '2' }, draw: { amount: '-1', limit: '2' } } })).toHaveLength(
    3
  );
  expect(refused({ payment: { cap: {} } })).toEqual(['plans[0].payment.cap']);
  expect(refused({ settings: { division: { basis: 'weights' }, proration: { basis: 'weights', weights: ['0', '0', '0', '0'] } } })).toHaveLength(2); // prettier-ignore
  expect(refused({ payment: { holdback: { share: '-0.1' }, draw: { amount: '1', limit: '-1' } } })).toEqual(['plans[0].payment.draw.limit', 'plans[0].payment.holdback.share']); // prettier-ignore
  expect(refused({ settings: { proration: { basis: 'weights', weights: ['1', '-1', '1', '1'] } } })).toEqual(['settings.proration.weights']); // prettier-ignore
  expect(refused({ terms: { ramp: [{ fromMonth: 2, quota: '0.5' }, { fromMonth: 0, quota: '0.25' }] } })).toEqual(['plans[0].terms.ramp[1].fromMonth']); // prettier-ignore
  const tenure = (measure: string, fromMonth: number) => ({ measure, fromMonth, amount: '1' });
  expect(refused({ terms: { tenureQuotas: [tenure('revenue', 3), tenure('units', 0), tenure('revenue', 3)] } })).toEqual(['plans[0].terms.tenureQuotas[2].fromMonth']); // prettier-ignore
  expect(problems(parsePlan('x'))).toEqual([['', 'wrong-file']]);
});

test('an input is refused with every problem: spans, overlaps, repeated ids, unknown names', () => {
  const input = {
    periods: [QUARTERS[0], { ...QUARTERS[0], start: '2024-03-01', end: '2024-05-01' }, { id: 'bad', start: '2024-06-01', end: '2024-06-01' }],
    payees: [{ id: 'ann' }],
    credits: [{ id: 'k', payee: 'bob', measure: 'revenue', date: '2024-01-01', amount: '1' }, { id: 'k', payee: 'ann', measure: 'revenue', date: '2024-01-01', amount: '1' }],
    transactions: [{ id: 't' }, { id: 't' }],
    splits: [{ transaction: 'u', payee: 'ann' }],
    results: [{ payee: 'ann', measure: 'revenue', period: 'none', value: '1' }]
  }; // prettier-ignore
  expect(problems(parsePayoutInput(input)).map(([, code]) => code).sort()).toEqual([
    'empty-span', 'overlapping-periods', 'repeated-id', 'repeated-id', 'repeated-id', 'unknown-payee', 'unknown-period', 'unknown-transaction'
  ]); // prettier-ignore
  expect(parsePayoutInput({ periods: 'x' }).ok).toBe(false);
});

test('a payee listed twice for the same days is refused: pay terms would count twice', () => {
  const rows = (...spans: object[]) => problems(parsePayoutInput({ periods: [QUARTERS[0]], payees: spans.map((span) => ({ id: 'ann', targetIncentive: '1000', ...span })) })); // prettier-ignore
  expect(rows({}, {})).toEqual([['payees[1].start', 'overlapping-payees']]);
  expect(rows({ start: '2024-03-01' }, { end: '2024-03-02' })).toEqual([['payees[0].start', 'overlapping-payees']]); // prettier-ignore
  expect(rows({ start: '2024-03-01' }, { end: '2024-03-01' })).toEqual([]);
});
