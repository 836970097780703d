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
  return `${moment.getDate()} ${months[moment.getMonth()]} ${moment.getFullYear()}`;
}

/** A half-open period by its usual name where it has one: `Q3 2026`, `Sep 2026`, `2026`, else its first and last day. */
export function formatPeriod({ start, end }: Period): string {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const whole = start.endsWith('-01') && end.endsWith('-01');
  const length = (Number(end.slice(0, 4)) - year) * 12 + Number(end.slice(5, 7)) - month;
  if (whole && length === 1) return `${monthOf(start)} ${year}`;
  if (whole && length === 3 && month % 3 === 1) return `Q${(month + 2) / 3} ${year}`;
  if (whole && length === 12 && month === 1) return String(year);
  return `${formatDate(start)} to ${formatDate(addDays(end, -1))}`;
}
