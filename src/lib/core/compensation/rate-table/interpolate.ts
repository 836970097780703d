import type { Decimal } from '../../money.ts';
import type { Step } from './tier-at.ts';

/**
 * The rate at a value, linear between the starts of the tiers and flat outside them; undefined below the
 * first start. With it, the tier the value lies in.
 */
export function interpolate(
  steps: readonly Step[],
  value: Decimal
): { tier: number; rate: Decimal } | undefined {
  const tier = steps.findLastIndex(({ start }) => start.lte(value));
  const step = steps[tier];
  if (step === undefined) return undefined;
  const next = steps[tier + 1];
  if (next === undefined || next.start.eq(step.start)) return { tier, rate: step.rate };
  const rise = next.rate.minus(step.rate).times(value.minus(step.start)).div(next.start.minus(step.start));
  return { tier, rate: step.rate.plus(rise) };
}
