import { expect, test } from 'vitest';
import {
  deviationChange,
  deviationOf,
  positionsApart
} from '../../../src/lib/ui/territory/deviation-words.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

test('both ends of a change are rounded alike, and a change of a tenth is seen', () => {
  expect(plain(deviationChange(false, -0.3461, -0.3454))).toBe('−34.6 to −34.5 %');
  expect(plain(deviationChange(false, -0.319, -0.168))).toBe('−31.9 to −16.8 %');
});

test('nothing is minus zero', () => {
  expect(plain(deviationOf(false, -0.0004))).toBe('0.0 %');
});

test('who holds a unit too big for any balance is set apart, not at the mean', () => {
  const holders = Int32Array.of(2, 0, 1);
  const apart = positionsApart({ apart: { units: [0], target: 1 }, plan: { holders } });
  expect([...apart]).toEqual([2]);
  expect(deviationOf(apart.has(2), 0)).toBe('set apart');
  expect(deviationChange(apart.has(2), 0, 0)).toBe('set apart');
  expect(plain(deviationOf(apart.has(0), 0))).toBe('0.0 %');
});
