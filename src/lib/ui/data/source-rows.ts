import type { TableEntry, WorkspaceManifest } from '../../engine/tables/workspace-store.ts';

/** A table of the workspace as the Data page lists it. */
export type SourceRow = {
  readonly name: string;
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly bytes: number;
  /** The files its rows came from, in words. */
  readonly from: string;
  readonly table: TableEntry;
};

/** `sales_transaction` as people say it. */
export const tableTitle = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const sourceRows = (manifest: WorkspaceManifest | undefined): SourceRow[] =>
  (manifest?.tables ?? []).map((table) => ({
    name: table.name,
    title: tableTitle(table.name),
    rows: table.rows,
    columns: table.columns.length,
    bytes: table.bytes,
    from: [
      ...new Set(table.sources.map(({ file, sheet }) => (sheet === null ? file : `${file}, ${sheet}`)))
    ].join('; '),
    table
  }));
