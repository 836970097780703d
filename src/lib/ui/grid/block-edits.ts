import type { CellEdit, CellPlace, CellRange, CellRefusal, GridColumn } from './grid-column.ts';

export type BlockOutcome = { readonly edits: readonly CellEdit[]; readonly refused: readonly CellRefusal[] };

type Sheet<R> = {
  readonly rows: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  readonly rowKey: (row: R) => string;
};

/**
 * A pasted block as one edit. A single value fills the whole range; a block goes from the range's first cell on.
 * Cells that cannot be edited or hold no readable value are refused one by one, and the rest goes in.
 */
export function pasteEdits<R>(
  sheet: Sheet<R>,
  block: readonly (readonly string[])[],
  range: CellRange
): BlockOutcome {
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  const height = single === undefined ? block.length : range.bottom - range.top + 1;
  const width =
    single === undefined ? Math.max(0, ...block.map((row) => row.length)) : range.right - range.left + 1;
  const typed = (down: number, across: number) => single ?? block[down]?.[across];
  return collect(sheet, range, height, width, typed);
}

/** The first row of the range repeated down it. */
export function fillDownEdits<R>(sheet: Sheet<R>, range: CellRange): BlockOutcome {
  const first = sheet.rows[range.top];
  const typed = (_down: number, across: number) =>
    first === undefined ? undefined : sheet.columns[range.left + across]?.edit?.value(first);
  return collect(sheet, range, range.bottom - range.top + 1, range.right - range.left + 1, typed);
}

/** The edited cells of a range: what a reset takes back. */
export function editedPlaces<R>({ rows, columns, rowKey }: Sheet<R>, range: CellRange): CellPlace[] {
  return rows.slice(range.top, range.bottom + 1).flatMap((row) =>
    columns
      .slice(range.left, range.right + 1)
      .filter(({ edit }) => edit?.edited(row))
      .map(({ key }) => ({ row: rowKey(row), column: key }))
  );
}

/** The range's bare values, for the clipboard; cells without one give what they show. */
export const copyBlock = <R>({ rows, columns }: Sheet<R>, range: CellRange): string[][] =>
  rows
    .slice(range.top, range.bottom + 1)
    .map((row) =>
      columns.slice(range.left, range.right + 1).map((column) => column.edit?.value(row) ?? column.text(row))
    );

function collect<R>(
  { rows, columns, rowKey }: Sheet<R>,
  { top, left }: CellRange,
  height: number,
  width: number,
  typedAt: (down: number, across: number) => string | undefined
): BlockOutcome {
  const edits: CellEdit[] = [];
  const refused: CellRefusal[] = [];
  for (let down = 0; down < height; down++) {
    for (let across = 0; across < width; across++) {
      const typed = typedAt(down, across);
      if (typed === undefined) continue;
      const [row, column] = [rows[top + down], columns[left + across]];
      if (!row || !column) {
        refused.push({ row: '', column: '', typed, message: 'Outside the grid.' });
        continue;
      }
      const place = { row: rowKey(row), column: column.key };
      const before = column.edit?.value(row);
      if (!column.edit || before === undefined) {
        refused.push({ ...place, typed, message: 'This cell cannot be edited.' });
        continue;
      }
      const read = column.edit.read(typed, row);
      if (!read.ok) refused.push({ ...place, typed, message: read.problems[0]?.message ?? 'Not readable.' });
      else if (read.value !== before) edits.push({ ...place, value: read.value });
    }
  }
  return { edits, refused };
}
