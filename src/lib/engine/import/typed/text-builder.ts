import { makeData, Utf8, type Data } from 'apache-arrow';
import { batchRows, Filled, type ColumnBuilder } from './column-builder.ts';
import type { NullTexts } from './null-texts.ts';

/** Text as it stands; a doubled quote becomes one. */
export class TextBuilder implements ColumnBuilder {
  readonly #filled = new Filled();
  readonly #offsets = new Int32Array(batchRows + 1);
  #texts = new Uint8Array(1 << 20);
  #words = new DataView(this.#texts.buffer);
  #source: DataView = this.#words;
  #read: Uint8Array = this.#texts;

  constructor(
    readonly nulls: NullTexts,
    readonly quote: number | undefined
  ) {}

  read(bytes: Uint8Array, start: number, last: number, delimiter: number, row: number): number {
    const from = this.#offsets[row]!;
    if (from + last - start > this.#texts.length) this.#grow(from + last - start);
    const quoted = this.quote !== undefined && start > 0 && bytes[start - 1] === this.quote;
    const end = quoted ? last : this.#copy(bytes, start, last, delimiter, from);
    const filled = start < end && (this.nulls.none || !this.nulls.has(bytes, start, end));
    const length = quoted ? this.#copyQuoted(bytes, start, end, from) : end - start;
    this.#filled.flags[row] = filled ? 1 : 0;
    this.#offsets[row + 1] = filled ? from + length : from;
    return end;
  }

  #open(bytes: Uint8Array): void {
    this.#read = bytes;
    this.#source = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Copy a value without quotes, four bytes at a time as long as none of them is the delimiter. */
  #copy(bytes: Uint8Array, start: number, last: number, delimiter: number, from: number): number {
    if (this.#read !== bytes) this.#open(bytes);
    const source = this.#source;
    const texts = this.#texts;
    const words = this.#words;
    const four = Math.imul(delimiter, 0x01010101);
    let at = start;
    let to = from;
    for (; at + 4 <= last; at += 4, to += 4) {
      const word = source.getUint32(at, true);
      const differs = word ^ four;
      if ((((differs - 0x01010101) | 0) & ~differs & 0x80808080) !== 0) break;
      words.setUint32(to, word, true);
    }
    for (let byte: number; at < last && (byte = bytes[at]!) !== delimiter; at++) texts[to++] = byte;
    return at;
  }

  /** Only a quoted value can hold two quotes in a row. */
  #copyQuoted(bytes: Uint8Array, start: number, end: number, from: number): number {
    let to = from;
    for (let at = start; at < end; at++) {
      this.#texts[to++] = bytes[at]!;
      if (bytes[at] === this.quote) at++;
    }
    return to - from;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#texts.length * 2));
    grown.set(this.#texts);
    this.#texts = grown;
    this.#words = new DataView(grown.buffer);
  }

  isEmpty(row: number): boolean {
    return this.#filled.flags[row] === 0;
  }

  take(rows: number): Data {
    const valueOffsets = this.#offsets.subarray(0, rows + 1);
    const data = this.#texts.subarray(0, valueOffsets[rows]);
    return makeData({ type: new Utf8(), length: rows, valueOffsets, data, ...this.#filled.validity(rows) });
  }
}
