import type { Connector } from '../../connector.ts';
import type { ExistingTables } from '../load/import-run.ts';
import { quoted } from '../load/literal-text.ts';
import type { KnownKeys } from './score-column.ts';

/** Which table's key a target column holds. */
const keyTables: Readonly<Record<string, { readonly table: string; readonly key: string }>> = {
  account_id: { table: 'account', key: 'account_id' },
  parent_account_id: { table: 'account', key: 'account_id' },
  rep_id: { table: 'rep', key: 'rep_id' },
  owner_rep_id: { table: 'rep', key: 'rep_id' },
  manager_rep_id: { table: 'rep', key: 'rep_id' },
  owner_id: { table: 'rep', key: 'rep_id' },
  territory_id: { table: 'territory', key: 'territory_id' },
  parent_territory_id: { table: 'territory', key: 'territory_id' },
  product_id: { table: 'product', key: 'product_id' }
};

/** More keys than this are not held against a sample of values. */
const MOST_KEYS = 50_000;

/** Files dropped together are read at the same time: each reading has tables of its own. */
let readings = 0;

/** The keys of the small tables loaded already, by the column that may hold them. */
export async function readKnownKeys(
  connector: Connector,
  existing: ExistingTables | undefined
): Promise<KnownKeys> {
  readings += 1;
  const reading = readings;
  const byTable = new Map<string, Set<string>>();
  for (const { table, key } of Object.values(keyTables)) {
    if (byTable.has(table) || !existing?.names.includes(table)) continue;
    const name = `known_${table}_${reading}`;
    await connector.insertArrow(name, await existing.load(table));
    const { rows } = await connector.query({
      text: `SELECT DISTINCT CAST(${quoted(key)} AS VARCHAR) FROM ${quoted(name)} WHERE ${quoted(key)} IS NOT NULL LIMIT ${MOST_KEYS}`,
      values: []
    });
    await connector.query({ text: `DROP TABLE ${quoted(name)}`, values: [] });
    byTable.set(table, new Set(rows.map(([value]) => String(value))));
  }
  return new Map(
    Object.entries(keyTables).flatMap(([target, { table }]) => {
      const keys = byTable.get(table);
      return keys && keys.size > 0 ? [[target, keys] as const] : [];
    })
  );
}
