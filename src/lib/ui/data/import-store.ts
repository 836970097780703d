import { openFileStore } from '../../engine/tables/file-store.ts';
import { indexedDbFiles } from '../../engine/tables/indexed-db-files.ts';
import { packTable } from '../../engine/tables/pack-table.ts';
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

/** Where an import goes: the person's own workspace on this computer, whatever is open beside it. */
export type ImportStore = {
  readonly client: ImportClient;
  readonly existing: ExistingTables;
  /** Mappings remembered from earlier loads, then those of the data sets that ship. */
  readonly mappings: readonly TableMapping[];
  /** Keep every table of an outcome or none, then the mappings it was read by and the pay plans beside it. */
  keep(outcome: ImportOutcome, plans: readonly PlanFile[]): Promise<void>;
  close(): Promise<void>;
};

export { takePlanFiles };

/** `database` names the workspace on this computer: the person's own unless said. */
export async function openImportStore(database = 'evenfield'): Promise<ImportStore> {
  const store = openFileStore(await indexedDbFiles(database));
  const parquet = openBrowserParquet();
  const client = openImportClient();
  const { tables, documents } = await store.manifest();
  const remembered: TableMapping[] = [];
  for (const { name } of documents.filter((document) => document.name.startsWith('mappings/'))) {
    const parsed = parseMapping(JSON.parse((await store.readDocument(name)) ?? 'null'));
    if (parsed.ok) remembered.push(...parsed.value);
  }
  return {
    client,
    mappings: [...remembered, ...shippedMappings()],
    existing: {
      names: tables.map(({ name }) => name),
      load: async (name) => parquet.decode(await store.readTable(name)),
      sources: (name) => tables.find((table) => table.name === name)?.sources ?? []
    },
    async keep(outcome, plans) {
      const put = [];
      for (const { name, ipc, sources } of outcome.tables)
        put.push(await packTable(parquet, name, ipc, sources));
      await store.commit({ put });
      for (const mapping of outcome.mappings) {
        if (mapping.layout === undefined || mapping.columns.length === 0) continue;
        const text = `${JSON.stringify(mappingDocument(mapping), null, 2)}\n`;
        await store.writeDocument(`mappings/${mapping.layout}.json`, text);
      }
      for (const { document, text } of plans) await store.writeDocument(document, text);
    },
    async close() {
      client.close();
      parquet.close();
      await store.close();
    }
  };
}
