import type { Predictor } from './predictor.ts';
import { estimateSeason, passesSeasonalityTest } from './seasonal-indices.ts';

/** Seasonal naive: every step repeats the value one season before it; with m = 1 the last value. A floor. */
export function seasonalNaive(values: Float64Array, m: number): Predictor {
  return {
    name: 'seasonal naive',
    forecastFrom(origin, horizon, out) {
      for (let h = 0; h < horizon; h++) {
        const back = origin - m + (h % m);
        out[h] = values[back >= 0 ? back : Math.max(0, origin - 1)]!;
      }
    }
  };
}

/** Naive2, the M competitions' floor: last value, with classical multiplicative indices where the series tests seasonal. */
export function naive2(values: Float64Array, m: number): Predictor {
  const seasonal = passesSeasonalityTest(values, m);
  const indices = seasonal ? estimateSeason(values, m, 'multiplicative').indices : Float64Array.of(1);
  const usable = indices.every((index) => Number.isFinite(index) && index !== 0);
  const period = usable ? indices.length : 1;
  return {
    name: 'Naive2',
    forecastFrom(origin, horizon, out) {
      const last = values[Math.max(0, origin - 1)]!;
      const level = usable ? last / indices[(origin - 1 + period) % period]! : last;
      for (let h = 0; h < horizon; h++) out[h] = usable ? level * indices[(origin + h) % period]! : level;
    }
  };
}
