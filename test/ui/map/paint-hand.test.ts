import { expect, test } from 'vitest';
import { grown } from '../../../src/lib/ui/map/paint-hand.ts';

test('a stroke that grew names what was added; one that lost a unit, or has another receiver, is drawn anew', () => {
  const before = { to: 3, units: [2, 5, 9] };
  expect(grown(before, { to: 3, units: [1, 2, 5, 7, 9, 12] })).toEqual([1, 7, 12]);
  expect(grown(before, before)).toEqual([]);
  expect(grown(before, { to: 3, units: [2, 5, 8, 10] })).toBe(false);
  expect(grown(before, { to: 3, units: [2, 5] })).toBe(false);
  expect(grown(before, { to: 4, units: [2, 5, 9] })).toBe(false);
  expect(grown(undefined, before)).toBe(false);
});
