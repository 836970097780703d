import { BLANK, COLON, CONTROL, DASH, DIGIT, DOT, HIGH, LETTER, OTHER, SLASH } from './character-class.ts';
import { currencyBefore, currencyBehind, isCapital } from './currencies.ts';
import { DateEvidence } from './date-evidence.ts';
import { isNullSpelling, isSpreadsheetError, mayBeNull } from './null-spellings.ts';
import { NumberEvidence } from './number-evidence.ts';
import { PeriodEvidence } from './period-evidence.ts';
import { wordDateForm } from './word-dates.ts';

const decoder = new TextDecoder();
const CODE = LETTER | DIGIT;
const sampleSize = 400;
/** A column whose first values hold no date in words is not searched for them further. */
const wordDateTrial = 200;
/** No period is written with more letters and signs than this. */
const longestPeriod = 20;

/** Everything the type decision needs to know of one column, counted over every value, without keeping the values. */
export class ColumnScan {
  count = 0;
  empty = 0;
  /** How often each spelling of "no value" stands in the column, as written. */
  readonly nulls = new Map<string, number>();
  /** Values of digits only, and those of them with a leading zero that means something. */
  digitsOnly = 0;
  leadingZeros = 0;
  /** Eight digits that start with 19 or 20: perhaps a day without separators. */
  compactDates = 0;
  edgeBlanks = 0;
  longest = 0;
  replacementCharacters = 0;
  formulas = 0;
  text = 0;
  /** Those of the texts that hold a digit, so that an engine's cast might take them for a number. */
  digitText = 0;
  /** Spreadsheet errors such as `#REF!`: among the text, but they say nothing of what the column is. */
  errors = 0;
  readonly numbers = new NumberEvidence();
  readonly dates = new DateEvidence();
  /** Dates written with the month's name, by form. */
  readonly wordDates = new Map<string, number>();
  /** Periods such as `2026-Q1`; they are counted among the texts, and bare years among the numbers, as well. */
  readonly periods = new PeriodEvidence();
  /** Values from the start of the file and then ever more thinly, to show and to compare with known keys. */
  readonly samples: string[] = [];
  #sampleStep = 1;
  #nextSample = 0;
  #wordDates = 0;

  get filled(): number {
    let spelled = 0;
    for (const count of this.nulls.values()) spelled += count;
    return this.count - this.empty - spelled;
  }

  add(bytes: Uint8Array, start: number, end: number, mask: number): void {
    const row = this.count++;
    if (start === end) {
      this.empty++;
      return;
    }
    if (row >= this.#nextSample) this.#sample(bytes, start, end, row);
    const length = end - start;
    if (length > this.longest) this.longest = length;
    const first = bytes[start]!;
    if (mask === DIGIT) {
      this.digitsOnly++;
      if (first === 48 && length > 1) this.leadingZeros++;
      if (length === 8 && (first === 49 || first === 50)) this.compactDates++;
      this.numbers.addPlain(length, 0, false);
      this.periods.addDigits(bytes, start, end);
      return;
    }
    if ((mask & (BLANK | CONTROL)) !== 0 && (isBlank(first) || isBlank(bytes[end - 1]!))) this.edgeBlanks++;
    if (mayBeNull(first, length)) {
      const text = decoder.decode(bytes.subarray(start, end));
      if (isNullSpelling(text)) {
        this.nulls.set(text, (this.nulls.get(text) ?? 0) + 1);
        return;
      }
      if (isSpreadsheetError(text)) this.errors++;
    }
    if ((mask & DIGIT) === 0) {
      this.text++;
      if (first === 61 || first === 64) this.formulas++;
      if ((mask & HIGH) !== 0) this.#countReplacements(bytes, start, end);
      return;
    }
    if (mask === CODE && this.#isCode(bytes, start, end, first)) {
      this.text++;
      this.digitText++;
      return;
    }
    if ((mask & ~(DIGIT | DOT)) === 0 && addPoint(this.numbers, bytes, start, end, false)) return;
    if ((mask & ~(DIGIT | DOT | DASH)) === 0 && first === 45) {
      if (addPoint(this.numbers, bytes, start + 1, end, true)) return;
    }
    this.#addMixed(bytes, start, end, mask, first);
  }

  /** A letter before digits and letters that can be neither a day, a period nor an amount: most codes, told at once. */
  #isCode(bytes: Uint8Array, start: number, end: number, first: number): boolean {
    if (first < 65 || this.count <= wordDateTrial || this.#wordDates > 0 || this.periods.words.size > 0)
      return false;
    return !isCapital(bytes[start + 2]) && !isCapital(bytes[end - 3]);
  }

  /** Digits among other characters: a date, a number with signs, or text. */
  #addMixed(bytes: Uint8Array, start: number, end: number, mask: number, first: number): void {
    const lettersOrOther = mask & (LETTER | OTHER | HIGH);
    if (
      (mask & (DASH | SLASH | DOT)) !== 0 &&
      (lettersOrOther & ~LETTER) === 0 &&
      first >= 48 &&
      first <= 57
    ) {
      if (this.dates.add(bytes, start, end)) return;
    }
    const lettered = (lettersOrOther & LETTER) !== 0;
    if ((!lettered || namesCurrency(bytes, start, end, mask)) && (mask & (SLASH | COLON)) === 0) {
      if (this.numbers.add(bytes, start, end)) return;
    }
    if ((mask & LETTER) !== 0 && end - start <= 40 && (this.#wordDates > 0 || this.count <= wordDateTrial)) {
      const form = wordDateForm(decoder.decode(bytes.subarray(start, end)));
      if (form) {
        this.#wordDates++;
        this.wordDates.set(form, (this.wordDates.get(form) ?? 0) + 1);
        return;
      }
    }
    if (
      (mask & LETTER) !== 0 &&
      first >= 48 &&
      first <= 57 &&
      end - start <= 24 &&
      isPowerOfTen(bytes, start, end)
    )
      this.numbers.exponents++;
    this.text++;
    this.digitText++;
    if (end - start <= longestPeriod && (this.periods.words.size > 0 || this.count <= wordDateTrial))
      this.periods.addWords(decoder.decode(bytes.subarray(start, end)));
    if (first === 61 || first === 64 || first === 43) this.formulas++;
    if ((mask & HIGH) !== 0) this.#countReplacements(bytes, start, end);
  }

  #countReplacements(bytes: Uint8Array, start: number, end: number): void {
    for (let i = start; i + 2 < end; i++) {
      if (bytes[i] === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) {
        this.replacementCharacters++;
        return;
      }
    }
  }

  /** Take the value where its row is one of those to sample, and say from which row on to ask again. */
  #sample(bytes: Uint8Array, start: number, end: number, row: number): void {
    if (row % this.#sampleStep === 0) {
      this.samples.push(decoder.decode(bytes.subarray(start, Math.min(end, start + 200))));
      if (this.samples.length >= sampleSize) {
        const kept = this.samples.filter((_, i) => i < sampleSize / 4 || i % 2 === 0);
        this.samples.splice(0, this.samples.length, ...kept);
        this.#sampleStep *= 2;
      }
    }
    this.#nextSample = row - (row % this.#sampleStep) + this.#sampleStep;
  }
}

/** The letters of a value may be a currency beside a number. */
function namesCurrency(bytes: Uint8Array, start: number, end: number, mask: number): boolean {
  if (end - start > 40) return false;
  // Without a sign only three capitals at one end can be a currency: most values are told by one byte of each.
  const plain = (mask & ~(LETTER | DIGIT)) === 0;
  if (plain && !isCapital(bytes[start + 2]!) && !isCapital(bytes[end - 3]!)) return false;
  return (
    currencyBefore(bytes, start) !== undefined ||
    currencyBehind(bytes, end) !== undefined ||
    (!isLetterAt(bytes, start) && currencyBefore(bytes, start + 1) !== undefined)
  );
}

const isLetterAt = (bytes: Uint8Array, at: number): boolean =>
  (bytes[at]! | 32) >= 97 && (bytes[at]! | 32) <= 122;

/** Digits, perhaps a fraction, an `e` and a power. */
function isPowerOfTen(bytes: Uint8Array, start: number, end: number): boolean {
  let powers = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 69 || byte === 101) powers++;
    else if ((byte < 48 || byte > 57) && byte !== 46 && byte !== 44 && byte !== 43 && byte !== 45)
      return false;
  }
  const last = bytes[end - 1]!;
  return powers === 1 && last >= 48 && last <= 57;
}

const isBlank = (byte: number): boolean => byte === 32 || byte === 9;

/** Count digits with at most one point; false where there are more. */
function addPoint(
  numbers: NumberEvidence,
  bytes: Uint8Array,
  start: number,
  end: number,
  negative: boolean
): boolean {
  let point = -1;
  for (let i = start; i < end; i++) {
    if (bytes[i] === 46) {
      if (point >= 0) return false;
      point = i;
    } else if (bytes[i] === 45) return false;
  }
  if (end === start || (end === start + 1 && point === start)) return false;
  if (point < 0) numbers.addPlain(end - start, 0, negative);
  else numbers.addPlain(point - start, end - point - 1, negative);
  return true;
}
