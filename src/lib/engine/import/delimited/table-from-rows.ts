import { ColumnScan } from '../columns/column-scan.ts';
import type { Finding } from '../report.ts';
import type { DeclaredType, SourceTable } from '../source-table.ts';
import { distinctNames } from './find-header.ts';
import { scanRecords } from './scan-records.ts';
import { writeRecords } from './write-records.ts';

export type Rows = {
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  readonly header: readonly string[];
  readonly headed?: boolean;
  readonly rows: readonly (readonly string[])[];
  /** Where each row stands in its file: the row of a sheet, the record of a document. */
  readonly places: readonly number[];
  readonly declared?: readonly (DeclaredType | undefined)[];
  readonly notes?: readonly Finding[];
};

/** Rows of text from a workbook or a document as a source table, so that every kind of file takes the same path. */
export function tableFromRows(rows: Rows): SourceTable {
  const header = distinctNames(rows.header);
  const bytes = writeRecords(rows.rows);
  const dialect = { delimiter: 44, quote: 34 };
  const columns = header.map(() => new ColumnScan());
  const scanned = scanRecords(bytes, 0, 1, dialect, columns);
  return {
    file: rows.file,
    sheet: rows.sheet,
    sha256: rows.sha256,
    reading: undefined,
    header,
    headed: rows.headed ?? true,
    bytes,
    dialect,
    records: { ...scanned, lines: Uint32Array.from(rows.places) },
    columns,
    declared: rows.declared ?? header.map(() => undefined),
    notes: rows.notes ?? []
  };
}
