import type { Column } from '../connector.ts';

/** A file (or sheet) whose rows went into a table. */
export type TableSource = {
  readonly file: string;
  /** The sheet of a workbook, or null. */
  readonly sheet: string | null;
  /** SHA-256 of the file's bytes: the same file again is a no-op. */
  readonly sha256: string;
  /** Rows of the table that came from it. */
  readonly rows: number;
  /** The key of the remembered mapping that was used, or null. */
  readonly layout: string | null;
};

export type TableEntry = {
  readonly name: string;
  readonly rows: number;
  /** SHA-256 of the table's content (content-hash.ts): independent of how Parquet wrote it. */
  readonly sha256: string;
  /** Size of its Parquet file. */
  readonly bytes: number;
  readonly columns: readonly Column[];
  readonly sources: readonly TableSource[];
};

export type DocumentEntry = { readonly name: string; readonly sha256: string; readonly bytes: number };

/** What a workspace holds. Tables and documents are sorted by name. */
export type WorkspaceManifest = {
  readonly format: 'evenfield/workspace';
  readonly version: 1;
  /** SHA-256 over the tables' names and content hashes: two workspaces with the same data have the same one. */
  readonly fingerprint: string;
  readonly tables: readonly TableEntry[];
  readonly documents: readonly DocumentEntry[];
};

/** A table ready to be kept: made by `packTable`. */
export type PackedTable = { readonly entry: TableEntry; readonly parquet: Uint8Array };

/** Tables that are kept or forgotten together, and documents that belong to them. */
export type TableChange = {
  readonly put?: readonly PackedTable[];
  readonly remove?: readonly string[];
  /** Texts by document name. */
  readonly documents?: ReadonlyMap<string, string>;
  /** The workspace the change was worked out on: where a table it replaces is another by now, nothing is kept. */
  readonly onto?: WorkspaceManifest;
};

/** A workspace that can be read: a store, or a data set that ships. */
export interface WorkspaceReader {
  manifest(): Promise<WorkspaceManifest>;
  /** The Parquet file of a table of the manifest. */
  readTable(name: string): Promise<Uint8Array>;
  /** The text of a document, or undefined where there is none of this name. */
  readDocument(name: string): Promise<string | undefined>;
}

/**
 * What outlives the engine: one Parquet file a table, and documents (JSON texts such as plans, scenarios and
 * remembered mappings) by names like `plans/base.json`.
 */
export interface WorkspaceStore extends WorkspaceReader {
  /** Keep all of the change or, where it fails or the machine stops half-way, nothing of it; nor where a signal comes in time. */
  commit(change: TableChange, signal?: AbortSignal): Promise<WorkspaceManifest>;
  /** Take back the last commit (one step); undefined where there is none to take back. */
  undo(): Promise<WorkspaceManifest | undefined>;
  /** True while `undo` has something to take back. */
  canUndo(): Promise<boolean>;
  writeDocument(name: string, text: string): Promise<void>;
  removeDocument(name: string): Promise<void>;
  close(): Promise<void>;
}
