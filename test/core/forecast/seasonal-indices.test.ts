import { expect, test } from 'vitest';
import {
  estimateSeason,
  passesSeasonalityTest,
  removeSeason,
  shrunkenSeason
} from '../../../src/lib/core/forecast/seasonal-indices.ts';

const shape = [0.8, 1.1, 1.3, 0.8];
const clear = Array.from({ length: 24 }, (_, t) => 100 * shape[t % 4]!);

test('a pure season is read back exactly and taken out to a flat line', () => {
  const { indices, errorVariance } = estimateSeason(clear, 4, 'multiplicative');
  shape.forEach((index, k) => expect(indices[k]).toBeCloseTo(index, 12));
  expect(errorVariance).toBeCloseTo(0, 12);
  for (const value of removeSeason(clear, indices, 'multiplicative')) expect(value).toBeCloseTo(100, 9);
});

test('a clear season is hardly shrunk, noise without one nearly to nothing', () => {
  const kept = shrunkenSeason(clear, 4, 'multiplicative');
  shape.forEach((index, k) => expect(kept[k]).toBeCloseTo(index, 12));
  const noise = Array.from({ length: 60 }, (_, t) => 100 + (((t * 7919) % 101) - 50) / 5);
  for (const index of shrunkenSeason(noise, 12, 'multiplicative'))
    expect(Math.abs(index - 1)).toBeLessThan(0.03);
});

test('the M4 test sees a season only with three of them on record', () => {
  expect(passesSeasonalityTest(clear, 4)).toBe(true);
  expect(passesSeasonalityTest(clear.slice(0, 11), 4)).toBe(false);
  expect(passesSeasonalityTest(clear, 1)).toBe(false);
});
