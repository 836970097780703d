import type { Decimal } from '../../money.ts';
import type { Condition } from '../schema/plan.ts';

/** What conditions look at. */
export type Described = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly amounts: Readonly<Record<string, Decimal>>;
};

/** True where every condition holds; a missing attribute is in no list, a missing amount meets nothing. */
export const meets = (conditions: readonly Condition[] | undefined, described: Described): boolean =>
  conditions === undefined || conditions.every((condition) => holds(condition, described));

function holds(condition: Condition, { attributes, amounts }: Described): boolean {
  if (condition.attribute !== undefined) {
    const value = attributes[condition.attribute];
    if (condition.in && (value === undefined || !condition.in.includes(value))) return false;
    return !(condition.notIn && value !== undefined && condition.notIn.includes(value));
  }
  const amount = amounts[condition.measure!];
  if (amount === undefined) return false;
  if (condition.atLeast && amount.lt(condition.atLeast)) return false;
  return !(condition.below && amount.gte(condition.below));
}
