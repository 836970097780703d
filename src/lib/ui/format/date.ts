import { addDays, isIsoDate, type IsoDate, type Period } from '../../core/period.ts';
import { assert } from '../../core/assert.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthOf = (date: IsoDate) => months[Number(date.slice(5, 7)) - 1];

/** `30 Sep 2026`. */
export function formatDate(date: IsoDate): string {
  assert(isIsoDate(date), `not a date: ${date}`);
  return `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`;
}

/** `12:04`, the clock of this computer. */
export const formatTime = (moment: Date): string =>
  `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;

/** `today, 12:04` on the day itself, else `17 Nov 2026`. */
export function formatMoment(moment: Date, now: Date): string {
  if (moment.toDateString() === now.toDateString()) return `today, ${formatTime(moment)}`;
  return formatDayOf(moment);
}

/** `17 Nov 2026`, the day on this computer. */
export const formatDayOf = (moment: Date): string =>
  `${moment.getDate()} ${months[moment.getMonth()]} ${moment.getFullYear()}`;

/**
 * A half-open period by its usual name where it has one: `Q3 2026`, `Sep 2026`, `2026`, several of them as
 * `Q4 2025 to Q3 2026`, else its first and last day.
 */
export function formatPeriod({ start, end }: Period): string {
  const last = addDays(end, -1);
  if (start.endsWith('-01') && end.endsWith('-01')) {
    const [month, length] = [monthNumber(start), monthsIn({ start, end })];
    if (length === 1) return `${monthOf(start)} ${yearOf(start)}`;
    if (length % 12 === 0 && month === 1) return namedOrSpan(yearOf(start), yearOf(last));
    if (length % 3 === 0 && month % 3 === 1) return namedOrSpan(quarterOf(start), quarterOf(last));
  }
  return `${formatDate(start)} to ${formatDate(last)}`;
}

/** The periods a figure is taken over: `2025`, `Q3 2026`, `12 quarters, Q4 2023 to Q3 2026`. */
export function formatSpan(span: Period & { readonly count: number }): string {
  const name = formatPeriod(span);
  return isOnePeriod(span) ? name : `${countOfPeriods(span)}, ${name}`;
}

/** The same in the room of a label: `2025`, `12 quarters`. */
export const formatShortSpan = (span: Period & { readonly count: number }): string =>
  isOnePeriod(span) ? formatPeriod(span) : countOfPeriods(span);

const yearOf = (date: IsoDate) => date.slice(0, 4);
const monthNumber = (date: IsoDate) => Number(date.slice(5, 7));
const quarterOf = (date: IsoDate) => `Q${Math.ceil(monthNumber(date) / 3)} ${yearOf(date)}`;
const namedOrSpan = (first: string, last: string) => (first === last ? first : `${first} to ${last}`);
const monthsIn = ({ start, end }: Period) =>
  (Number(yearOf(end)) - Number(yearOf(start))) * 12 + monthNumber(end) - monthNumber(start);

/** Whether one name says it: a single period, or a calendar year. */
const isOnePeriod = (span: Period & { readonly count: number }) =>
  span.count === 1 || /^\d{4}$/.test(formatPeriod(span));

function countOfPeriods(span: Period & { readonly count: number }): string {
  const months = monthsIn(span);
  const unit = months === span.count ? 'months' : months === span.count * 3 ? 'quarters' : months === span.count * 12 ? 'years' : 'pay periods'; // prettier-ignore
  return `${span.count} ${unit}`;
}
