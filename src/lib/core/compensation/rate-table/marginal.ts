import { Decimal, ZERO } from '../../money.ts';
import { reachesDown, type Step } from './tier-at.ts';

/** The part of a movement that lies in one tier. */
export type Slice = { readonly tier: number; readonly amount: Decimal };

/**
 * Marginal slices of the way from `before` to `after`: each part in the tier it lies in, so the next unit of
 * credit never reprices those below it. A way down gives negative slices. Tiers without a part are left out.
 */
export function marginalSlices(steps: readonly Step[], before: Decimal, after: Decimal): Slice[] {
  const down = after.lt(before);
  const [low, high] = down ? [after, before] : [before, after];
  const slices: Slice[] = [];
  for (let tier = 0; tier < steps.length; tier++) {
    const step = steps[tier]!;
    const next = steps[tier + 1];
    const bottom = tier === 0 && reachesDown(step) ? low : Decimal.max(low, step.start);
    const top = next === undefined ? high : Decimal.min(high, next.start);
    if (top.gt(bottom)) slices.push({ tier, amount: down ? bottom.minus(top) : top.minus(bottom) });
  }
  return slices.length === 0 && steps.length > 0
    ? [{ tier: Math.max(0, lowestAt(steps, after)), amount: ZERO }]
    : slices;
}

const lowestAt = (steps: readonly Step[], value: Decimal): number =>
  steps.findLastIndex(({ start }) => start.lte(value));
