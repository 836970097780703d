import type { DateOrder } from './columns/date-evidence.ts';

/** Something noticed that a person should know or decide. Nothing was changed because of it unless it says so. */
export type Finding = {
  readonly code: string;
  readonly table: string;
  /** What it concerns: columns, or keys of rows, as the message says. */
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly message: string;
};

/** A value that kept its row out. */
export type Reject = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
};

export type ColumnReport = {
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly confidence: number;
};

/** One table of one file: `read` = `loaded` + `duplicate` + `rejected`, always. */
export type FileReport = {
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly dateOrder: DateOrder | 'mixed' | null;
  readonly table: string;
  readonly read: number;
  readonly loaded: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly columns: readonly ColumnReport[];
};

/** What an import did, as the command prints it. */
export type ImportReport = {
  readonly format: 'evenfield/import-report';
  readonly version: 1;
  readonly files: readonly FileReport[];
  readonly rejects: readonly Reject[];
  readonly findings: readonly Finding[];
};
