import { centredAverage, estimateSeason, type SeasonType } from './seasonal-indices.ts';

/** One position of the season: its index with a 95 % interval, and how many past values it rests on. */
export type ProfilePoint = {
  readonly position: number;
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
};

export type SeasonalProfile = { readonly type: SeasonType; readonly points: readonly ProfilePoint[] };

/** The shape of the season: factors of the level for positive series, differences from it otherwise. Two seasons at least. */
export function profileSeason(values: ArrayLike<number>, m: number): SeasonalProfile | undefined {
  const n = values.length;
  if (m < 2 || n < 2 * m) return undefined;
  const type = Array.from(values).every((value) => value > 0) ? 'multiplicative' : 'additive';
  const { indices, errorVariance } = estimateSeason(values, m, type);
  const reach = 1.96 * Math.sqrt(errorVariance);
  const trend = centredAverage(values, m);
  const points = Array.from(indices, (index, position) => {
    let count = 0;
    for (let t = position; t < n; t += m) if (!Number.isNaN(trend[t]!)) count++;
    return { position, index, low: index - reach, high: index + reach, count };
  });
  return { type, points };
}
