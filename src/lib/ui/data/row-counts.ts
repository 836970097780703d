import type { InspectedSheet } from '../../engine/import/inspect-source.ts';
import type { ImportReport } from '../../engine/import/report.ts';

/** Rows of the files as people count them: a row that feeds several tables is one row. */
export type RowCounts = {
  readonly read: number;
  readonly ready: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** Tables the rows go into. */
  readonly tables: number;
};

type Sheet = Pick<InspectedSheet, 'file' | 'sheet' | 'rows' | 'damaged'> & {
  readonly mapping: Pick<InspectedSheet['mapping'], 'table'>;
};

/** Count what was read, and once rows were checked what is ready: by the table each sheet is for, not its by-products. */
export function countRows(
  sheets: readonly Sheet[],
  report: Pick<ImportReport, 'files' | 'rejects'> | undefined
): RowCounts {
  const read = sheets.reduce((sum, { rows, damaged }) => sum + rows + damaged, 0);
  if (!report) return { read, ready: 0, duplicate: 0, rejected: 0, tables: 0 };
  const key = (file: string, sheet: string | null, table: string) => JSON.stringify([file, sheet, table]);
  const main = new Set(sheets.map(({ file, sheet, mapping }) => key(file, sheet, mapping.table)));
  const counted = report.files.filter(({ file, sheet, table }) => main.has(key(file, sheet, table)));
  const total = (count: (file: ImportReport['files'][number]) => number) =>
    counted.reduce((sum, file) => sum + count(file), 0);
  return {
    read: total((file) => file.read),
    ready: total((file) => file.loaded),
    duplicate: total((file) => file.duplicate),
    rejected: total((file) => file.rejected),
    tables: new Set(report.files.filter(({ loaded }) => loaded > 0).map(({ table }) => table)).size
  };
}
