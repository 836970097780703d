import { minimizeSquares } from './least-squares.ts';
import type { Predictor } from './predictor.ts';

/**
 * Teunter–Syntetos–Babai for intermittent series: one smoothing for the chance that a period has any demand,
 * updated every period so that it fades when demand stops, and one for the size when there is some. The forecast
 * of every step is chance × size. Teunter, Syntetos & Babai (2011).
 */
export function fitTsb(values: Float64Array): Predictor {
  const n = values.length;
  const path = new Float64Array(n + 1);
  const sizes = values.filter((value) => value !== 0);
  const startSize = sizes.length > 0 ? sizes.reduce((sum, size) => sum + size, 0) / sizes.length : 0;
  const startChance = sizes.length / n;
  const run = (chanceRate: number, sizeRate: number) => {
    let [chance, size] = [startChance, startSize];
    path[0] = chance * size;
    for (let t = 0; t < n; t++) {
      const value = values[t]!;
      if (value !== 0) size += sizeRate * (value - size);
      chance += chanceRate * ((value !== 0 ? 1 : 0) - chance);
      path[t + 1] = chance * size;
    }
  };
  const parameters = Float64Array.of(0.1, 0.1);
  const bounds = { lower: Float64Array.of(0.01, 0.01), upper: Float64Array.of(0.3, 0.3) };
  minimizeSquares(
    (trial, out) => {
      run(trial[0]!, trial[1]!);
      for (let t = 0; t < n; t++) out[t] = values[t]! - path[t]!;
    },
    n,
    parameters,
    bounds,
    { iterations: 20 }
  );
  run(parameters[0]!, parameters[1]!);
  return { name: 'TSB', forecastFrom: (origin, horizon, out) => void out.fill(path[origin]!, 0, horizon) };
}

/** More than a third of the values are zero and none is negative: demand comes and goes, and TSB forecasts it. */
export function isIntermittent(values: Float64Array): boolean {
  let zeros = 0;
  for (const value of values) {
    if (value < 0) return false;
    if (value === 0) zeros++;
  }
  return zeros * 3 > values.length;
}
