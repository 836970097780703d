import type { Connector } from '../connector.ts';
import { identifier, joinStatements, sql, type Statement } from '../statement.ts';
import {
  amountTables,
  CODE_OF_ROW,
  currencyCountText,
  decideCurrency,
  type WorkspaceCurrency
} from './workspace-currency.ts';

/** The tables that hold rows, the columns of each, and the currency their money is in. */
export type DataCatalog = ReadonlyMap<string, ReadonlySet<string>> & {
  readonly currency: WorkspaceCurrency;
  /** True where territories are written in whole states or countries. */
  readonly hasBroadPlaces: boolean;
};

export async function readDataCatalog(db: Connector): Promise<DataCatalog> {
  const table = await db.query(sql`
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'main' ORDER BY table_name, ordinal_position`);
  const catalog = new Map<string, Set<string>>();
  for (const [name, column] of table.rows) {
    const key = String(name);
    catalog.set(key, (catalog.get(key) ?? new Set()).add(String(column)));
  }
  for (const name of await emptyTables(db, [...catalog.keys()])) catalog.delete(name);
  return Object.assign(catalog, {
    currency: await workspaceCurrency(db, catalog),
    hasBroadPlaces: await hasBroadPlaces(db, catalog)
  });
}

async function hasBroadPlaces(
  db: Connector,
  catalog: ReadonlyMap<string, ReadonlySet<string>>
): Promise<boolean> {
  if (!catalog.get('territory_geo')?.has('geo_type')) return false;
  const found = await db.query(sql`SELECT 1 FROM territory_geo
    WHERE lower(trim(CAST(geo_type AS VARCHAR))) IN ('country', 'nation', 'state', 'province') LIMIT 1`);
  return found.rows.length > 0;
}

async function workspaceCurrency(
  db: Connector,
  catalog: ReadonlyMap<string, ReadonlySet<string>>
): Promise<WorkspaceCurrency> {
  const questions = amountTables
    .filter((table) => catalog.get(table)?.has('currency_code'))
    .map((table) => currencyCountText(table, identifier(table).text));
  if (questions.length === 0) return decideCurrency([]);
  const answer = await db.query({ text: questions.join(' UNION ALL '), values: [] });
  return decideCurrency(
    answer.rows.map(([table, code, rows]) => ({
      table: String(table),
      code: String(code),
      rows: Number(rows)
    }))
  );
}

/** The condition on the rows of a table that are in the workspace's currency; of most tables that is every row. */
export function inCurrency({ currency }: DataCatalog, table: string): Statement {
  const isMixed = currency.leftOut.some((count) => count.table === table);
  return isMixed
    ? sql`coalesce(${{ text: CODE_OF_ROW, values: [] }}, ${currency.code}) = ${currency.code}`
    : sql`true`;
}

async function emptyTables(db: Connector, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const questions = names.map(
    (name) => sql`SELECT ${name} AS name WHERE NOT EXISTS (SELECT 1 FROM ${identifier(name)})`
  );
  const table = await db.query(joinStatements(questions, ' UNION ALL '));
  return table.rows.map(([name]) => String(name));
}

/**
 * A table as a query wants it: the named columns with their types, whatever the imported file had. A column the
 * data lacks is NULL, a table the data lacks is empty, so that a question can be asked of any workspace. Rows in
 * another currency than the workspace's are not there.
 */
export function canonicalSource(
  catalog: DataCatalog,
  table: string,
  columns: Readonly<Record<string, string>>
): Statement {
  const present = catalog.get(table);
  const list = Object.entries(columns).map(([name, type]) =>
    present?.has(name) ? `CAST("${name}" AS ${type}) AS "${name}"` : `CAST(NULL AS ${type}) AS "${name}"`
  );
  const columnList: Statement = { text: list.join(', '), values: [] };
  return present === undefined
    ? sql`(SELECT ${columnList} WHERE false)`
    : sql`(SELECT ${columnList} FROM ${identifier(table)} WHERE ${inCurrency(catalog, table)})`;
}

/** A list of texts as a one-column relation, bound as one value: no statement grows with the data. */
export const textList = (name: string, texts: readonly string[]): Statement => ({
  text: `(SELECT unnest(string_split(CAST(? AS VARCHAR), chr(31))) AS "${name}" WHERE CAST(? AS BOOLEAN))`,
  values: [texts.join('\u001f'), texts.length > 0]
});

/** Columns of equal length as a relation. An empty text stands for NULL. */
export function textColumns(columns: Readonly<Record<string, readonly (string | null)[]>>): Statement {
  const names = Object.keys(columns);
  const lists = Object.values(columns);
  const list = names.map(
    (name) => `nullif(unnest(string_split(CAST(? AS VARCHAR), chr(31))), '') AS "${name}"`
  );
  return {
    text: `(SELECT ${list.join(', ')} WHERE CAST(? AS BOOLEAN))`,
    values: [
      ...lists.map((texts) => texts.map((text) => text ?? '').join('\u001f')),
      (lists[0]?.length ?? 0) > 0
    ]
  };
}
