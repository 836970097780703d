import { type Decimal, ONE, ZERO } from '../../money.ts';
import { addMonths, type Period } from '../../period.ts';
import type { Plan } from '../schema/plan.ts';
import type { Context } from './context.ts';
import { timeSpan } from './time-span.ts';

/** Completed months between a payee's first day and a day; a payee without a first day is long past any ramp. */
export function tenureMonths(context: Context, payee: string, date: string): number {
  const starts = (context.payees.get(payee) ?? []).map(({ start }) => start);
  if (starts.length === 0 || starts.some((start) => !start)) return Number.MAX_SAFE_INTEGER;
  const first = starts.reduce((a, b) => (a! < b! ? a : b))!;
  if (date < first) return 0;
  let months =
    (Number(date.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
    Number(date.slice(5, 7)) -
    Number(first.slice(5, 7));
  if (addMonths(first, months) > date) months -= 1;
  return months;
}

/** The ramp's factor over a span: the mean by months of each calendar month's factor at its start. */
export function rampFactor(
  context: Context,
  payee: string,
  span: Period,
  { ramp }: Plan['terms'],
  of: 'quota' | 'targetIncentive'
): Decimal {
  let weighted = ZERO;
  let total = ZERO;
  for (let start = span.start; start < span.end;) {
    const next = addMonths(`${start.slice(0, 7)}-01`, 1);
    const piece = { start, end: next < span.end ? next : span.end };
    const tenure = tenureMonths(context, payee, start);
    const step = ramp.filter(({ fromMonth }) => fromMonth <= tenure).at(-1);
    const length = timeSpan(context.months, piece);
    weighted = weighted.plus(length.times(step?.[of] ?? ONE));
    total = total.plus(length);
    start = piece.end;
  }
  return total.isZero() ? ONE : weighted.div(total);
}
