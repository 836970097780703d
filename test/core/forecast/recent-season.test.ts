import { expect, test } from 'vitest';
import { localTrend, recentSeason } from '../../../src/lib/core/forecast/recent-season.ts';

const shape = [0.8, 1.1, 1.3, 0.8];
const clear = Float64Array.from({ length: 24 }, (_, t) => 100 * shape[t % 4]!);

test('a clear season is read back, noise without one nearly vanishes', () => {
  const kept = recentSeason(clear, 4, 'multiplicative');
  shape.forEach((index, k) => expect(kept[k]).toBeCloseTo(index, 9));
  const noise = Float64Array.from({ length: 60 }, (_, t) => 100 + (((t * 7919) % 101) - 50) / 5);
  for (const index of recentSeason(noise, 12, 'multiplicative'))
    expect(Math.abs(index - 1)).toBeLessThan(0.04);
});

test('additive indices have mean 0, multiplicative ones mean 1', () => {
  const values = clear.map((value, t) => value + 3 * t + ((t * 7) % 5));
  const mean = (of: Float64Array) => of.reduce((sum, one) => sum + one, 0) / of.length;
  expect(mean(recentSeason(values, 4, 'additive'))).toBeCloseTo(0, 9);
  expect(mean(recentSeason(values, 4, 'multiplicative'))).toBeCloseTo(1, 9);
});

test('where the season changed, the last years count more than the first', () => {
  const early = [1.3, 1.1, 0.8, 0.8];
  const values = Float64Array.from({ length: 32 }, (_, t) => 100 * (t < 16 ? early : shape)[t % 4]!);
  const [first, , third] = recentSeason(values, 4, 'multiplicative');
  // A plain mean of both halves would give 1.05 for either.
  expect(first).toBeLessThan(0.95);
  expect(third).toBeGreaterThan(1.15);
});

test('the local level follows a straight line exactly, up to both ends', () => {
  const line = Float64Array.from({ length: 20 }, (_, t) => 50 + 2.5 * t);
  localTrend(line, 12).forEach((level, t) => expect(level).toBeCloseTo(line[t]!, 9));
});
