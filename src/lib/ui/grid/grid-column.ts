import type { Result } from '../../core/result.ts';
import type { TableColumn } from './table-column.ts';

/** A column of a sheet: editable where it has `edit`. */
export type GridColumn<R> = TableColumn<R> & {
  readonly edit?: {
    /** The bare value as it is typed and copied: a plain decimal, no unit. Undefined: this row has no such cell. */
    readonly value: (row: R) => string | undefined;
    /** Differs from base. */
    readonly edited: (row: R) => boolean;
    /** Read what was typed or pasted; refusals say why in one sentence. */
    readonly read: (typed: string, row: R) => Result<string>;
  };
};

export type CellPlace = { readonly row: string; readonly column: string };
export type CellEdit = CellPlace & { readonly value: string };
export type CellRefusal = CellPlace & { readonly typed: string; readonly message: string };

/** Rectangle of cells by index, both corners in. */
export type CellRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};
