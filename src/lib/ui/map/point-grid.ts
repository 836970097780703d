/** Numbers for points by the cell of a grid they fall in: open addressing over two whole numbers, at most two thirds full. */
export class PointGrid {
  count = 0;
  /** Per number x and y, as first met. */
  readonly at: Float64Array;
  readonly #cells: Int32Array;
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** For no more than so many points. */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(1.5 * most + 16));
    this.at = new Float64Array(2 * most);
    this.#cells = new Int32Array(2 * most);
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
  }
  number(column: number, row: number, x: number, y: number): number {
    const cells = this.#cells;
    const slots = this.#slots;
    const mixed = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca77);
    let slot = (mixed ^ (mixed >>> 15)) & this.#mask;
    for (let point = slots[slot]!; point >= 0; point = slots[slot]!) {
      if (cells[2 * point] === column && cells[2 * point + 1] === row) return point;
      slot = (slot + 1) & this.#mask;
    }
    const point = this.count++;
    slots[slot] = point;
    cells[2 * point] = column;
    cells[2 * point + 1] = row;
    this.at[2 * point] = x;
    this.at[2 * point + 1] = y;
    return point;
  }
}
