import { formatCount } from '../format/number.ts';
import { jumpSentence, type CurvePoint } from './pay-curve.ts';

/** What a pay curve is drawn from: the plan's points, the base's where it differs, and the reps that can be placed. */
export type DrawnCurve = {
  readonly points: readonly CurvePoint[];
  readonly hasBase: boolean;
  /** Reps with a dot; undefined while the figures are not there. */
  readonly reps: number | undefined;
  readonly year: string | undefined;
  /** Each person has a rate of their own. */
  readonly ownRates?: boolean;
};

/** The grey phrase beside its title: what is drawn, and nothing that is not. */
export const curvePhrase = ({ hasBase, reps, year, ownRates }: DrawnCurve): string =>
  [
    'multiple of target incentive',
    reps !== undefined && reps > 0 && `one dot a rep of ${year}`,
    hasBase && 'dashed: base',
    ownRates && 'each person’s own rate drawn at 10 %'
  ]
    .filter(Boolean)
    .join('; ');

/** What it pays at quota, who stands on it, and where it jumps. */
export function curveSummary({ points, reps, year }: DrawnCurve): string {
  const atQuota = points.find(({ attainment }) => attainment === 1)?.pay ?? 0;
  const people =
    reps === undefined || year === undefined
      ? 'reps are placed on it once the figures are there'
      : reps === 0
        ? `nobody of ${year} can be placed on it: that needs a quota above zero and a target incentive`
        : `${formatCount(reps, 'rep')} of ${year} ${reps === 1 ? 'is' : 'are'} on it`;
  return `At quota it pays ×${atQuota.toFixed(2)} of target incentive; ${people}.${jumpSentence(points)}`;
}
