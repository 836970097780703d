import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';

/** Names of all territories, districts and regions among them, by key. */
export async function territoryNames(db: Connector, catalog: DataCatalog): Promise<Map<string, string>> {
  const territory = canonicalSource(catalog, 'territory', { territory_id: 'VARCHAR', name: 'VARCHAR' });
  const table = await db.query(
    sql`SELECT territory_id, coalesce(name, territory_id) FROM ${territory} WHERE territory_id IS NOT NULL ORDER BY 1`
  );
  return new Map(table.rows.map(([key, name]) => [String(key), String(name)]));
}
