import type { PlanDocument } from '../../core/compensation/schema/plan.ts';
import { Decimal, ZERO } from '../../core/money.ts';
import type { LineRow } from '../../scenario/evaluation.ts';

/**
 * Target incentive of each payee over the pay periods of a year so far. A component measured to date carries the
 * target to date on each line, so only its last counts; others are summed.
 */
export function targetsOfYear(
  lines: readonly LineRow[],
  { plans }: PlanDocument,
  year: string
): Map<string, Decimal> {
  const toDate = new Set(
    plans.flatMap(({ id, components }) =>
      components
        .filter((component) => 'position' in component && component.position?.startsWith('cumulative'))
        .map((component) => JSON.stringify([id, component.id]))
    )
  );
  const parts = new Map<string, { readonly payee: string; target: Decimal }>();
  for (const { payee, plan, component, period, target, adjusts } of lines) {
    if (!period.startsWith(year) || adjusts !== undefined) continue;
    const key = JSON.stringify([payee, plan, component]);
    const before = parts.get(key)?.target ?? ZERO;
    const cumulative = toDate.has(JSON.stringify([plan, component]));
    parts.set(key, { payee, target: cumulative ? Decimal.max(before, target) : before.plus(target) });
  }
  const targets = new Map<string, Decimal>();
  for (const { payee, target } of parts.values()) {
    targets.set(payee, (targets.get(payee) ?? ZERO).plus(target));
  }
  return targets;
}
