import { readPeriodName, type NamedPeriod } from '../../../core/period-name.ts';

/** A column of periods has few different ones; with more than this it holds something else. */
const mostPeriods = 1000;
const longest = 20;
const ZERO = 48;

/** The periods a column names in words or as bare years and months, each as written and how often. */
export class PeriodEvidence {
  /** `2026-Q1`, `Jan 2026`, `FY26`: nothing else is written like this. */
  readonly words = new Map<string, number>();
  /** `2026` and `202601`: as likely a number, so only a column of nothing else counts. */
  readonly numbers = new Map<number, number>();
  #closed = false;
  #numbersClosed = false;

  addWords(text: string): void {
    if (this.#closed || text.length > longest) return;
    const written = text.trim();
    const known = this.words.get(written);
    if (known !== undefined) this.words.set(written, known + 1);
    else if (readPeriodName(written)) {
      this.words.set(written, 1);
      if (this.words.size > mostPeriods) this.#closed = true;
    }
  }

  /** A value of digits only; the first that is no year and no month of a year ends the search. */
  addDigits(bytes: Uint8Array, start: number, end: number): void {
    if (this.#numbersClosed) return;
    let value = 0;
    for (let at = start; at < end; at++) value = value * 10 + bytes[at]! - ZERO;
    const length = end - start;
    const month = value % 100;
    const year =
      length === 4 ? value : length === 6 && month >= 1 && month <= 12 ? Math.floor(value / 100) : 0;
    if (year < 1900 || year > 2099 || this.numbers.size > mostPeriods) {
      this.#numbersClosed = true;
      this.numbers.clear();
    } else this.numbers.set(value, (this.numbers.get(value) ?? 0) + 1);
  }

  /** What every value that names a period means; bare years and months only where the column is asked for days. */
  read(yearStart: number): { readonly periods: Map<string, NamedPeriod>; readonly count: number } {
    const periods = new Map<string, NamedPeriod>();
    let count = 0;
    if (this.#closed) return { periods, count };
    for (const [text, times] of [...this.words, ...this.numbers]) {
      const period = readPeriodName(String(text), yearStart);
      if (!period) continue;
      periods.set(String(text), period);
      count += times;
    }
    return { periods, count };
  }
}
