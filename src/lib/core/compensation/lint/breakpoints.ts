import type { Decimal } from '../../money.ts';
import type { Component } from '../schema/plan.ts';

/** Credits at which a component's pay may bend or jump, in rising order: tier starts, threshold, caps on credit. */
export function breakpointsOf(component: Component, quota: Decimal): Decimal[] {
  const points: Decimal[] = [];
  const add = (value: Decimal, by: 'attainment' | 'amount') =>
    points.push(by === 'attainment' ? value.times(quota) : value);
  if (component.threshold) add(component.threshold.at, component.threshold.by);
  for (const { on, at } of component.caps) {
    if (on === 'attainment') add(at, 'attainment');
    if (on === 'credit' || on === 'transaction') add(at, 'amount');
  }
  if (component.kind === 'table') {
    const tiers = component.tiers ?? component.versions?.[0]?.tiers ?? [];
    for (const { from } of tiers) {
      add(
        component.position === 'overage' && component.by === 'attainment' ? from.plus(1) : from,
        component.by
      );
    }
  }
  if (component.kind === 'matrix') for (const from of component.rows.from) add(from, component.rows.by);
  const positive = points.filter((point) => point.gt(0)).sort((a, b) => a.comparedTo(b));
  return positive.filter((point, i) => i === 0 || !point.eq(positive[i - 1]!));
}
