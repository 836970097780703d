import { addDays, addMonths, daysInPeriod, type IsoDate, type Period } from '../period.ts';
import type { Opportunity } from './opportunity.ts';
import type { PastWindow } from './win-rates.ts';

/** Whole months of a period that starts on the first of a month, or undefined. */
function monthsOf({ start, end }: Period): number | undefined {
  for (let months = 1; months <= 24; months++) if (addMonths(start, months) === end) return months;
  return undefined;
}

/** The same day and period some months (or periods of as many days) earlier. */
function shifted(asOf: IsoDate, period: Period, months: number | undefined, steps: number): PastWindow {
  const move = (date: IsoDate) =>
    months === undefined ? addDays(date, -steps * daysInPeriod(period)) : addMonths(date, -steps * months);
  // Days before the next one, so that the last day of a month stays the last day.
  const date = addDays(move(addDays(asOf, 1)), -1);
  return { date, period: { start: move(period.start), end: move(period.end) } };
}

const ended = (asOf: IsoDate) => (window: PastWindow) => window.period.end <= addDays(asOf, 1);

/** Days in earlier periods with as much time left as now, newest first: the same point of the quarter a quarter ago. */
export const samePointWindows = (asOf: IsoDate, period: Period, most: number): PastWindow[] =>
  Array.from({ length: most * 2 }, (_, k) => shifted(asOf, period, monthsOf(period), k + 1))
    .filter(ended(asOf))
    .slice(0, most);

/** The same stretch of time month by month back, newest first; they overlap, and there are more of them. */
export const monthlyWindows = (asOf: IsoDate, period: Period, most: number): PastWindow[] =>
  Array.from({ length: most * 2 + 24 }, (_, k) => shifted(asOf, period, 1, k + 1))
    .filter(ended(asOf))
    .slice(0, most);

/** A past day teaches something only where the data had begun by then: at least this many deals closed before it. */
const LEAST_CLOSED = 20;

/** Windows whose day had enough closed deals behind it. */
export function taughtWindows(
  windows: readonly PastWindow[],
  opportunities: readonly Opportunity[]
): PastWindow[] {
  return windows.filter(({ date }) => {
    let closed = 0;
    for (const { outcome, close } of opportunities) {
      if (outcome !== 'open' && close !== undefined && close <= date && ++closed >= LEAST_CLOSED) return true;
    }
    return false;
  });
}
