import { expect, test } from 'vitest';
import { ambiguitiesOf } from '../../../../src/lib/core/compensation/explain/ambiguities.ts';
import { planOf, readInput, readPlan } from '../pay.ts';

const tiers = [{ from: '0', rate: '0.05' }, { from: '1', rate: '0.1' }]; // prettier-ignore
const asked = (component: object, input: object = {}, rest: object = {}) =>
  ambiguitiesOf(readPlan(planOf([component as never], rest)), readInput(input));
const own = (component: object) => asked(component).filter(({ path }) => path.includes('components')).map(({ path, options }) => [path.slice(4).join('.'), options.map(({ value }) => value)]); // prettier-ignore

test('what a tier means is asked of every mode with rates, and of no lump', () => {
  const modes = ['marginal', 'retroactive', 'noSplit', 'interpolated'];
  const positions = ['position', ['interval', 'cumulativeInput', 'cumulativeOutput']];
  for (const mode of ['marginal', 'retroactive', 'interpolated']) expect(own({ tiers, mode })).toEqual([['mode', modes], positions]); // prettier-ignore
  expect(own({ tiers, mode: 'noSplit' })).toEqual([['mode', modes]]);
  expect(own({ tiers, mode: 'band', pays: 'fixed' })).toEqual([positions]);
  // No crossing deal where a multiple of target incentive is paid, or where a true-up restates the total.
  const without = modes.filter((mode) => mode !== 'noSplit');
  expect(own({ tiers, pays: 'targetIncentive' })[0]).toEqual(['mode', without]);
  const quotas = ['quotaTo', ['started', 'toDate', 'whole']];
  expect(own({ tiers, position: 'cumulativeOutput' })).toEqual([['mode', without], positions, quotas]);
  expect(own({ tiers, position: 'transaction', by: 'amount' })).toEqual([['mode', modes]]);
  expect(own({ rate: '0.1' })).toEqual([]);
  expect(own({ kind: 'perTransaction', amount: '5' })).toEqual([]);
});

test('proration is asked where somebody joins, leaves or changes plan inside the run', () => {
  const part = (input: object) =>
    asked({ rate: '0.1' }, input).some(({ path }) => path.includes('proration'));
  expect(part({})).toBe(false);
  expect(part({ payees: [{ id: 'ann', start: '2020-01-01' }] })).toBe(false);
  expect(part({ payees: [{ id: 'ann', start: '2024-01-02' }] })).toBe(true);
  expect(part({ payees: [{ id: 'ann', end: '2024-03-01' }] })).toBe(true);
  const on = (days: object) => part({ assignments: [{ payee: 'ann', plan: 'plan', ...days }] });
  expect([on({}), on({ start: '2024-01-01' }), on({ start: '2024-02-01' }), on({ end: '2024-02-01' })]).toEqual([false, false, true, true]); // prettier-ignore
});

test('a clawback by months lived is an option only where a window says how many', () => {
  const modes = (clawback: object) => asked({ rate: '0.1' }, {}, { payment: { clawback } }).find(({ path }) => path.at(-1) === 'mode' && path.includes('clawback'))!.options.map(({ value }) => value); // prettier-ignore
  expect(modes({ mode: 'percent' })).toEqual(['percent', 'paidOnly', 'reTier']);
  expect(modes({ mode: 'percent', windowMonths: 12 })).toEqual(['percent', 'proRata', 'paidOnly', 'reTier']);
});

test('whether recovery may push pay below a draw is asked of floors that are owed, as yes and no', () => {
  const below = (draw: object) =>
    asked({ rate: '0.1' }, {}, { payment: { draw: { amount: '100', ...draw } } }).find(({ path }) => path.at(-1) === 'belowDraw'); // prettier-ignore
  expect(below({})).toMatchObject({ chosen: 'no', options: [{ value: 'no' }, { value: 'yes' }] });
  expect(below({ belowDraw: true })?.chosen).toBe('yes');
  expect([below({ base: 'loan' }), below({ recovery: 'nonRecoverable' })]).toEqual([undefined, undefined]);
});
