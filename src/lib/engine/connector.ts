import type { Statement } from './statement.ts';

/**
 * One cell as the engine hands it over. DECIMAL, HUGEINT and BIGINT arrive as exact text without exponent
 * (`"1.5000"` keeps its scale), DATE as ISO text, TIMESTAMP as `YYYY-MM-DD HH:MM:SS[.ffffff]`, the smaller
 * integers and DOUBLE as numbers.
 */
export type Cell = string | number | boolean | null;

export type Column = { readonly name: string; readonly type: string };

/** Columns in order with their SQL types, and rows as arrays in the order of the columns. */
export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

export type QueryOptions = { readonly signal?: AbortSignal };

/** Anything that runs SQL: DuckDB in a worker today, a distributed engine later. */
export interface Connector {
  readonly dialect: 'duckdb';
  /** Run one statement. Throws `QueryError`, or `QueryCancelled` when the signal stopped it. */
  query(statement: Statement, options?: QueryOptions): Promise<Table>;
  /** The same answer as an Arrow IPC stream: for handing tables on and for keeping them. */
  queryArrow(statement: Statement, options?: QueryOptions): Promise<Uint8Array>;
  /** Create (or replace) a table from an Arrow IPC stream. The bytes are copied: they stay usable. */
  insertArrow(table: string, ipc: Uint8Array): Promise<void>;
  /** Make bytes readable as a file of this name by `read_csv` and the like. */
  registerFile(name: string, bytes: Uint8Array): Promise<void>;
  dropFile(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Rows as records by column name, for the few places where the columns are known. */
export function records<T extends Record<string, Cell>>(table: Table): T[] {
  return table.rows.map(
    (row) => Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i] ?? null])) as T
  );
}
