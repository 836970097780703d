import { expose, transfer } from 'comlink';
import type { TableSource } from '../tables/workspace-store.ts';
import { openBrowserConnector } from '../duckdb/browser.ts';
import { holdLife } from '../worker-life.ts';
import { openBrowserParquet } from '../tables/parquet-browser.ts';
import { inspectSource, type InspectOptions } from './inspect-source.ts';
import type { ImportEngine } from './read-source.ts';
import { checkBrought, receiveSource, type BroughtSource } from './receive-source.ts';
import {
  runImport,
  type ExistingTables,
  type ImportOptions,
  type ImportOutcome,
  type ImportProgress
} from './run-import.ts';

/** What of an import crosses to the worker: an abort ends the worker itself, callbacks are passed apart. */
export type SentImportOptions = Omit<ImportOptions, 'signal' | 'progress' | 'existing'>;

/** The workspace as the worker sees it. */
export type SentExisting = {
  readonly names: readonly string[];
  readonly sources: Readonly<Record<string, readonly TableSource[]>>;
};

let engine: Promise<ImportEngine> | undefined;

/** An engine of the import's own: it reads files, which the workspace's engine never may. */
const openEngine = (): Promise<ImportEngine> =>
  (engine ??= openBrowserConnector({ files: true }).then((connector) => ({
    connector,
    parquet: openBrowserParquet()
  })));

const received = (
  { names, sources }: SentExisting,
  load: (name: string) => Promise<Uint8Array>
): ExistingTables => ({ names, load, sources: (name) => sources[name] ?? [] });

const service = {
  async inspect(
    source: BroughtSource,
    options: Omit<InspectOptions, 'signal' | 'existing'>,
    existing: SentExisting,
    load: (name: string) => Promise<Uint8Array>
  ) {
    return inspectSource(await receiveSource(source), await openEngine(), {
      ...options,
      existing: received(existing, load)
    });
  },
  async run(
    sources: readonly BroughtSource[],
    options: SentImportOptions,
    existing: SentExisting,
    load: (name: string) => Promise<Uint8Array>,
    progress: (progress: ImportProgress) => void
  ): Promise<ImportOutcome> {
    checkBrought(sources);
    const read = [];
    for (const source of sources) read.push(await receiveSource(source));
    const outcome = await runImport(await openEngine(), read, {
      ...options,
      progress,
      existing: received(existing, load)
    });
    return transfer(outcome, [...new Set(outcome.tables.map(({ ipc }) => ipc.buffer))]);
  }
};

export type ImportService = typeof service;

holdLife();
expose(service);
