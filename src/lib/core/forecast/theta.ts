import { integerPower } from '../portable-math.ts';
import { minimizeSquares, type Bounds } from './least-squares.ts';
import type { Predictor } from './predictor.ts';
import { mean } from './statistics.ts';

const bounds: Bounds = {
  lower: Float64Array.of(0.01, 0, -Infinity),
  upper: Float64Array.of(0.99, 0.9999, Infinity)
};

/**
 * Dynamic Optimised Theta of a series without season: simple smoothing plus a share 1 − 1/θ of a regression line
 * that is refitted at every step; α, θ and the first level by least squares.
 * Fiorucci et al. (2016), "Models for optimising the theta method and their relationship to state space models".
 */
export function fitTheta(values: Float64Array): Predictor {
  const n = values.length;
  const fits = new Float64Array(n);
  const level = new Float64Array(n + 1);
  const intercept = new Float64Array(n + 1);
  const slope = new Float64Array(n + 1);
  intercept[0] = values[0]!;
  let average = 0;
  for (let t = 1; t <= n; t++) {
    const value = values[t - 1]!;
    slope[t] = t === 1 ? 0 : ((t - 2) * slope[t - 1]! + (6 * (value - average)) / t) / (t + 1);
    average = ((t - 1) * average + value) / t;
    intercept[t] = average - (slope[t]! * (t + 1)) / 2;
  }
  const run = (parameters: Float64Array) => {
    const alpha = parameters[0]!;
    const share = parameters[1]!;
    let decay = 1;
    level[0] = parameters[2]!;
    for (let t = 1; t <= n; t++) {
      const line = decay * intercept[t - 1]! + ((1 - decay * (1 - alpha)) / alpha) * slope[t - 1]!;
      fits[t - 1] = level[t - 1]! + share * line;
      level[t] = alpha * values[t - 1]! + (1 - alpha) * level[t - 1]!;
      decay *= 1 - alpha;
    }
  };
  const skipped = n > 4 ? 2 : 0;
  const residuals = (parameters: Float64Array, out: Float64Array) => {
    run(parameters);
    for (let t = 0; t < n; t++) out[t] = t < skipped ? 0 : values[t]! - fits[t]!;
  };
  const firstLevel = mean(values.subarray(0, Math.min(n, 4))) / 2;
  let least = Infinity;
  let chosen = Float64Array.of(0.5, 0.5, firstLevel);
  for (const alpha of [0.2, 0.6]) {
    const trial = Float64Array.of(alpha, 0.5, firstLevel);
    const squares = minimizeSquares(residuals, n, trial, bounds, { iterations: 40 });
    if (squares < least * (1 - 1e-9)) [least, chosen] = [squares, trial];
  }
  run(chosen);
  const alpha = chosen[0]!;
  const share = chosen[1]!;
  return {
    name: 'DOTM',
    forecastFrom(origin, horizon, out) {
      let [l, a, b] = [level[origin]!, intercept[origin]!, slope[origin]!];
      let running = a + (b * (origin + 1)) / 2;
      let decay = integerPower(1 - alpha, origin);
      for (let h = 0; h < horizon; h++) {
        const t = origin + h + 1;
        const value = l + share * (decay * a + ((1 - decay * (1 - alpha)) / alpha) * b);
        out[h] = value;
        b = t === 1 ? 0 : ((t - 2) * b + (6 * (value - running)) / t) / (t + 1);
        running = ((t - 1) * running + value) / t;
        a = running - (b * (t + 1)) / 2;
        l = alpha * value + (1 - alpha) * l;
        decay *= 1 - alpha;
      }
    }
  };
}
