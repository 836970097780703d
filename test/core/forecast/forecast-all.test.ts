import { expect, test } from 'vitest';
import { forecastAll, type SeriesInput } from '../../../src/lib/core/forecast/forecast-all.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

/** Noisy monthly series with level, trend and season, all from one seed. */
function madeUpSeries(count: number, length: number): SeriesInput[] {
  return Array.from({ length: count }, (_, i) => {
    const random = createRandom(11, 'series', i);
    const growth = random.next() - 0.3;
    const shape = Array.from({ length: 12 }, () => 0.7 + 0.6 * random.next());
    const values = Array.from(
      { length },
      (_, t) => (100 + growth * t) * shape[t % 12]! * (0.9 + 0.2 * random.next())
    );
    return { id: `s${i}`, m: 12, horizon: 12, values };
  });
}

const inputs = madeUpSeries(40, 72);
const result = forecastAll(inputs, { levels: [80, 95], origins: 2 });

test('made-up seasonal series are forecast far better than by the floors', () => {
  expect(result.backtest.owa!).toBeLessThan(0.85);
  expect(result.backtest.methods.find(({ method }) => method === 'Naive2')!.owa).toBe(1);
  expect(Math.abs(result.backtest.bias!)).toBeLessThan(0.2);
});

test('measured coverage is near the level asked for', () => {
  expect(result.backtest.coverage['95']).toBeGreaterThan(0.91);
  expect(result.backtest.coverage['95']).toBeLessThan(0.99);
  expect(result.backtest.coverage['80']).toBeGreaterThan(0.72);
  expect(result.backtest.coverage['80']).toBeLessThan(0.9);
});

test('intervals widen with the horizon and with the level', () => {
  for (const { mean, intervals } of result.series) {
    const [inner, outer] = intervals;
    for (let h = 0; h < 12; h++) {
      expect(inner!.hi[h]! - mean[h]!).toBeLessThan(outer!.hi[h]! - mean[h]!);
      if (h > 0)
        expect(outer!.hi[h]! - mean[h]!).toBeGreaterThanOrEqual(outer!.hi[h - 1]! - mean[h - 1]! - 1e-9);
    }
  }
});

test('a bad series leaves the others as they are', () => {
  const alone = forecastAll(inputs.slice(0, 3), { levels: [95] });
  const withBad = forecastAll(
    [...inputs.slice(0, 3), { id: 'bad', m: 12, horizon: 12, values: [NaN, NaN] }],
    { levels: [95] }
  );
  expect(withBad.series.slice(0, 3).map(({ mean }) => mean)).toEqual(alone.series.map(({ mean }) => mean));
  expect(withBad.series[3]!.status).toBe('none');
  expect(withBad.series[0]!.message).toContain('3 series only');
});
