import { type Decimal, ONE, ZERO } from '../../money.ts';
import { addMonths, daysInPeriod, overlap, type Period } from '../../period.ts';
import { settle } from '../rounding.ts';
import type { Plan } from '../schema/plan.ts';
import { type Context, pairKey } from './context.ts';
import { coverage } from './pieces.ts';
import { scaleToPart } from './time-span.ts';
import { rampFactor, tenureMonths } from './ramp.ts';

/**
 * Quota of a payee for a measure over a span: every quota row's part of the span (by the division setting),
 * scaled to the days on the plan (by the proration setting), less relief, times the ramp. Undefined where
 * there is no row and no quota by tenure.
 */
export function quotaOver(
  context: Context,
  payee: string,
  measure: string,
  span: Period,
  pieces: readonly Period[],
  terms: Plan['terms']
): Decimal | undefined {
  const rows = context.quotas.get(pairKey(payee, measure));
  let quota: Decimal | undefined;
  for (const row of rows ?? []) {
    const shared = overlap(row, span);
    if (!shared) continue;
    const part = scaleToPart(context.division, row.amount, shared, row);
    quota = (quota ?? ZERO).plus(prorate(context, part, shared, pieces));
  }
  quota ??= tenureQuota(context, payee, measure, span, pieces, terms);
  if (quota === undefined) return undefined;
  const relieved = quota.minus(reliefOver(context, payee, measure, span, pieces));
  const ramp = terms.ramp.length === 0 ? ONE : rampFactor(context, payee, span, terms, 'quota');
  return settle((relieved.isNegative() ? ZERO : relieved).times(ramp));
}

/** Scale to the days on the plan. */
export function prorate(
  context: Context,
  amount: Decimal,
  span: Period,
  pieces: readonly Period[],
  of: 'quota' | 'targetIncentive' = 'quota'
): Decimal {
  const { proration } = context.document.settings;
  if (proration.of !== 'both' && proration.of !== of) return amount;
  const first = pieces[0];
  if (pieces.length === 1 && first!.start <= span.start && first!.end >= span.end) return amount;
  const { part, whole } = coverage(context.proration, proration.startDay, pieces, span);
  return whole.isZero() ? ZERO : settle(amount.times(part).div(whole));
}

/** What relief takes off the quota of a span. */
function reliefOver(
  context: Context,
  payee: string,
  measure: string,
  span: Period,
  pieces: readonly Period[]
): Decimal {
  let total = ZERO;
  for (const row of context.relief.get(pairKey(payee, measure)) ?? []) {
    const shared = overlap(row, span);
    if (!shared) continue;
    if (row.amount)
      total = total.plus(
        prorate(context, scaleToPart(context.division, row.amount, shared, row), shared, pieces)
      );
    if (!row.share) continue;
    for (const quota of context.quotas.get(pairKey(payee, measure)) ?? []) {
      const days = overlap(quota, shared);
      if (!days) continue;
      const part = scaleToPart(context.division, quota.amount, days, quota);
      total = total.plus(prorate(context, part, days, pieces).times(row.share));
    }
  }
  return total;
}

/** Quota by tenure: a year's quota of the tenure at each month's start, for the months (or parts) of the span. */
function tenureQuota(
  context: Context,
  payee: string,
  measure: string,
  span: Period,
  pieces: readonly Period[],
  { tenureQuotas }: Plan['terms']
): Decimal | undefined {
  const steps = tenureQuotas.filter((step) => step.measure === measure);
  if (steps.length === 0) return undefined;
  let total = ZERO;
  for (let start = span.start; start < span.end;) {
    const month = addMonths(`${start.slice(0, 7)}-01`, 1);
    const end = month < span.end ? month : span.end;
    const tenure = tenureMonths(context, payee, start);
    const step = steps.filter(({ fromMonth }) => fromMonth <= tenure).at(-1);
    const first = `${start.slice(0, 7)}-01`;
    const whole = { start: first, end: month };
    const share =
      step === undefined
        ? ZERO
        : step.amount.div(12).times(daysInPeriod({ start, end })).div(daysInPeriod(whole));
    total = total.plus(prorate(context, share, { start, end }, pieces));
    start = end;
  }
  return settle(total);
}
