import { expect, test } from 'vitest';
import { verifyDispute } from '../../../../src/lib/core/compensation/dispute/dispute.ts';
import { parsePayoutInput } from '../../../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../../../src/lib/core/compensation/parse-plan.ts';
import type { Result } from '../../../../src/lib/core/result.ts';
import { planOf, QUARTERS } from '../pay.ts';

const said = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ message }) => message));

test('every problem is one sentence: where, what, what to write', () => {
  const plan = { ...planOf([{ rate: '0.1' }]), colour: 'red', title: 5, plans: [{ id: 'p', components: 'all' }] }; // prettier-ignore
  expect(said(parsePlan(plan))).toEqual([
    'title must be text, not 5.',
    'plans[0].components must be a list, not "all".',
    'colour is not a field of this format; remove it or correct its name.'
  ]);
});

test('an attribute that is neither text nor number is named with what it may be', () => {
  const input = { periods: [QUARTERS[0]], payees: [{ id: 'ann', attributes: { region: ['west'] } }] };
  expect(said(parsePayoutInput(input))).toEqual([
    'payees[0].attributes.region must be (string | number | boolean | null), not Array.'
  ]);
});

const begins = 'a plan begins {"format":"evenfield/plan","version":1,"measures":[…],"plans":[…]}.';
test.each([
  [null, 'it holds only null'],
  ['x', 'it holds only "x"'],
  [[], 'it holds a list, not an object'],
  [{ lines: [] }, 'it has none of the fields measures, plans'],
  [{ format: 'evenfield/scenario', version: 1 }, 'its format is "evenfield/scenario", not "evenfield/plan"']
])('what is no plan at all is told in one sentence: %j', (json, what) => {
  expect(said(parsePlan(json))).toEqual([`The file is not a pay plan: ${what}; ${begins}`]);
});

test('what is no input and no dispute is told likewise', () => {
  expect(said(parsePayoutInput([]))).toEqual(['The file is not the input of a payout: it holds a list, not an object; an input begins {"periods":[…],"payees":[…]}, as in test/contract/payout.']); // prettier-ignore
  expect(said(verifyDispute({ a: 1 }))).toEqual(['The file is not a dispute or share file: it has none of the fields question, expected; make one on a statement of the Payout page, or with Share of a scenario.']); // prettier-ignore
});

test('what a shape cannot say is told beside what it can', () => {
  const input = { periods: [{ ...QUARTERS[0], start: '2024-02-30' }, QUARTERS[1], QUARTERS[1]], payees: [{ id: 'ann' }], quotas: [{ payee: 'bob', measure: 'revenue', ...QUARTERS[0], amount: '1' }] }; // prettier-ignore
  const codes = parsePayoutInput(input);
  expect(codes.ok ? [] : codes.problems.map(({ code }) => code).sort()).toContain('wrong-value');
});
