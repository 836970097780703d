import { DateDay, makeData, type Data } from 'apache-arrow';
import { dateOfDayNumber, dayNumber, daysInMonth } from '../../../core/period.ts';
import type { DateEvidence, DateOrder } from '../columns/date-evidence.ts';
import { batchRows, fieldEnd, Filled, type ColumnBuilder } from './column-builder.ts';
import type { NullTexts } from './null-texts.ts';

const NO_DAY = -0x80000000;

/** The day on which a month starts, worked out once a month: `year * 12 + month - 1`. */
const monthStarts = new Int32Array(10_000 * 12).fill(NO_DAY);

function monthStart(year: number, month: number): number {
  const at = year * 12 + month - 1;
  if (monthStarts[at] === NO_DAY) {
    const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
    monthStarts[at] = dayNumber(first);
  }
  return monthStarts[at]!;
}

/** The first and last day read, and how many say that there is no end (the year 9999). */
export type DaySpan = { readonly first: string; readonly last: string; readonly endless: number };

/** Days written in one of the forms a column was seen to have, in the order that was decided for all of them. */
export class DayBuilder implements ColumnBuilder {
  readonly #filled = new Filled();
  readonly #days = new Int32Array(batchRows);
  readonly #forms = new Uint8Array(32);
  #first = Infinity;
  #last = -Infinity;
  #endless = 0;

  constructor(
    readonly nulls: NullTexts,
    dates: DateEvidence,
    readonly order: DateOrder | undefined
  ) {
    for (const key of dates.forms.keys()) this.#forms[key] = 1;
  }

  get span(): DaySpan | undefined {
    if (this.#first > this.#last) return undefined;
    return {
      first: dateOfDayNumber(this.#first),
      last: dateOfDayNumber(this.#last),
      endless: this.#endless
    };
  }

  read(bytes: Uint8Array, start: number, last: number, delimiter: number, row: number): number {
    this.#filled.flags[row] = 0;
    this.#days[row] = 0;
    const end = fieldEnd(bytes, start, last, delimiter);
    if (start === end) return end;
    const day = this.#day(bytes, start, end);
    if (day === NO_DAY) return this.nulls.has(bytes, start, end) ? end : ~end;
    if (day < this.#first) this.#first = day;
    if (day > this.#last) this.#last = day;
    if (day >= endlessFrom) this.#endless++;
    this.#filled.flags[row] = 1;
    this.#days[row] = day;
    return end;
  }

  #day(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    let first = 0;
    let second = 0;
    let third = 0;
    for (; at < end && isDigit(bytes[at]!); at++) first = first * 10 + bytes[at]! - 48;
    const firstLength = at - start;
    const mark = bytes[at];
    const separator = mark === 45 ? 0 : mark === 47 ? 1 : mark === 46 ? 2 : -1;
    if (separator < 0 || at >= end) return NO_DAY;
    const secondStart = ++at;
    for (; at < end && isDigit(bytes[at]!); at++) second = second * 10 + bytes[at]! - 48;
    const secondLength = at - secondStart;
    if (at >= end || bytes[at] !== mark || secondLength < 1 || secondLength > 2) return NO_DAY;
    const thirdStart = ++at;
    for (; at < end && isDigit(bytes[at]!); at++) third = third * 10 + bytes[at]! - 48;
    const thirdLength = at - thirdStart;
    const time = at < end;
    if (time && bytes[at] !== 32 && bytes[at] !== 84) return NO_DAY;
    const yearFirst = firstLength === 4;
    const long = yearFirst || thirdLength === 4;
    const lengths = yearFirst
      ? thirdLength >= 1 && thirdLength <= 2
      : firstLength >= 1 && firstLength <= 2 && (long || thirdLength === 2);
    if (!lengths || this.#forms[separator * 8 + (yearFirst ? 4 : 0) + (long ? 2 : 0) + (time ? 1 : 0)] !== 1)
      return NO_DAY;
    if (yearFirst) return calendarDay(first, second, third);
    return this.#ordered(first, second, third, long);
  }

  #ordered(first: number, second: number, third: number, long: boolean): number {
    const year = long ? third : fullYear(third);
    if (this.order === 'dmy') return calendarDay(year, second, first);
    if (this.order === 'mdy') return calendarDay(year, first, second);
    if (this.order === 'ymd' && !long) return calendarDay(fullYear(first), second, third);
    // Nothing proves the order: only what reads the same both ways is a day.
    return first === second ? calendarDay(year, first, second) : NO_DAY;
  }

  isEmpty(row: number): boolean {
    return this.#filled.flags[row] === 0;
  }

  take(rows: number): Data {
    const data = this.#days.subarray(0, rows);
    return makeData({ type: new DateDay(), length: rows, data, ...this.#filled.validity(rows) });
  }
}

const endlessFrom = dayNumber('9999-01-01');

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** 69 to 99 are 1969 to 1999, as everywhere. */
const fullYear = (short: number): number => short + (short >= 69 ? 1900 : 2000);

function calendarDay(year: number, month: number, day: number): number {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return NO_DAY;
  if (day > 28 && day > daysInMonth(year, month)) return NO_DAY;
  return monthStart(year, month) + day - 1;
}
