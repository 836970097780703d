import { openFileStore } from '../../engine/tables/file-store.ts';
import { indexedDbFiles } from '../../engine/tables/indexed-db-files.ts';
import { endingTheImport } from './interrupted-import.ts';
import { openBrowserParquet } from '../../engine/tables/parquet-browser.ts';
import { openImportClient, type ImportClient } from '../../engine/import/import-client.ts';
import {
  mappingDocument,
  parseMapping,
  type TableMapping
} from '../../engine/import/mapping/mapping-document.ts';
import { shippedMappings } from '../../engine/import/mapping/shipped-mappings.ts';
import { takePlanFiles, type PlanFile } from '../../engine/import/plan-files.ts';
import type { ExistingTables, ImportOutcome } from '../../engine/import/run-import.ts';
import type { PackedTable } from '../../engine/tables/workspace-store.ts';

export type KeepOptions = {
  readonly signal?: AbortSignal;
  /** Told of each table before it is packed, and with no name before all are written. */
  readonly onStep?: (table: string, done: number, total: number) => void;
  /** Forget all other tables in the same step. */
  readonly instead?: boolean;
};

/** Where an import goes: the person's own workspace on this computer, whatever is open beside it. */
export type ImportStore = {
  readonly client: ImportClient;
  readonly existing: ExistingTables;
  /** Mappings remembered from earlier loads, then those of the data sets that ship. */
  readonly mappings: readonly TableMapping[];
  /**
   * Keep every table of an outcome, the mappings it was read by and the pay plans beside it, or nothing at all. Packing
   * takes the outcome's rows: where it fails they must be checked again (`packed` is false), else keeping can be
   * tried once more.
   */
  keep(outcome: ImportOutcome, plans: readonly PlanFile[], options?: KeepOptions): Promise<void>;
  packed(outcome: ImportOutcome): boolean;
  /** Look at the workspace again; true where another tab changed its tables, so that files must be checked anew. */
  refresh(): Promise<boolean>;
  close(): Promise<void>;
};

export { takePlanFiles };

/** `database` names the workspace on this computer: the person's own unless said. */
export async function openImportStore(database = 'evenfield'): Promise<ImportStore> {
  const store = openFileStore(endingTheImport(await indexedDbFiles(database)));
  const parquet = openBrowserParquet();
  const client = openImportClient();
  let onto = await store.manifest();
  let ready: { readonly outcome: ImportOutcome; readonly put: readonly PackedTable[] } | undefined;
  const remembered: TableMapping[] = [];
  for (const { name } of onto.documents.filter((document) => document.name.startsWith('mappings/'))) {
    const parsed = parseMapping(JSON.parse((await store.readDocument(name)) ?? 'null'));
    if (parsed.ok) remembered.push(...parsed.value);
  }
  return {
    client,
    mappings: [...remembered, ...shippedMappings()],
    existing: {
      get names() {
        return onto.tables.map(({ name }) => name);
      },
      load: async (name) => parquet.decode(await store.readTable(name)),
      sources: (name) => onto.tables.find((table) => table.name === name)?.sources ?? []
    },
    packed: (outcome) => ready?.outcome === outcome,
    async refresh() {
      const before = onto.fingerprint;
      onto = await store.manifest();
      return onto.fingerprint !== before;
    },
    async keep(outcome, plans, { signal, onStep, instead = false } = {}) {
      const total = outcome.tables.length + 1;
      if (ready?.outcome !== outcome) {
        const put: PackedTable[] = [];
        for (const { name, ipc, sources } of outcome.tables) {
          signal?.throwIfAborted();
          onStep?.(name, put.length, total);
          put.push(await parquet.pack(name, ipc, sources));
        }
        ready = { outcome, put };
      }
      signal?.throwIfAborted();
      onStep?.('', total - 1, total);
      const kept = new Map(plans.map(({ document, text }) => [document, text]));
      for (const mapping of outcome.mappings) {
        if (mapping.layout === undefined || mapping.columns.length === 0) continue;
        const text = `${JSON.stringify(mappingDocument(mapping), null, 2)}\n`;
        kept.set(`mappings/${mapping.layout}.json`, text);
      }
      const loaded = new Set(outcome.tables.map(({ name }) => name));
      const remove = instead ? onto.tables.map(({ name }) => name).filter((name) => !loaded.has(name)) : [];
      await store.commit({ put: ready.put, remove, documents: kept, onto }, signal);
    },
    async close() {
      client.close();
      parquet.close();
      await store.close();
    }
  };
}
