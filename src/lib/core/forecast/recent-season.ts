import { removeSeason, estimateSeason, type SeasonType } from './seasonal-indices.ts';

/** A season one year older counts this much less. */
const KEPT_PER_SEASON = 0.7;
const PASSES = 2;

/**
 * The level under a series without season: at every point a line through the values about half a season around,
 * nearer ones counting more (tricube weights); at either end the same number of values to one side.
 * Cleveland (1979), local regression as in STL.
 */
export function localTrend(values: Float64Array, m: number): Float64Array {
  const n = values.length;
  const half = Math.max(2, Math.floor(m / 2));
  return values.map((value, t) => {
    const from = Math.max(0, Math.min(t - half, n - 1 - 2 * half));
    const to = Math.min(n - 1, Math.max(t + half, 2 * half));
    const reach = Math.max(t - from, to - t) + 1;
    let [weights, first, second, sum, product] = [0, 0, 0, 0, 0];
    for (let j = from; j <= to; j++) {
      const distance = j - t;
      const share = Math.abs(distance) / reach;
      const base = 1 - share * share * share;
      const weight = base * base * base;
      weights += weight;
      first += weight * distance;
      second += weight * distance * distance;
      sum += weight * values[j]!;
      product += weight * distance * values[j]!;
    }
    const determinant = weights * second - first * first;
    return determinant > 1e-12 ? (second * sum - first * product) / determinant : value;
  });
}

/**
 * Seasonal indices as they are now: averages of every value's ratio to (or difference from) the local level, recent
 * seasons counting more, normalised to mean 1 (or 0). The first level comes from classical indices, the next from
 * the better ones, so that the half season at either end counts too (as X-11 iterates). Then they are drawn towards
 * "no season" by as much as chance explains of their spread (positive-part James–Stein), which replaces a yes-or-no
 * test: a weak season counts a little, a clear one fully. Needs two seasons.
 * Miller & Williams (2003), "Shrinkage estimators of time series seasonal factors".
 */
export function recentSeason(values: Float64Array, m: number, type: SeasonType): Float64Array {
  const neutral = type === 'additive' ? 0 : 1;
  let { indices, errorVariance } = estimateSeason(values, m, type);
  for (let pass = 0; pass < PASSES; pass++) {
    const level = localTrend(removeSeason(values, indices, type), m);
    ({ indices, errorVariance } = averageBySeason(values, level, m, type));
  }
  let spread = 0;
  for (let k = 0; k < m; k++) spread += (indices[k]! - neutral) ** 2;
  const share = spread > 0 ? Math.max(0, 1 - (Math.max(m - 3, 1) * errorVariance) / spread) : 0;
  return indices.map((index) => neutral + share * (index - neutral));
}

/** Weighted means by position in the season and the squared standard error of one of them. */
function averageBySeason(values: Float64Array, level: Float64Array, m: number, type: SeasonType) {
  const n = values.length;
  const indices = new Float64Array(m);
  let [scatter, freedom, precision] = [0, 0, 0];
  for (let k = 0; k < m; k++) {
    let [weights, squaredWeights, sum, squares, count] = [0, 0, 0, 0, 0];
    let weight = 1;
    for (let t = k + Math.floor((n - 1 - k) / m) * m; t >= 0; t -= m) {
      const part = type === 'additive' ? values[t]! - level[t]! : values[t]! / level[t]!;
      weights += weight;
      squaredWeights += weight * weight;
      sum += weight * part;
      squares += weight * part * part;
      count++;
      weight *= KEPT_PER_SEASON;
    }
    indices[k] = sum / weights;
    scatter += (Math.max(0, squares - (sum * sum) / weights) * count) / weights;
    freedom += count - 1;
    precision += squaredWeights / (weights * weights * m);
  }
  const centre = indices.reduce((sum, index) => sum + index, 0) / m;
  return {
    indices: indices.map((index) => (type === 'additive' ? index - centre : index / centre)),
    errorVariance: freedom > 0 ? (scatter / freedom) * precision : 0
  };
}
