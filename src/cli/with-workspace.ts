import { stat } from 'node:fs/promises';
import type { Connector } from '../lib/engine/connector.ts';
import { openNodeConnector } from '../lib/engine/duckdb/node.ts';
import { failureWords } from '../lib/engine/failure-words.ts';
import { QueryError } from '../lib/engine/query-error.ts';
import { openDirectoryWorkspace } from '../lib/engine/tables/directory-workspace.ts';
import { openWorkspace } from '../lib/engine/tables/open-workspace.ts';
import { openNodeParquet } from '../lib/engine/tables/parquet-node.ts';
import { WorkspaceError } from '../lib/engine/tables/workspace-manifest.ts';
import type { WorkspaceManifest, WorkspaceStore } from '../lib/engine/tables/workspace-store.ts';
import { WorkError } from './verb.ts';

export type OpenWorkspace = {
  readonly connector: Connector;
  readonly manifest: WorkspaceManifest;
  readonly store: WorkspaceStore;
};

/** What the engine refused, as a sentence with its own words behind it. */
export function engineFailure(error: QueryError): WorkError {
  const { sentence, details } = failureWords(error);
  return new WorkError(`${sentence} (${details ?? ''})`, { cause: error });
}

/** Load the workspace of `--data DIR` into an engine, work with it, and close it whatever happens. */
export async function withWorkspace<T>(
  directory: string,
  work: (workspace: OpenWorkspace) => Promise<T>
): Promise<T> {
  if ((await stat(directory).catch(() => undefined))?.isFile()) {
    throw new WorkError(`${directory} is a file: --data takes the folder that import --out wrote.`);
  }
  try {
    const store = await openDirectoryWorkspace(directory);
    // Asked for first: a folder without a readable manifest should not wait for an engine to start.
    await store.manifest();
    const [connector, codec] = await Promise.all([openNodeConnector(), openNodeParquet()]);
    try {
      return await work({ connector, store, manifest: await openWorkspace(connector, store, codec) });
    } finally {
      await connector.close();
    }
  } catch (error) {
    if (error instanceof WorkspaceError) throw new WorkError(error.message, { cause: error });
    if (error instanceof QueryError) throw engineFailure(error);
    throw error;
  }
}
