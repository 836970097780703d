import type { Predictor } from './predictor.ts';
import { recentSeason } from './recent-season.ts';
import { removeSeason, type SeasonType } from './seasonal-indices.ts';

/** An index below this would blow a value up beyond use when the season is divided out. */
const LEAST_INDEX = 0.01;

/** Forecast without the season, put back in afterwards; recent, shrunken indices, from two seasons on. */
export function seasonallyAdjusted(
  values: Float64Array,
  m: number,
  fit: (adjusted: Float64Array) => Predictor
): Predictor {
  if (m <= 1 || values.length < 2 * m) return fit(values);
  const { indices, type } = usableSeason(values, m);
  const inner = fit(removeSeason(values, indices, type));
  return {
    name: inner.name,
    forecastFrom(origin, horizon, out) {
      inner.forecastFrom(origin, horizon, out);
      for (let h = 0; h < horizon; h++) {
        const index = indices[(origin + h) % m]!;
        out[h] = type === 'additive' ? out[h]! + index : out[h]! * index;
      }
    }
  };
}

/** Multiplicative where every value is positive and no index comes near zero, else additive. */
function usableSeason(values: Float64Array, m: number): { indices: Float64Array; type: SeasonType } {
  if (values.every((value) => value > 0)) {
    const indices = recentSeason(values, m, 'multiplicative');
    if (indices.every((index) => index > LEAST_INDEX)) return { indices, type: 'multiplicative' };
  }
  return { indices: recentSeason(values, m, 'additive'), type: 'additive' };
}
