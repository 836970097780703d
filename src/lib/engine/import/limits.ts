import { ImportProblem } from './import-problem.ts';

/** The largest input each reader accepts, checked before it parses. */
export type Limits = {
  /** Bytes of a delimited, JSON or Parquet file. */
  readonly bytes: number;
  /** Bytes of a workbook, and of all it unpacks to: its reader keeps every cell as an object. */
  readonly workbookBytes: number;
  readonly unpackedBytes: number;
  /** Parts inside a zip container. */
  readonly entries: number;
  readonly columns: number;
  /** Levels of a JSON document. */
  readonly nesting: number;
};

export const defaultLimits: Limits = {
  bytes: 1_000_000_000,
  workbookBytes: 60_000_000,
  unpackedBytes: 400_000_000,
  entries: 5_000,
  columns: 2_000,
  nesting: 12
};

/** Stop with one clear sentence where a measured size is over its limit. */
export function checkLimit(name: string, what: string, size: number, limit: number): void {
  if (size <= limit) return;
  const [shown, most] = [size, limit].map((value) => value.toLocaleString('en-US'));
  throw new ImportProblem('too-large', `${name} has ${shown} ${what}; at most ${most} can be imported.`);
}
