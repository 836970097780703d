import { expect, test } from 'vitest';
import { planHashes } from './repeatable-search.ts';

test('the same seed and tries give the same plans, twice', () => {
  const hashes = planHashes();
  expect(new Set(hashes).size).toBe(4);
  expect(planHashes()).toEqual(hashes);
});
