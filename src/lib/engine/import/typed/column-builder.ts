import type { Data } from 'apache-arrow';

/**
 * Takes the values of one column straight from a file's bytes and lays them out as Arrow does. Row `row` may be
 * written again until a later one is: that is how a row with an unreadable value is dropped.
 */
export interface ColumnBuilder {
  /**
   * Read the value from `start` to the delimiter, or to `last` where none comes before, as row `row`. Answers where the
   * value ends; that place with all bits turned over (so below zero) where it cannot be read.
   */
  read(bytes: Uint8Array, start: number, last: number, delimiter: number, row: number): number;
  /** True where the row was read and holds no value. */
  isEmpty(row: number): boolean;
  /** The first `rows` rows, in arrays that hold them until the next batch is read. */
  take(rows: number): Data;
}

/** In place of a delimiter: the value goes to the end it was given. */
export const NO_DELIMITER = -1;

/** Where a value without quotes ends. */
export function fieldEnd(bytes: Uint8Array, from: number, last: number, delimiter: number): number {
  let at = from;
  while (at < last && bytes[at] !== delimiter) at++;
  return at;
}

/** Rows of one batch. */
export const batchRows = 1 << 17;

/** Which rows of a batch are filled. */
export class Filled {
  readonly flags = new Uint8Array(batchRows);

  /** As Arrow has it: no bitmap where all are filled. */
  validity(rows: number): { nullCount: number; nullBitmap?: Uint8Array } {
    let nullCount = rows;
    for (let row = 0; row < rows; row++) nullCount -= this.flags[row]!;
    if (nullCount === 0) return { nullCount };
    const nullBitmap = new Uint8Array(Math.ceil(rows / 64) * 8);
    for (let row = 0; row < rows; row++) nullBitmap[row >> 3]! |= this.flags[row]! << (row & 7);
    return { nullCount, nullBitmap };
  }
}
