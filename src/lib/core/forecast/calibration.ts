import { exponential, logarithm } from '../portable-math.ts';
import { normalQuantile } from './normal-quantile.ts';
import { quantile } from './statistics.ts';

/** Below this many series a measured factor says little, and the forecast says so. */
export const ENOUGH_SERIES = 30;

/** How little the calibration of an interval rests on, in a sentence; empty where it rests on enough. */
export function describeCalibration(series: number): string {
  if (series >= ENOUGH_SERIES) return '';
  if (series === 0) return 'Nothing could be held out to judge by: the interval is not calibrated.';
  return `The interval's calibration rests on ${series} series only.`;
}

/** How far the intervals of a level reach, in typical errors, and what was measured to get there. */
export type Calibration = {
  readonly level: number;
  readonly reach: number;
  readonly measured: number;
  readonly series: number;
};

/** One held-out value's miss in typical errors of its step: |actual − forecast| / spread. */
export type HeldOutMiss = { readonly series: number; readonly ratio: number };

/** Reach of a normal distribution: 1.96 for level 95. */
export const normalReach = (level: number): number => normalQuantile(0.5 + level / 200);

/**
 * The conformal step: how many typical errors cover `level` percent of what was held out, against the normal
 * distribution's figure. The measured factor counts (on the log scale) by origins / (origins + 3) and by
 * series / (series + 10): one stretch of calendar is one draw however many series lived through it, and fits that
 * miss their last horizon are a little worse than the ones used.
 */
export function calibrate(misses: readonly HeldOutMiss[], level: number, origins: number): Calibration {
  const normal = normalReach(level);
  const usable = misses.filter(({ ratio }) => Number.isFinite(ratio));
  const series = new Set(usable.map((miss) => miss.series)).size;
  if (series === 0) return { level, reach: normal, measured: 1, series };
  const measured = Math.max(quantile(usable.map(({ ratio }) => ratio), level / 100) / normal, 0.25); // prettier-ignore
  const share = (origins / (origins + 3)) * (series / (series + 10));
  return { level, reach: normal * exponential(share * logarithm(measured)), measured, series };
}
