import type { ColumnScan } from './columns/column-scan.ts';
import type { DamagedRecord, RecordDialect, RecordScan } from './delimited/scan-records.ts';
import type { Encoding } from './encoding/code-pages.ts';
import type { Finding } from './report.ts';

/** A type the source itself declares for a column (Parquet, or a workbook's cells), where it has types. */
export type DeclaredType = {
  readonly kind: 'text' | 'integer' | 'decimal' | 'double' | 'date' | 'timestamp' | 'boolean';
  readonly scale?: number;
};

/** How the text of a file was read. */
export type TextReading = {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly delimiter: string;
  readonly quote: string | undefined;
  readonly headerLines: number;
};

/**
 * One table of one file as found: its records as UTF-8 bytes with a delimiter, where each stands in the file, and
 * what was counted of each column. Nothing is converted yet.
 */
export type SourceTable = {
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  readonly reading: TextReading | undefined;
  /** Column names as written, made distinct; `column_1` … where the file has no header. */
  readonly header: readonly string[];
  readonly headed: boolean;
  readonly bytes: Uint8Array;
  readonly dialect: RecordDialect;
  readonly records: RecordScan;
  readonly columns: readonly ColumnScan[];
  readonly declared: readonly (DeclaredType | undefined)[];
  readonly notes: readonly Finding[];
  /** Where columns became rows: the column their values are in, and the header each row's value stood under. */
  readonly unpivoted?: {
    readonly value: string;
    readonly headers: readonly string[];
    readonly columns: readonly string[];
  };
};

export type { ColumnScan, DamagedRecord };
