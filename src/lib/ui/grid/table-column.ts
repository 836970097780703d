import type { Snippet } from 'svelte';
import type { Figure } from '../format/number.ts';

/** One column of a dense table: how a row reads, sorts and draws in it. Figures go right, with one unit. */
export type TableColumn<R> = {
  readonly key: string;
  readonly header: string;
  /** What a row says here: shown, filtered and exported. */
  readonly text: (row: R) => string;
  /** What it sorts by where the text will not do: a figure, or undefined for no data (always last). */
  readonly order?: (row: R) => Figure | undefined;
  readonly align?: 'left' | 'right';
  /** Pixels; pinned columns need one. */
  readonly width?: number;
  /** Stays at the left edge while the rest scrolls. Pinned columns come first. */
  readonly pinned?: boolean;
  /** Heavier, for the figure the table is about. */
  readonly strong?: boolean;
  /** A drawing in place of the text: a swatch, a delta, a bar. */
  readonly cell?: Snippet<[R]>;
  /** The foot of the column. */
  readonly total?: string;
};

export type SortOrder = { readonly key: string; readonly descending: boolean };

/** Distance from the left edge at which each pinned column stays. */
export function pinnedOffsets<R>(columns: readonly TableColumn<R>[]): (number | undefined)[] {
  let left = 0;
  return columns.map(({ pinned, width = 0 }) => {
    if (!pinned) return undefined;
    const at = left;
    left += width;
    return at;
  });
}
