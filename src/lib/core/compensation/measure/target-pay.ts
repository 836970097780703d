import { type Decimal, ONE, ZERO } from '../../money.ts';
import { overlap, type Period } from '../../period.ts';
import { settle } from '../rounding.ts';
import type { Payee } from '../schema/input.ts';
import type { Component, Plan } from '../schema/plan.ts';
import type { Context } from './context.ts';
import { intersectSpans } from './pieces.ts';
import { prorate } from './quota.ts';
import { rampFactor } from './ramp.ts';
import { timeSpan, yearOf } from './time-span.ts';

/** A payee's target incentive of a year, as given or from the pay mix. */
export function annualTarget(payee: Payee, { payMix }: Plan['terms']): Decimal {
  if (payee.targetIncentive) return payee.targetIncentive;
  if (!payMix) return ZERO;
  if (payee.ote) return payee.ote.times(payMix.variable);
  return payee.base && !payMix.base.isZero() ? payee.base.times(payMix.variable).div(payMix.base) : ZERO;
}

/** Target incentive of a component over a span: the year's, its weight, divided onto the span, prorated, ramped. */
export function targetOver(
  context: Context,
  payee: string,
  component: Component,
  span: Period,
  pieces: readonly Period[],
  terms: Plan['terms']
): Decimal {
  const amount = payOver(context, payee, span, pieces, terms, (row) =>
    component.target ? component.target : annualTarget(row, terms).times(component.weight)
  );
  return terms.ramp.length === 0
    ? amount
    : settle(amount.times(rampFactor(context, payee, span, terms, 'targetIncentive')));
}

/** The payee's whole target incentive over a span. */
export const payeeTargetOver = (
  context: Context,
  payee: string,
  span: Period,
  pieces: readonly Period[],
  terms: Plan['terms']
): Decimal => payOver(context, payee, span, pieces, terms, (row) => annualTarget(row, terms));

/** Base pay over a span, likewise. */
export const baseOver = (
  context: Context,
  payee: string,
  span: Period,
  pieces: readonly Period[],
  terms: Plan['terms']
): Decimal => payOver(context, payee, span, pieces, terms, ({ base }) => base ?? ZERO);

function payOver(
  context: Context,
  payee: string,
  span: Period,
  pieces: readonly Period[],
  terms: Plan['terms'],
  amountOf: (row: Payee) => Decimal
): Decimal {
  let total = ZERO;
  for (const row of context.payees.get(payee) ?? []) {
    const { days } = row;
    if (days.start >= span.end || days.end <= span.start) continue;
    const annual = amountOf(row);
    if (annual.isZero()) continue;
    const divided = divide(context, annual, span, terms);
    const whole = days.start <= span.start && days.end >= span.end;
    const worked = whole ? pieces : intersectSpans(pieces, [days]);
    total = total.plus(prorate(context, divided, span, worked, 'targetIncentive'));
  }
  return total;
}

/** A year's (or a period's) amount for a span. */
function divide(
  context: Context,
  amount: Decimal,
  span: Period,
  { targetIncentivePer }: Plan['terms']
): Decimal {
  if (targetIncentivePer === 'period') {
    const periods = context.periods.filter((period) => overlap(period, span)).length;
    return amount.times(periods === 0 ? ONE : periods);
  }
  const year = yearOf(span.start, context.document.settings.yearStart);
  const length = timeSpan(context.division, year);
  return length.isZero() ? ZERO : settle(amount.times(timeSpan(context.division, span)).div(length));
}
