import { expect, test } from 'vitest';
import { fitEts } from '../../../src/lib/core/forecast/ets-fit.ts';
import { etsPredictor, autoEts, candidateModels } from '../../../src/lib/core/forecast/auto-ets.ts';
import { forecastAhead } from '../../../src/lib/core/forecast/predictor.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

test('simple smoothing reaches a likelihood no coarse grid beats', () => {
  const random = createRandom(5);
  let level = 10;
  const values = Float64Array.from({ length: 80 }, () => {
    const shock = random.next() + random.next() + random.next() - 1.5;
    const value = level + shock;
    level += 0.4 * shock;
    return value;
  });
  const fit = fitEts({ error: 'A', trend: 'N', season: 'N' }, values, 1)!;
  const squaresOf = (alpha: number, start: number) => {
    let [l, sum] = [start, 0];
    for (const value of values) {
      sum += (value - l) ** 2;
      l += alpha * (value - l);
    }
    return sum;
  };
  const reached = squaresOf(fit.parameters[0]!, fit.parameters[1]!);
  for (let alpha = 0.02; alpha < 1; alpha += 0.02) {
    for (let start = 8; start <= 12; start += 0.05) {
      expect(reached).toBeLessThanOrEqual(squaresOf(alpha, start) * (1 + 1e-6));
    }
  }
});

test('a line with a season is carried on: the forecast follows trend and shape', () => {
  const shape = [0.8, 1.1, 1.3, 0.8];
  const truth = (t: number) => (100 + 2 * t) * shape[t % 4]!;
  const values = Float64Array.from({ length: 40 }, (_, t) => truth(t));
  const { best, predictor } = autoEts(values, 4)!;
  expect(best.model.season).toBe('M');
  forecastAhead(predictor, 40, 4).forEach((value, h) =>
    expect(Math.abs(value / truth(40 + h) - 1)).toBeLessThan(0.03)
  );
});

test('season and multiplicative forms are tried only where they can be', () => {
  expect(candidateModels(27, 12, true).some(({ season }) => season !== 'N')).toBe(true);
  expect(candidateModels(26, 12, true).every(({ season }) => season === 'N')).toBe(true);
  expect(candidateModels(60, 12, false).every(({ error, season }) => error === 'A' && season !== 'M')).toBe(true); // prettier-ignore
});

test('forecasts from inside the history use only what was known there', () => {
  const values = Float64Array.from({ length: 30 }, (_, t) => 50 + ((t * 37) % 11));
  const fit = fitEts({ error: 'A', trend: 'Ad', season: 'N' }, values, 1)!;
  const out = new Float64Array(1);
  const predictor = etsPredictor(fit, 1);
  for (let origin = 0; origin < 30; origin++) {
    predictor.forecastFrom(origin, 1, out);
    expect(out[0]).toBeCloseTo(fit.fits[origin]!, 10);
  }
});
