import { assert } from './assert.ts';

/** A calendar day as `YYYY-MM-DD`, no time and no zone; comparing the texts compares the days. */
export type IsoDate = string;

/** Half-open: `start` is in, `end` is out. */
export type Period = { readonly start: IsoDate; readonly end: IsoDate };

const DAY_MS = 86_400_000;
const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** True for a real day of the calendar: `2024-02-29` yes, `2023-02-29` no. */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whole days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  assert(isIsoDate(date), `not a date: ${date}`);
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

export function dateOfDayNumber(day: number): IsoDate {
  const date = new Date(day * DAY_MS);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDayNumber(dayNumber(date) + days);

/** The same day some months on, or the month's last day where there is none: 31 Jan + 1 month = 28 or 29 Feb. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  assert(isIsoDate(date), `not a date: ${date}`);
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)), 2)}`;
}

/** Days of a period: `[2024-01-01, 2024-02-01)` has 31. */
export const daysInPeriod = ({ start, end }: Period): number => dayNumber(end) - dayNumber(start);

export const contains = ({ start, end }: Period, date: IsoDate): boolean => start <= date && date < end;

/** The days two periods share, or undefined where they share none. */
export function overlap(a: Period, b: Period): Period | undefined {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return start < end ? { start, end } : undefined;
}

/** Calendar pieces of a span, each `months` long, from the span's first day on; the last may be cut short. */
export function splitByMonths(span: Period, months: number): Period[] {
  const pieces: Period[] = [];
  for (let count = 0; ; count += months) {
    const start = addMonths(span.start, count);
    if (start >= span.end) return pieces;
    const end = addMonths(span.start, count + months);
    pieces.push({ start, end: end < span.end ? end : span.end });
  }
}

/** First day of the calendar quarter a day lies in. */
export function quarterStart(date: IsoDate): IsoDate {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 4)}-${pad(month, 2)}-01`;
}
