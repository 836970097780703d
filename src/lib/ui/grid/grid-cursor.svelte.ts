import type { CellRange } from './grid-column.ts';

type Place = { readonly row: number; readonly column: number };

/** Where the sheet's cursor is, the range it spans, and what is being typed. */
export class GridCursor {
  active = $state.raw<Place>({ row: 0, column: 0 });
  anchor = $state.raw<Place>({ row: 0, column: 0 });
  /** The text being typed; undefined while no cell is open. */
  typed = $state<string>();
  readonly range: CellRange = $derived({
    top: Math.min(this.active.row, this.anchor.row),
    bottom: Math.max(this.active.row, this.anchor.row),
    left: Math.min(this.active.column, this.anchor.column),
    right: Math.max(this.active.column, this.anchor.column)
  });

  /** Go to a cell; `extend` keeps the anchor, so the range grows. */
  place(row: number, column: number, extend = false) {
    this.active = { row, column };
    if (!extend) this.anchor = this.active;
  }

  /** Go some cells on, never outside the sheet. */
  step(down: number, across: number, rows: number, columns: number, extend = false) {
    const within = (value: number, count: number) => Math.min(Math.max(value, 0), Math.max(0, count - 1));
    this.place(within(this.active.row + down, rows), within(this.active.column + across, columns), extend);
  }

  spanAll(rows: number, columns: number) {
    this.anchor = { row: 0, column: 0 };
    this.active = { row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) };
  }

  holds(row: number, column: number): boolean {
    const { top, bottom, left, right } = this.range;
    return row >= top && row <= bottom && column >= left && column <= right;
  }

  isActive(row: number, column: number): boolean {
    return this.active.row === row && this.active.column === column;
  }
}
