import type { Cell, Connector } from '../../connector.ts';
import { quoted } from '../load/literal-text.ts';
import type { LoadedTables } from '../load/resolve-lookups.ts';

/** The tables of an import that checks can ask. */
export type TableReader = {
  has(table: string, ...columns: string[]): boolean;
  columns(table: string): readonly string[];
  readonly names: readonly string[];
  /** The table's name in the engine, as SQL writes it. */
  from(table: string): string;
  rows(sql: string): Promise<readonly (readonly Cell[])[]>;
};

export async function openTables(connector: Connector, loaded: LoadedTables): Promise<TableReader> {
  const columns = new Map<string, string[]>();
  for (const [table, name] of loaded) {
    const { columns: found } = await connector.query({
      text: `SELECT * FROM ${quoted(name)} LIMIT 0`,
      values: []
    });
    columns.set(
      table,
      found.map((column) => column.name)
    );
  }
  return {
    has: (table, ...needed) => {
      const own = columns.get(table);
      return own !== undefined && needed.every((column) => own.includes(column));
    },
    columns: (table) => columns.get(table) ?? [],
    names: [...loaded.keys()],
    from: (table) => quoted(loaded.get(table) ?? table),
    rows: async (text) => (await connector.query({ text, values: [] })).rows
  };
}
