import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import type { Cell, Connector } from '../../../src/lib/engine/connector.ts';
import {
  runImport,
  type ImportOptions,
  type ImportOutcome
} from '../../../src/lib/engine/import/run-import.ts';
import { openNodeParquet } from '../../../src/lib/engine/tables/parquet-node.ts';
import type { ParquetCodec } from '../../../src/lib/engine/tables/parquet.ts';

/** Text or bytes by file name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** An import's engine for tests, and the questions tests ask of what it handed over. */
export type TestImport = {
  readonly connector: Connector;
  readonly parquet: ParquetCodec;
  run(files: Files, options?: ImportOptions): Promise<ImportOutcome>;
  /** Rows of a table that was handed over. */
  rows(outcome: ImportOutcome, table: string, sql: string): Promise<readonly (readonly Cell[])[]>;
  close(): Promise<void>;
};

export async function openTestImport(): Promise<TestImport> {
  const connector = await openNodeConnector({ files: true });
  const parquet = await openNodeParquet();
  return {
    connector,
    parquet,
    run: (files, options) =>
      runImport(
        { connector, parquet },
        Object.entries(files).map(([name, content]) => ({
          name,
          bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content
        })),
        options
      ),
    async rows(outcome, table, sql) {
      const imported = outcome.tables.find(({ name }) => name === table);
      if (!imported) throw new Error(`not handed over: ${table}`);
      await connector.insertArrow('t', imported.ipc);
      return (await connector.query({ text: sql, values: [] })).rows;
    },
    async close() {
      await connector.close();
      parquet.close();
    }
  };
}

/** The codes of an outcome's findings, each once, in order. */
export const codes = ({ report }: ImportOutcome): string[] => [
  ...new Set(report.findings.map(({ code }) => code))
];

/** An outcome's tables as an existing workspace for the next import. */
export const asExisting = ({ tables }: ImportOutcome): NonNullable<ImportOptions['existing']> => ({
  names: tables.map(({ name }) => name),
  load: (name) => Promise.resolve(tables.find((table) => table.name === name)!.ipc),
  sources: (name) => tables.find((table) => table.name === name)!.sources
});
