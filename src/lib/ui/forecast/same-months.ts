import { addMonths, type IsoDate, type Period } from '../../core/period.ts';
import { formatPeriod } from '../format/date.ts';

const YEAR = 12;

const monthName = (month: IsoDate) => formatPeriod({ start: month, end: addMonths(month, 1) });

/** Whole months in a row by the first and the last: `Oct 2025 to Mar 2026`. */
export function monthSpan({ start, end }: Period): string {
  const [first, last] = [monthName(start), monthName(addMonths(end, -1))];
  return first === last ? first : `${first} to ${last}`;
}

/** The span of months in a row; empty where there are none. */
export const spanOf = (months: readonly IsoDate[]): Period | undefined =>
  months.length === 0 ? undefined : { start: months[0]!, end: addMonths(months.at(-1)!, 1) };

/** The same calendar months in the past: a year before, or as many years as a longer horizon needs. */
export function sameMonthsBefore(months: readonly IsoDate[]): Period | undefined {
  const span = spanOf(months);
  const back = -YEAR * Math.ceil(months.length / YEAR);
  return span && { start: addMonths(span.start, back), end: addMonths(span.end, back) };
}

/** What coming months are set against. Only the same months of an earlier year have the same season. */
export type Compared = Period & {
  /** The history holds every one of the same months; else this is all of it that is at hand. */
  readonly same: boolean;
};

/** The same months of an earlier year; where the history does not reach back so far, its last months, at most as many. */
export function comparedSpan(history: readonly IsoDate[], coming: readonly IsoDate[]): Compared | undefined {
  const before = sameMonthsBefore(coming);
  const known = spanOf(history);
  if (!before || !known) return undefined;
  if (before.start >= known.start && before.end <= known.end) return { ...before, same: true };
  const start = addMonths(known.end, -coming.length);
  return { start: start > known.start ? start : known.start, end: known.end, same: false };
}

/** Whether periods follow one another over the whole span, none reaching over its ends. */
export function fills(periods: readonly Period[], { start, end }: Period): boolean {
  const inside = periods.filter((one) => one.start >= start && one.end <= end);
  let reached = start;
  for (const one of inside.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    if (one.start > reached) return false;
    if (one.end > reached) reached = one.end;
  }
  return reached === end;
}
