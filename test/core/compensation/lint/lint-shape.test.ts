import { expect, test } from 'vitest';
import { lintPlan } from '../../../../src/lib/core/compensation/lint/lint-plan.ts';
import { planOf, readPlan } from '../pay.ts';

/** Code and message of every finding; probes stand at a quota of 100,000 and a target incentive of 40,000 a year. */
const found = (components: object[], rest: object = {}) =>
  lintPlan(readPlan(planOf(components as never, rest))).map(({ code, component, message }) => [code, component, message]); // prettier-ignore
const witness = (components: object[], rest: object = {}) =>
  lintPlan(readPlan(planOf(components as never, rest)))[0]?.witness;
const tiers = (...rows: [string, string][]) => rows.map(([from, rate]) => ({ from, rate }));

test('a gate or modifier on the measure that is paid makes a cliff like a threshold', () => {
  expect(found([{ rate: '0.05', gates: [{ measures: ['revenue'], atLeast: '0.8' }] }])).toEqual([
    ['cliff', 'plan/c1', 'Pay jumps by 4000.00 at a credit of 80000: deals are worth holding or splitting around it.'], // prettier-ignore
    ['gap', 'plan/c1', 'Credit between 0 and 80000 pays nothing more.']
  ]);
  // 100,000 × 5 % × 1.5 = 7,500 at quota, 4,999.995 just below.
  expect(witness([{ rate: '0.05', modifiers: [{ measure: 'revenue', tiers: [{ from: '0', factor: '1' }, { from: '1', factor: '1.5' }] }] }])).toMatchObject({ at: { credit: '100000', earned: '7500.00' } }); // prettier-ignore
  // A gate on another measure is met in the probe and is no risk of the curve.
  expect(found([{ rate: '0.05', gates: [{ measures: ['units'], atLeast: '1' }] }])).toEqual([]);
});

test('pay at zero effort means nothing in any measure: objectives met elsewhere are no windfall', () => {
  const objectives = ['score', 'units'].map((measure) => ({ id: measure, measure, points: '1' }));
  expect(found([{ kind: 'objectives', measure: undefined, objectives }])).toEqual([]);
  const grid = (cell: string) => ({ kind: 'matrix', measure: undefined, mode: 'curve', rows: { measure: 'revenue', from: ['0', '9'] }, columns: { measure: 'units', from: ['0', '1'] }, values: [[cell, '1'], ['9', '10']] }); // prettier-ignore
  expect(found([grid('0')]).map(([code]) => code)).not.toContain('pay-at-zero');
  expect(found([grid('0.1')])).toContainEqual(['pay-at-zero', 'plan/c1', 'Pays 1000.00 for no credit at all.']); // prettier-ignore
});

test('every dated table is looked over, each risk told once', () => {
  const versions = [
    { start: '2024-01-01', tiers: tiers(['0', '0.05']) },
    { start: '2024-03-01', tiers: tiers(['0', '0.05'], ['1', '-0.2']) },
    { start: '2024-06-01', tiers: tiers(['0', '0.05'], ['1', '-0.2']) }
  ];
  expect(found([{ versions }])).toEqual([
    ['non-monotone', 'plan/c1', 'Between a credit of 100000 and 500000 more credit pays less.']
  ]);
});

test('a tier that ends below the threshold never pays, unless its slice is paid once the threshold is reached', () => {
  const low = { tiers: tiers(['0', '0.03'], ['0.5', '0.05']), threshold: { at: '0.8' } };
  const unreachable = (component: object) => found([component]).filter(([code]) => code === 'unreachable-tier').map(([, , message]) => message); // prettier-ignore
  expect(unreachable(low)).toEqual([]);
  const never = ['The tier from 0 never pays: it ends below the threshold.'];
  expect(unreachable({ ...low, mode: 'retroactive' })).toEqual(never);
  expect(unreachable({ ...low, threshold: { at: '0.8', pay: 'fromThreshold' } })).toEqual(never);
  expect(unreachable({ position: 'transaction', by: 'amount', tiers: tiers(['0', '0.05'], ['9000', '0.1']), caps: [{ on: 'transaction', at: '9000' }] })).toEqual(['The tier from 9000 never pays: a cap holds before it.']); // prettier-ignore
});

test('a cap on payment that forfeits is a dead zone, one that defers is not', () => {
  const cap = (terms: object) => found([{ rate: '0.05' }], { payment: { cap: terms } });
  // Four quarters of 100,000 × 5 % = 20,000 at quota: the cap of 5,000 a quarter holds from there on.
  expect(cap({ amount: '5000' })).toEqual([['dead-zone', 'plan', 'From 100 % of every quota on, the cap on payment leaves 20000.00 a year and more credit pays nothing more.']]); // prettier-ignore
  expect(cap({ amount: '5000', excess: 'defer' })).toEqual([]);
  expect(cap({ amount: '500000' })).toEqual([]);
});

test('a draw that is never owed and never ends is pay for nothing', () => {
  const draw = (terms: object) => found([{ rate: '0.05' }], { payment: { draw: { amount: '2000', ...terms } } }); // prettier-ignore
  expect(draw({ recovery: 'nonRecoverable' })).toEqual([['pay-at-zero', 'plan', 'The draw pays 8000.00 a year for no credit at all: it is never owed and never ends.']]); // prettier-ignore
  expect([draw({}), draw({ recovery: 'nonRecoverable', months: 3 }), draw({ recovery: 'nonRecoverable', end: '2024-07-01' })]).toEqual([[], [], []]); // prettier-ignore
});

test('a SPIF of fixed amounts on top of the commission is meant; two at once are not', () => {
  const spif = (start: string, end: string) => ({ kind: 'perTransaction', amount: '100', window: { start, end } }); // prettier-ignore
  expect(found([{ rate: '0.05' }, spif('2024-03-01', '2024-06-01')])).toEqual([]);
  expect(found([spif('2024-03-01', '2024-06-01'), { rate: '0.05' }, spif('2024-05-15', '2024-07-01')])).toEqual([['double-pay', 'plan/c1', 'c1 and c3 both pay for the same credit of revenue, from 2024-05-15 to 2024-06-01.']]); // prettier-ignore
  expect(witness([{ rate: '0.05' }, { rate: '0.02' }])).toEqual({ components: ['c1', 'c2'], measure: 'revenue', pays: { c1: { credit: '100000', attainment: '1', earned: '5000.00' }, c2: { credit: '100000', attainment: '1', earned: '2000.00' } } }); // prettier-ignore
});
