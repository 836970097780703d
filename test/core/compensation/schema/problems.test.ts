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

test('a file nested a hundred thousand deep, or broken in thousands of places, is refused at once', () => {
  let deep: unknown = '0.1';
  for (let i = 0; i < 100_000; i++) deep = { deep };
  expect(said(parsePlan(planOf([{ rate: deep as never }])))).toEqual([`The file is not a pay plan: its parts lie more than 50 deep in one another; ${begins}`]); // prettier-ignore
  expect(said(parsePayoutInput({ periods: [deep], payees: [] }))[0]).toContain('more than 50 deep');
  const tiers = Array.from({ length: 3000 }, (_, i) => ({ from: String(i), rate: 'x' }));
  const begun = performance.now();
  expect(said(parsePlan({ ...planOf([{ tiers: tiers as never }]) }))).toHaveLength(3000);
  expect(performance.now() - begun).toBeLessThan(3000);
});

test('names out of the language itself are names like any other', () => {
  const plan = { format: 'evenfield/plan', version: 1, measures: [{ id: 'constructor' }], plans: [{ id: '__proto__', components: [{ id: 'toString', kind: 'table', measure: 'constructor', rate: '0.1' }] }] }; // prettier-ignore
  expect(said(parsePlan(plan))).toEqual([]);
  const own = JSON.parse('{"__proto__":{"format":"x"},"measures":[],"plans":[]}') as unknown;
  expect(said(parsePlan(own))).toContain('__proto__ is not a field of this format; remove it or correct its name.'); // prettier-ignore
});
