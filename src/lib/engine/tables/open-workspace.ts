import type { Connector } from '../connector.ts';
import { joinStatements } from '../statement.ts';
import { createTable, tableDefinitions } from './schema.ts';
import type { ParquetCodec } from './parquet.ts';
import type { WorkspaceManifest, WorkspaceReader } from './workspace-store.ts';

export type OpenOptions = {
  /** Called before each table, for a progress line. */
  readonly onTable?: (name: string, index: number, count: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Load every table of a workspace into the engine; canonical tables it does not have are made without rows.
 * Answers the manifest that was loaded.
 */
export async function openWorkspace(
  connector: Connector,
  workspace: WorkspaceReader,
  codec: ParquetCodec,
  { onTable, signal }: OpenOptions = {}
): Promise<WorkspaceManifest> {
  const manifest = await workspace.manifest();
  for (const [i, { name }] of manifest.tables.entries()) {
    signal?.throwIfAborted();
    onTable?.(name, i, manifest.tables.length);
    await connector.insertArrow(name, await codec.decode(await workspace.readTable(name)));
  }
  await connector.query(joinStatements(tableDefinitions.map(createTable), '; '));
  return manifest;
}
