import { integerPower } from '../portable-math.ts';
import { fitEts } from './ets-fit.ts';
import { seasonalNaive } from './floors.ts';
import type { Predictor } from './predictor.ts';

/**
 * The Theta method: simple exponential smoothing with a drift of half the slope of the line through the history
 * known at the origin. Assimakopoulos & Nikolopoulos (2000); Hyndman & Billah (2003) for this form.
 */
export function fitClassicTheta(values: Float64Array): Predictor {
  const fit = fitEts({ error: 'A', trend: 'N', season: 'N' }, values, 1);
  if (fit === undefined) return seasonalNaive(values, 1);
  const alpha = fit.parameters[0]!;
  const n = values.length;
  const slopes = new Float64Array(n + 1);
  let [sum, weighted] = [0, 0];
  for (let t = 1; t <= n; t++) {
    sum += values[t - 1]!;
    weighted += t * values[t - 1]!;
    slopes[t] = t < 2 ? 0 : (12 * (weighted - (sum * (t + 1)) / 2)) / (t * (t * t - 1));
  }
  return {
    name: 'Theta',
    forecastFrom(origin, horizon, out) {
      const level = fit.states.level[origin]!;
      const drift = slopes[origin]! / 2;
      const lag = (1 - integerPower(1 - alpha, origin)) / alpha;
      for (let h = 0; h < horizon; h++) out[h] = level + drift * (h + lag);
    }
  };
}
