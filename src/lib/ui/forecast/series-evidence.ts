import { findOutliers, type Outlier } from '../../core/forecast/outliers.ts';
import { profileSeason, type SeasonalProfile } from '../../core/forecast/seasonal-profile.ts';
import {
  findChangePoints,
  measureTrend,
  type ChangePoint,
  type Trend
} from '../../core/forecast/trend-changes.ts';

/** What a history shows by itself: its season, where its level changed for good, and values far from its pattern. */
export type SeriesEvidence = {
  readonly profile: SeasonalProfile | undefined;
  readonly changePoints: readonly ChangePoint[];
  readonly outliers: readonly Outlier[];
  readonly trend: Trend | undefined;
};

/** Trend over at most so many months: what lies further back says little about the coming year. */
const TREND_MONTHS = 24;

export function seriesEvidence(
  values: readonly number[],
  fitted: ArrayLike<number>,
  m: number
): SeriesEvidence {
  const profile = profileSeason(values, m);
  const still = values.map((value, t) => {
    const index = profile?.points[t % m]?.index;
    if (index === undefined) return value;
    return profile!.type === 'multiplicative' ? value / index : value - index;
  });
  return {
    profile,
    changePoints: findChangePoints(still),
    outliers: findOutliers(values, fitted, Math.min(m, Math.floor(values.length / 3))),
    trend: measureTrend(still.slice(-TREND_MONTHS))
  };
}
