import { expect, test } from 'vitest';
import { createRandom, shuffle } from '../../src/lib/core/random.ts';

test('a seed repeats, a name opens another stream', () => {
  const take = (...names: string[]) => Array.from({ length: 5 }, createRandom(42, ...names).next);
  expect(take('accounts')).toEqual(take('accounts'));
  expect(take('accounts')).not.toEqual(take('reps'));
});

test('draws are spread evenly and within bounds', () => {
  const random = createRandom(1);
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < 60_000; i++) counts[random.below(6)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('a shuffle keeps every item', () => {
  expect(shuffle([1, 2, 3, 4, 5], createRandom(3)).sort()).toEqual([1, 2, 3, 4, 5]);
});
