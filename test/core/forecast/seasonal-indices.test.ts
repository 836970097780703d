import { expect, test } from 'vitest';
import {
  estimateSeason,
  passesSeasonalityTest,
  removeSeason
} from '../../../src/lib/core/forecast/seasonal-indices.ts';

const shape = [0.8, 1.1, 1.3, 0.8];
const clear = Array.from({ length: 24 }, (_, t) => 100 * shape[t % 4]!);

test('a pure season is read back exactly and taken out to a flat line', () => {
  const { indices, errorVariance } = estimateSeason(clear, 4, 'multiplicative');
  shape.forEach((index, k) => expect(indices[k]).toBeCloseTo(index, 12));
  expect(errorVariance).toBeCloseTo(0, 12);
  for (const value of removeSeason(clear, indices, 'multiplicative')) expect(value).toBeCloseTo(100, 9);
});

test('the M4 test sees a season only with three of them on record', () => {
  expect(passesSeasonalityTest(clear, 4)).toBe(true);
  expect(passesSeasonalityTest(clear.slice(0, 11), 4)).toBe(false);
  expect(passesSeasonalityTest(clear, 1)).toBe(false);
});
