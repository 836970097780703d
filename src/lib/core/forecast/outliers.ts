import { quantile } from './statistics.ts';

/** A value far from what the series' own pattern expects; shown, never dropped. */
export type Outlier = {
  readonly at: number;
  readonly value: number;
  readonly expected: number;
  readonly distance: number;
};

/**
 * Values more than three times the box length beyond the quartiles of what is left after the fit (Tukey's far-out
 * rule, the one R's tsoutliers uses). `distance` is in box lengths beyond the quartile.
 */
export function findOutliers(values: ArrayLike<number>, fitted: ArrayLike<number>, warmUp = 0): Outlier[] {
  const errors = Array.from(values, (value, t) => value - fitted[t]!).slice(warmUp);
  if (errors.length < 8) return [];
  const [low, high] = [quantile(errors, 0.25), quantile(errors, 0.75)];
  const box = high - low;
  if (!(box > 0)) return [];
  return errors.flatMap((error, k): Outlier[] => {
    const distance = Math.max(error - high, low - error) / box;
    const at = k + warmUp;
    return distance > 3 ? [{ at, value: values[at]!, expected: fitted[at]!, distance }] : [];
  });
}
