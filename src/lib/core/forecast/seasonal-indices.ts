import { mean } from './statistics.ts';

export type SeasonType = 'additive' | 'multiplicative';

/**
 * Centred moving average over one season (2×m where m is even); NaN for the half season at either end.
 * The trend of classical decomposition.
 */
export function centredAverage(values: ArrayLike<number>, m: number): Float64Array {
  const n = values.length;
  const trend = new Float64Array(n).fill(NaN);
  const half = Math.floor(m / 2);
  for (let t = half; t < n - half; t++) {
    let sum = 0;
    for (let j = -half; j <= half; j++)
      sum += (m % 2 === 0 && Math.abs(j) === half ? 0.5 : 1) * values[t + j]!;
    trend[t] = sum / m;
  }
  return trend;
}

/** Classical seasonal indices with the squared standard error of one index: how far chance alone would move it. */
export type SeasonalIndices = { readonly indices: Float64Array; readonly errorVariance: number };

/**
 * Classical seasonal indices by position in the season (index 0 = first value): averages of the value's ratio to
 * (or difference from) the centred average, normalised to mean 1 (or 0). Needs two seasons.
 */
export function estimateSeason(values: ArrayLike<number>, m: number, type: SeasonType): SeasonalIndices {
  const trend = centredAverage(values, m);
  const neutral = type === 'additive' ? 0 : 1;
  const indices = new Float64Array(m);
  let [scatter, freedom, counted] = [0, 0, 0];
  for (let k = 0; k < m; k++) {
    let [sum, squares, count] = [0, 0, 0];
    for (let t = k; t < values.length; t += m) {
      const level = trend[t]!;
      if (Number.isNaN(level)) continue;
      const part = type === 'additive' ? values[t]! - level : values[t]! / level;
      sum += part;
      squares += part * part;
      count++;
    }
    indices[k] = count > 0 ? sum / count : neutral;
    if (count > 0) {
      scatter += squares - (sum * sum) / count;
      freedom += count - 1;
    }
    counted += count;
  }
  const centre = mean(indices);
  for (let k = 0; k < m; k++) indices[k] = type === 'additive' ? indices[k]! - centre : indices[k]! / centre;
  return { indices, errorVariance: freedom > 0 ? Math.max(0, scatter / freedom) / (counted / m) : 0 };
}

/** Take the season out of the values. */
export function removeSeason(
  values: ArrayLike<number>,
  indices: Float64Array,
  type: SeasonType
): Float64Array {
  const m = indices.length;
  const out = new Float64Array(values.length);
  for (let t = 0; t < out.length; t++) {
    out[t] = type === 'additive' ? values[t]! - indices[t % m]! : values[t]! / indices[t % m]!;
  }
  return out;
}

/**
 * The seasonality test of the M4 competition: the autocorrelation at the seasonal lag beyond its 90 % limit
 * (Bartlett), with at least three seasons of values. Only the Naive2 floor uses it.
 */
export function passesSeasonalityTest(values: ArrayLike<number>, m: number): boolean {
  const n = values.length;
  if (m <= 1 || n < 3 * m) return false;
  const centre = mean(values);
  let spread = 0;
  for (let t = 0; t < n; t++) spread += (values[t]! - centre) ** 2;
  if (!(spread > 0)) return false;
  let [squares, correlation] = [1, 0];
  for (let lag = 1; lag <= m; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (values[t]! - centre) * (values[t - lag]! - centre);
    correlation = sum / spread;
    if (lag < m) squares += 2 * correlation ** 2;
  }
  return Math.abs(correlation) > (1.645 / Math.sqrt(n)) * Math.sqrt(squares);
}
