import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { planNotes } from '../../../src/lib/ui/plan/plan-notes.ts';
import { creditsOf, planOf, readInput, readPlan } from '../../core/compensation/pay.ts';

const json = planOf([{ rate: '0.1' }, { id: 'kit', title: 'Kit bonus', measure: 'units', rate: '5' }], { title: 'Seller' }); // prettier-ignore
const document = readPlan(json);
const evaluationOf = (input: object, findings: object[] = []) => {
  const read = readInput(input);
  const { lines } = computePayout(document, read);
  const measures = [...new Set(read.credits.map(({ measure }) => measure))].sort();
  return { findings, plans: new Map([['base', json]]), pay: { lines, measures } } as unknown as Evaluation;
};
const revenue = creditsOf([['2024-02-01', 100]]);

test('a rule on a measure nobody has here is named, with the measures that do have credit', () => {
  expect(planNotes(evaluationOf({ credits: revenue }), 'base')).toEqual([
    'Nobody on Seller has any units in this data, so Kit bonus pays nothing. There is credit of revenue.'
  ]);
  expect(planNotes(evaluationOf({}), 'base')[0]).toBe('Nobody on Seller has any revenue in this data, so c1 pays nothing. No measure has any here.'); // prettier-ignore
});

test('a plan that all has credit for, and one that is not paid, have nothing to say', () => {
  const units = creditsOf([['2024-02-01', 3]], 'ann', 'units');
  expect(planNotes(evaluationOf({ credits: [...revenue, ...units] }), 'base')).toEqual([]);
  expect(planNotes(evaluationOf({}), 'other')).toEqual([]);
  expect(planNotes(undefined, 'base')).toEqual([]);
});

test('what the evaluation found about the plan is said in its words, once', () => {
  const findings = [
    { code: 'plan-measure-unknown', table: '', keys: ['base', 'units'], values: [], message: 'Units are not there.' },
    { code: 'plan-measure-unknown', table: '', keys: ['other', 'x'], values: [], message: 'Of another plan.' },
    { code: 'no-rep', table: 'account', keys: ['base'], values: [], message: 'Of the data.' }
  ]; // prettier-ignore
  expect(planNotes(evaluationOf({ credits: revenue }, findings), 'base')).toEqual(['Units are not there.']);
});
