import { expect, test } from 'vitest';
import { calibrate, normalReach } from '../../../src/lib/core/forecast/calibration.ts';
import { normalQuantile } from '../../../src/lib/core/forecast/normal-quantile.ts';

test('normal quantiles as in the tables', () => {
  // Standard normal: 97.5 % 1.959964, 90 % 1.281552, 99.9 % 3.090232 (Abramowitz & Stegun, table 26.5).
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
  expect(normalQuantile(0.9)).toBeCloseTo(1.281552, 6);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 6);
  expect(normalReach(95)).toBeCloseTo(1.959964, 6);
});

/** 90 series whose misses are twice as large as a normal distribution's. */
const wide = Array.from({ length: 90 * 11 }, (_, i) => ({
  series: i % 90,
  ratio: 2 * Math.abs(normalQuantile((i + 0.5) / (90 * 11)))
}));

test('misses twice as large as expected widen the interval, the more so the more origins saw them', () => {
  const factor = (origins: number) => calibrate(wide, 95, origins).reach / normalReach(95);
  expect(calibrate(wide, 95, 1).measured).toBeCloseTo(2, 1);
  // 2^(1/4 · 90/100) = 1.169 and 2^(3/6 · 90/100) = 1.366, by hand.
  expect(factor(1)).toBeCloseTo(1.169, 2);
  expect(factor(3)).toBeCloseTo(1.366, 2);
});

test('nothing held out leaves the normal distribution', () => {
  expect(calibrate([], 80, 1)).toEqual({ level: 80, reach: normalReach(80), measured: 1, series: 0 });
});
