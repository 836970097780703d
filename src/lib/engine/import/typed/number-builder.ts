import { Decimal, Int32, Int64, makeData, type Data, type DataType } from 'apache-arrow';
import { batchRows, fieldEnd, Filled, type ColumnBuilder } from './column-builder.ts';
import type { NullTexts } from './null-texts.ts';

const decoder = new TextDecoder();

/** Up to this many digits a whole number is exact in a float. */
const floatDigits = 15;
const tens = Float64Array.from({ length: 19 }, (_, power) => 10 ** power);

/** How the numbers of a column are kept: as a decimal of up to 18 digits, or as a whole number of 32 or 64 bits. */
export type NumberForm = { readonly words: 1 | 2 | 4; readonly digits: number; readonly scale: number };

/** Plain numbers (digits, at most one point, a minus before) as exact integers of `scale` places, rounded half away from zero. */
export class NumberBuilder implements ColumnBuilder {
  readonly #filled = new Filled();
  readonly #words: Uint32Array;
  readonly #limit: number;

  constructor(
    readonly nulls: NullTexts,
    readonly form: NumberForm
  ) {
    this.#words = new Uint32Array(batchRows * form.words);
    this.#limit = 10 ** form.digits;
  }

  read(bytes: Uint8Array, start: number, last: number, delimiter: number, row: number): number {
    this.#filled.flags[row] = 0;
    const end = this.#number(bytes, start, last, delimiter, row);
    if (end > start) {
      this.#filled.flags[row] = 1;
      return end;
    }
    this.#write(row, 0, 0, false);
    const found = fieldEnd(bytes, start, last, delimiter);
    return found === start || this.nulls.has(bytes, start, found) ? found : ~found;
  }

  /** Where the number ends, or `start` where there is none. */
  #number(bytes: Uint8Array, start: number, last: number, delimiter: number, row: number): number {
    const { scale } = this.form;
    const negative = bytes[start] === 45;
    let at = negative ? start + 1 : start;
    let value = 0;
    let significant = 0;
    let places = -1;
    let seen = 0;
    let roundUp = false;
    for (; at < last; at++) {
      const byte = bytes[at]!;
      if (byte === delimiter) break;
      if (byte === 46 && places < 0) {
        places = 0;
        continue;
      }
      if (byte < 48 || byte > 57) return start;
      seen++;
      if (places >= scale) {
        if (places === scale) roundUp = byte >= 53;
        places++;
        continue;
      }
      if (places >= 0) places++;
      if (significant > 0 || byte !== 48) significant++;
      value = value * 10 + byte - 48;
    }
    if (seen === 0) return start;
    const missing = scale - Math.min(scale, Math.max(0, places));
    if (significant > 0 && significant + missing > floatDigits)
      return this.#long(bytes, start, at, row, negative) ? at : start;
    if (missing > 0) value *= tens[missing]!;
    if (roundUp) value++;
    if (value >= this.#limit) return start;
    const high = value < 4294967296 ? 0 : Math.floor(value / 4294967296);
    this.#write(row, value - high * 4294967296, high, negative && value > 0);
    return at;
  }

  /** The same for numbers too long for a float. */
  #long(bytes: Uint8Array, start: number, end: number, row: number, negative: boolean): boolean {
    const { scale, digits } = this.form;
    const text = decoder.decode(bytes.subarray(negative ? start + 1 : start, end));
    const [whole = '', fraction = ''] = text.split('.');
    let value = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
    if (fraction.charCodeAt(scale) >= 53) value += 1n;
    if (value >= 10n ** BigInt(digits)) return false;
    return this.#write(row, Number(value & 0xffffffffn), Number(value >> 32n), negative);
  }

  #write(row: number, low: number, high: number, negative: boolean): true {
    const { words } = this.form;
    const at = row * words;
    if (!negative) {
      this.#words[at] = low;
      if (words === 1) return true;
      this.#words[at + 1] = high;
      if (words === 4) this.#words[at + 2] = this.#words[at + 3] = 0;
      return true;
    }
    // Two's complement: all bits turned over, and one added.
    this.#words[at] = -low >>> 0;
    if (words === 1) return true;
    this.#words[at + 1] = (low === 0 ? -high : ~high) >>> 0;
    if (words === 4) this.#words[at + 2] = this.#words[at + 3] = 0xffffffff;
    return true;
  }

  isEmpty(row: number): boolean {
    return this.#filled.flags[row] === 0;
  }

  take(rows: number): Data {
    const { words, scale, digits } = this.form;
    const data = this.#words.subarray(0, rows * words);
    const kept = { length: rows, ...this.#filled.validity(rows) };
    if (words === 4) return makeData({ type: new Decimal(scale, digits, 128), data, ...kept });
    const type: DataType = words === 2 ? new Int64() : new Int32();
    const values =
      words === 2 ? new BigInt64Array(data.buffer, 0, rows) : new Int32Array(data.buffer, 0, rows);
    return makeData({ type: type as Int64, data: values as BigInt64Array, ...kept });
  }
}

/** The form of an SQL type, where it is one of these. */
export function numberForm(sqlType: string): NumberForm | undefined {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(sqlType);
  if (decimal && Number(decimal[1]) <= 18)
    return { words: 4, digits: Number(decimal[1]), scale: Number(decimal[2]) };
  if (sqlType === 'BIGINT') return { words: 2, digits: 18, scale: 0 };
  return sqlType === 'INTEGER' ? { words: 1, digits: 9, scale: 0 } : undefined;
}
