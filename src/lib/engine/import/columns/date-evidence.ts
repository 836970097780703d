/** How the three parts of a written date are ordered. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** The dates of one column that are written one way, and what their parts prove about the order. */
export type DateForm = {
  readonly separator: '-' | '/' | '.';
  /** Four digits first; otherwise the year stands last. */
  readonly yearFirst: boolean;
  readonly yearDigits: 2 | 4;
  readonly time: boolean;
  count: number;
  /** First part above 12 (so it is no month), second part above 12. */
  dayFirst: number;
  monthFirst: number;
  /** Two-digit dates whose first part can only be a year. */
  shortYearFirst: number;
  /** Both parts up to 12 and different: the two orders give two different days. */
  either: number;
  /** No order makes it a day of the calendar. */
  neither: number;
};

const separators = ['-', '/', '.'] as const;

/** Counts the numeric date forms of a column over every value. */
export class DateEvidence {
  readonly forms = new Map<number, DateForm>();
  count = 0;
  #key = -1;
  #form: DateForm | undefined;

  /** Look at one value; true where it is written like a date: three runs of digits between equal separators. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    let i = start;
    let first = 0;
    let second = 0;
    let third = 0;
    let from = i;
    while (i < end && isDigit(bytes[i]!)) first = first * 10 + bytes[i++]! - 48;
    const length1 = i - from;
    const mark = bytes[i]!;
    const separator = mark === 45 ? 0 : mark === 47 ? 1 : mark === 46 ? 2 : -1;
    if (separator < 0 || length1 === 0 || length1 > 4 || length1 === 3) return false;
    from = ++i;
    while (i < end && isDigit(bytes[i]!)) second = second * 10 + bytes[i++]! - 48;
    const length2 = i - from;
    if (length2 === 0 || length2 > 2 || bytes[i] !== mark) return false;
    from = ++i;
    while (i < end && isDigit(bytes[i]!)) third = third * 10 + bytes[i++]! - 48;
    const length3 = i - from;
    const time = i < end;
    if (time && !isTime(bytes, i, end)) return false;
    const yearFirst = length1 === 4;
    if (yearFirst ? length3 === 0 || length3 > 2 : length3 !== 4 && length3 !== 2) return false;
    const long = yearFirst || length3 === 4;
    const key = separator * 8 + (yearFirst ? 4 : 0) + (long ? 2 : 0) + (time ? 1 : 0);
    const form =
      key === this.#key && this.#form ? this.#form : this.#open(key, separator, yearFirst, long, time);
    form.count++;
    this.count++;
    if (yearFirst) {
      if (second > 12 || third > 31 || second === 0 || third === 0) form.neither++;
    } else if (!long && first > 31 && second >= 1 && second <= 12) form.shortYearFirst++;
    else if (first === 0 || second === 0 || first > 31 || second > 31 || (first > 12 && second > 12))
      form.neither++;
    else if (first > 12) form.dayFirst++;
    else if (second > 12) form.monthFirst++;
    else if (first !== second) form.either++;
    return true;
  }

  #open(key: number, separator: number, yearFirst: boolean, long: boolean, time: boolean): DateForm {
    const form = this.forms.get(key) ?? {
      separator: separators[separator]!,
      yearFirst,
      yearDigits: long ? (4 as const) : (2 as const),
      time,
      count: 0,
      dayFirst: 0,
      monthFirst: 0,
      shortYearFirst: 0,
      either: 0,
      neither: 0
    };
    this.forms.set(key, form);
    this.#key = key;
    this.#form = form;
    return form;
  }
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** What may follow a date: a blank or T, then a clock time, perhaps AM, PM, Z or an offset. */
function isTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 2 || (bytes[start] !== 32 && bytes[start] !== 84) || !isDigit(bytes[start + 1]!))
    return false;
  for (let i = start + 1; i < end; i++) {
    const byte = bytes[i]!;
    if (!isDigit(byte) && !' :.+-ZAPMapm'.includes(String.fromCharCode(byte))) return false;
  }
  return true;
}

/** `undecided`: dates are there and nothing proves the order; `mixed`: rows prove opposite orders. */
export type OrderFinding = {
  readonly order: DateOrder | undefined;
  readonly reason: 'proved' | 'undecided' | 'mixed' | 'none';
};

/**
 * The order of the dates of one column, decided on every value together. A few rows against many are faults and
 * will be rejected; more than one in five and nothing is decided.
 */
export function decideDateOrder(evidence: DateEvidence): OrderFinding {
  let [day, month, short, either, year] = [0, 0, 0, 0, 0];
  for (const form of evidence.forms.values()) {
    if (form.yearFirst) year += form.count;
    day += form.dayFirst;
    month += form.monthFirst;
    short += form.shortYearFirst;
    either += form.either;
  }
  const proofs = ([['dmy', day], ['mdy', month], ['ymd', short]] as const) // prettier-ignore
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
  const [best, next] = proofs;
  if (!best) {
    if (either > 0) return { order: undefined, reason: 'undecided' };
    return year > 0 ? { order: 'ymd', reason: 'proved' } : { order: undefined, reason: 'none' };
  }
  if (next && next[1] * 5 > best[1]) return { order: undefined, reason: 'mixed' };
  return { order: best[0], reason: 'proved' };
}
