import type { Cell, Connector } from '../../connector.ts';
import type { LoadedTables } from '../load/resolve-lookups.ts';
import { quoted } from '../load/literal-text.ts';

/** The tables of an import that checks can ask. */
export type TableReader = {
  has(table: string, ...columns: string[]): boolean;
  /** The same, and some file fed them: a column nobody fed is empty in every row. */
  feeds(table: string, ...columns: string[]): boolean;
  columns(table: string): readonly string[];
  readonly names: readonly string[];
  /** The table's name in the engine, as SQL writes it. */
  from(table: string): string;
  rows(sql: string): Promise<readonly (readonly Cell[])[]>;
};

/** Tables at hand for the checks: their columns, and how to bring one into the engine before it is asked. */
export type CheckedTables = {
  readonly names: readonly string[];
  columns(table: string): readonly string[];
  /** Those of the columns that some file fed. */
  fed(table: string): readonly string[];
  /** The table's name in the engine. */
  nameOf(table: string): string;
  prepare(table: string): Promise<void>;
};

/** Only tables that a check asks something of are brought into the engine. */
export function readChecked(connector: Connector, tables: CheckedTables): TableReader {
  const asked = new Set<string>();
  const holds = (table: string, held: readonly string[], needed: readonly string[]) =>
    tables.names.includes(table) && needed.every((column) => held.includes(column));
  return {
    has: (table, ...needed) => holds(table, tables.columns(table), needed),
    feeds: (table, ...needed) => holds(table, tables.fed(table), needed),
    columns: (table) => tables.columns(table),
    names: tables.names,
    from: (table) => {
      asked.add(table);
      return quoted(tables.nameOf(table));
    },
    rows: async (text) => {
      for (const table of asked) await tables.prepare(table);
      asked.clear();
      return (await connector.query({ text, values: [] })).rows;
    }
  };
}

/** Tables that are in the engine, by the name they have there. */
export async function openTables(connector: Connector, loaded: LoadedTables): Promise<TableReader> {
  const columns = new Map<string, readonly string[]>();
  for (const [table, name] of loaded) {
    const text = `SELECT * FROM ${quoted(name)} LIMIT 0`;
    const found = await connector.query({ text, values: [] });
    const names = found.columns.map((column) => column.name);
    columns.set(table, names);
  }
  const columnsOf = (table: string) => columns.get(table) ?? [];
  return readChecked(connector, {
    names: [...loaded.keys()],
    columns: columnsOf,
    fed: columnsOf,
    nameOf: (table) => loaded.get(table) ?? table,
    prepare: () => Promise.resolve()
  });
}
