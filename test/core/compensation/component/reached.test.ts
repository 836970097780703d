import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import type { ReachedMemory } from '../../../../src/lib/core/compensation/measure/context.ts';
import { creditsOf, planOf, QUARTERS, quotaOf, readInput, readPlan } from '../pay.ts';

const tiers = [{ from: '0', rate: '0.01' }, { from: '1', rate: '0.02' }]; // prettier-ignore
const team = readPlan(planOf([{ tiers, team: { of: 'all' }, position: 'cumulativeInput', caps: [{ on: 'transaction', at: '5000' }] }])); // prettier-ignore
const inputWith = (bob: number, cyd: number, quota = 1000) =>
  readInput({
    periods: QUARTERS.slice(0, 2),
    payees: ['ann', 'bob', 'cyd'].map((id) => ({ id })),
    hierarchy: ['bob', 'cyd'].map((id) => ({ id, manager: 'ann' })),
    quotas: [quotaOf(quota, QUARTERS[0]!, 'bob'), quotaOf(1000, QUARTERS[0]!, 'cyd'), quotaOf(1000, QUARTERS[1]!, 'cyd')], // prettier-ignore
    credits: [...creditsOf([['2024-02-01', bob]], 'bob'), ...creditsOf([['2024-05-01', cyd]], 'cyd')]
  });
const lead = (reached?: ReachedMemory, input = inputWith(1500, 900)) =>
  computePayout(team, input, { payees: new Set(['ann']), ...(reached ? { reached } : {}) }).lines.map(({ payee, earned }) => [payee, earned.toFixed(2)]); // prettier-ignore

test('only the people asked for are paid, their team counts all the same', () => {
  // Q1: 1,500 of a team quota of 2,000 at 1 %. Q2: to date 2,400 of 3,000, the next 900 at 1 %.
  expect(lead()).toEqual([
    ['ann', '15.00'],
    ['ann', '9.00']
  ]);
});

test('with a memory of what members reached, pay after a change is what a fresh calculation pays', () => {
  const versions = new Map([['ann', 1], ['bob', 1], ['cyd', 1]]); // prettier-ignore
  const memory: ReachedMemory = { versionOf: (payee) => versions.get(payee)!, spans: new Map() };
  const held = (input: ReturnType<typeof inputWith>) => expect(lead(memory, input)).toEqual(lead(undefined, input)); // prettier-ignore
  held(inputWith(1500, 900));
  // Another version that says the same: the team is not summed again.
  versions.set('bob', 2);
  held(inputWith(1500, 900));
  versions.set('bob', 3);
  held(inputWith(1700, 900));
  versions.set('bob', 4);
  held(inputWith(1700, 900, 700));
  versions.set('cyd', 2);
  held(inputWith(1700, 2600, 700));
  expect(lead(memory, inputWith(1700, 2600, 700))).toEqual([
    ['ann', '17.00'],
    // To date 4,300 of a quota of 2,700: 1,000 more at 1 %, 1,600 at 2 %.
    ['ann', '42.00']
  ]);
});
