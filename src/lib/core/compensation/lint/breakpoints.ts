import type { Decimal } from '../../money.ts';
import type { Component } from '../schema/plan.ts';
import { measureOf } from './probe.ts';

/** Credits at which a component's pay may bend or jump, in rising order: tier starts, threshold, caps, gates. */
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
    const tiers = component.tiers ?? [];
    for (const { from } of tiers) {
      add(
        component.position === 'overage' && component.by === 'attainment' ? from.plus(1) : from,
        component.by
      );
    }
  }
  if (component.kind === 'matrix') {
    for (const axis of [component.rows, component.columns])
      if (axis.measure === measureOf(component)) for (const from of axis.from) add(from, axis.by);
  }
  // A gate or modifier on the measure that is paid bends the same curve.
  const own = measureOf(component);
  for (const { measures, by, atLeast } of component.gates) if (measures.includes(own)) add(atLeast, by);
  for (const { measure, by, tiers } of component.modifiers)
    if (measure === own) for (const { from } of tiers) add(from, by);
  const positive = points.filter((point) => point.gt(0)).sort((a, b) => a.comparedTo(b));
  return positive.filter((point, i) => i === 0 || !point.eq(positive[i - 1]!));
}
