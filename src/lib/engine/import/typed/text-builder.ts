import { makeData, Utf8, type Data } from 'apache-arrow';
import { batchRows, Filled, type ColumnBuilder } from './column-builder.ts';
import type { NullTexts } from './null-texts.ts';

/** Shorter texts are copied byte by byte: a view of them would cost more than the copy. */
const short = 48;

/** Text as it stands; a doubled quote becomes one. */
export class TextBuilder implements ColumnBuilder {
  readonly #filled = new Filled();
  readonly #offsets = new Int32Array(batchRows + 1);
  #texts = new Uint8Array(1 << 20);

  constructor(
    readonly nulls: NullTexts,
    readonly quote: number | undefined
  ) {}

  read(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const from = this.#offsets[row]!;
    const filled = start < end && (this.nulls.none || !this.nulls.has(bytes, start, end));
    this.#filled.flags[row] = filled ? 1 : 0;
    this.#offsets[row + 1] = filled ? this.#copy(bytes, start, end, from) : from;
    return true;
  }

  #copy(bytes: Uint8Array, start: number, end: number, from: number): number {
    if (from + end - start > this.#texts.length) this.#grow(from + end - start);
    const texts = this.#texts;
    let to = from;
    // Only a quoted value can hold two quotes in a row.
    if (this.quote !== undefined && start > 0 && bytes[start - 1] === this.quote) {
      for (let at = start; at < end; at++) {
        texts[to++] = bytes[at]!;
        if (bytes[at] === this.quote) at++;
      }
      return to;
    }
    if (end - start < short) for (let at = start; at < end; at++) texts[to++] = bytes[at]!;
    else {
      texts.set(bytes.subarray(start, end), to);
      to += end - start;
    }
    return to;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#texts.length * 2));
    grown.set(this.#texts);
    this.#texts = grown;
  }

  isEmpty(row: number): boolean {
    return this.#filled.flags[row] === 0;
  }

  take(rows: number): Data {
    const valueOffsets = this.#offsets.slice(0, rows + 1);
    const data = this.#texts.slice(0, valueOffsets[rows]);
    return makeData({ type: new Utf8(), length: rows, valueOffsets, data, ...this.#filled.validity(rows) });
  }
}
