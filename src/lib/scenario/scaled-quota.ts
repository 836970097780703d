import { Decimal, roundTo } from '../core/money.ts';
import type { ChangeOf } from './change.ts';

type Scale = ChangeOf<'quota.scale'>;
type QuotaPlace = { readonly rep: string; readonly measure: string; readonly start: string };

/** Whether a scale reaches a quota: its rep, its measure and the day it begins on; what is left out holds for all. */
export function scaleReach({ reps, measure, periods }: Scale): (quota: QuotaPlace) => boolean {
  const chosen = reps === null ? undefined : new Set(reps);
  const days = periods && new Set(periods);
  return (quota) =>
    (chosen?.has(quota.rep) ?? true) &&
    (measure === undefined || measure === quota.measure) &&
    (days?.has(quota.start) ?? true);
}

/** A quota after a scale: times its factor, then the nearest whole multiple of `roundTo`; 0 leaves it unrounded. */
export function scaledQuota(
  amount: Decimal,
  { factor, roundTo: step }: Pick<Scale, 'factor' | 'roundTo'>
): Decimal {
  const scaled = amount.times(factor);
  const unit = new Decimal(step);
  return unit.gt(0) ? roundTo(scaled.div(unit), 0).times(unit) : scaled;
}
