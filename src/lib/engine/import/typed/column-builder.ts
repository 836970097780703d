import type { Data } from 'apache-arrow';

/**
 * Takes the values of one column straight from a file's bytes and lays them out as Arrow does. Row `row` may be
 * written again until a later one is: that is how a row with an unreadable value is dropped.
 */
export interface ColumnBuilder {
  /** Read the value between two places of the bytes as row `row`; false where it cannot be read. */
  read(bytes: Uint8Array, start: number, end: number, row: number): boolean;
  /** True where the row was read and holds no value. */
  isEmpty(row: number): boolean;
  /** The first `rows` rows, and room for the next batch. */
  take(rows: number): Data;
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
