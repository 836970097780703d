import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitSeries } from '../../../src/lib/core/forecast/fit-series.ts';

const anySeries = fc
  .tuple(
    fc.array(
      fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(0), fc.integer({ min: 0, max: 3 })),
      {
        minLength: 0,
        maxLength: 45
      }
    ),
    fc.constantFrom(1e-9, 1, 1e12),
    fc.constantFrom(0, 5, -5)
  )
  .map(([values, scale, shift]) => Float64Array.from(values, (value) => (value + shift) * scale));

test('whatever the history, the forecast is finite and its errors never fall with the horizon', () => {
  fc.assert(
    fc.property(anySeries, fc.constantFrom(1, 4, 12), (values, m) => {
      const { mean, spread, nonNegative, status } = fitSeries(values, m, 8);
      expect(mean).toHaveLength(values.length === 0 ? 0 : 8);
      if (status === 'none') return;
      for (let h = 0; h < 8; h++) {
        expect(Number.isFinite(mean[h]!) && Number.isFinite(spread[h]!)).toBe(true);
        if (nonNegative) expect(mean[h]!).toBeGreaterThanOrEqual(0);
        if (h > 0) expect(spread[h]!).toBeGreaterThanOrEqual(spread[h - 1]!);
      }
    }),
    { numRuns: 100 }
  );
});

test('a forecast follows the unit: cents give a hundred times what dollars give', () => {
  const dollars = Float64Array.from(
    { length: 40 },
    (_, t) => 50 + 0.4 * t + 9 * ((t * 5) % 4) + ((t * 7) % 3)
  );
  const [inDollars, inCents] = [dollars, dollars.map((value) => value * 100)].map((v) => fitSeries(v, 4, 6));
  for (let h = 0; h < 6; h++) expect(inCents!.mean[h]! / inDollars!.mean[h]!).toBeCloseTo(100, 4);
});

test('forecasts stay near the history: no step leaves three times its range', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 60 }), (values) => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const { mean } = fitSeries(Float64Array.from(values), 12, 12);
      for (const value of mean) {
        expect(value).toBeLessThanOrEqual(high + 3 * (high - low) + 1e-6);
        expect(value).toBeGreaterThanOrEqual(Math.max(0, low - 3 * (high - low)) - 1e-6);
      }
    }),
    { numRuns: 200 }
  );
});
