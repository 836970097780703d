import { expect, test } from 'vitest';
import { knownInput, wasKnown } from '../../../../src/lib/core/compensation/retro/known-at.ts';
import { creditsOf, readInput } from '../pay.ts';

test('a day means its end, a time means itself', () => {
  const row = { knownAt: '2024-02-01T09:00:00Z' };
  expect(wasKnown(row, '2024-02-01')).toBe(true);
  expect(wasKnown(row, '2024-01-31')).toBe(false);
  expect(wasKnown(row, '2024-02-01T08:59:59Z')).toBe(false);
  expect(wasKnown(row, '2024-02-01T09:00:00Z')).toBe(true);
  expect(wasKnown({}, '1999-01-01')).toBe(true);
});

test('of several versions of a row the last known counts, in any order; one without a date is the first', () => {
  const base = creditsOf([['2024-02-01', 3]])[0]!;
  const versions = [
    base,
    { ...base, amount: 5, knownAt: '2024-02-10' },
    { ...base, amount: 7, knownAt: '2024-03-10' }
  ];
  for (const credits of [versions, versions.toReversed(), [versions[1]!, versions[2]!, versions[0]!]]) {
    const at = (moment: string | undefined) => knownInput(readInput({ credits }), moment).credits.map(({ amount }) => amount.toFixed()); // prettier-ignore
    expect([at('2024-01-31'), at('2024-02-10'), at(undefined)]).toEqual([['3'], ['5'], ['7']]);
  }
});
