import type { Decimal } from '../../money.ts';
import { settle } from '../rounding.ts';
import type { PayStep } from '../payout.ts';
import type { Component } from '../schema/plan.ts';
import { capPay } from './caps.ts';
import { applyGates, applyModifiers } from './linkage.ts';
import { priceMatrix } from './price-matrix.ts';
import { priceObjectives } from './price-objectives.ts';
import { pricePool } from './price-pool.ts';
import { priceTable } from './price-table.ts';
import { priceTransactions } from './price-transactions.ts';
import type { Priced, Spot } from './spot.ts';

/** A component's pay before rounding, with every step on the way. */
export type Evaluation = Priced & { readonly modifiers: readonly PayStep[]; readonly unrounded: Decimal };

/** Compute a component: the table, then threshold, gates, modifiers, caps, floor and true-up, in this order. */
export function evaluateComponent(spot: Spot): Evaluation {
  const priced = priceOf(spot);
  const { component } = spot;
  const modifiers: PayStep[] = [];
  let pay = priced.payout;
  const take = (steps: readonly PayStep[]) => {
    modifiers.push(...steps);
    pay = steps.at(-1)?.after ?? pay;
  };
  take(applyThreshold(component, priced));
  if (component.gates.length > 0) take(applyGates(spot, priced.span, pay));
  if (component.modifiers.length > 0) take(applyModifiers(spot, priced.span, pay, priced.target));
  if (component.caps.length > 0 || component.floor) take(capPay(component, pay, priced.target, priced.base));
  if (component.kind === 'table' && component.position === 'cumulativeOutput')
    take(trueUp(spot, priced, pay));
  return { ...priced, modifiers, unrounded: settle(pay) };
}

function priceOf(spot: Spot): Priced {
  const { component } = spot;
  switch (component.kind) {
    case 'table':
      return priceTable({ ...spot, component });
    case 'matrix':
      return priceMatrix({ ...spot, component });
    case 'objectives':
      return priceObjectives({ ...spot, component });
    case 'perTransaction':
      return priceTransactions({ ...spot, component });
    case 'pool':
      return pricePool({ ...spot, component });
  }
}

/** Below the threshold nothing is paid; at exactly the threshold it pays. */
function applyThreshold({ threshold }: Component, { credit, quota, attainment, payout }: Priced): PayStep[] {
  if (!threshold) return [];
  const level = threshold.by === 'amount' ? credit : attainment;
  const exact =
    threshold.by === 'attainment' && quota !== undefined
      ? credit.gte(threshold.at.times(quota))
      : level?.gte(threshold.at);
  if (exact === true && level !== undefined) return [];
  const zero = payout.times(0);
  return [
    {
      id: 'threshold',
      kind: 'threshold',
      operation: 'times',
      value: zero.abs(),
      before: payout,
      after: zero.abs()
    }
  ];
}

/** Cumulative on output: the span to date, less what its earlier intervals have earned. */
function trueUp(spot: Spot, { span }: Priced, pay: Decimal): PayStep[] {
  const earlier = spot.earnedBefore({ start: span.start, end: spot.interval.start });
  if (earlier.isZero()) return [];
  return [
    {
      id: 'trueUp',
      kind: 'trueUp',
      operation: 'minus',
      value: earlier,
      before: pay,
      after: pay.minus(earlier)
    }
  ];
}
