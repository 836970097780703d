import type { Connector, QueryOptions } from '../connector.ts';
import { identifier, joinStatements, sql, type Statement } from '../statement.ts';
import { canonicalSource, inCurrency, type DataCatalog } from './data-catalog.ts';

/** A table as text, for what reads tables of text; an empty text stands for NULL. */
export type TextRows = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const dealColumns = [
  'opportunity_id', 'name', 'owner_rep_id', 'product_id', 'type', 'stage', 'is_closed', 'is_won', 'amount', 'created_date',
  'engage_date', 'close_date', 'forecast_category', 'manager_forecast_category'
]; // prettier-ignore
const historyColumns = ['opportunity_id', 'changed_at', 'stage', 'amount', 'close_date'];

async function textRows(
  db: Connector,
  catalog: DataCatalog,
  table: string,
  wanted: readonly string[],
  condition: Statement,
  options?: QueryOptions
): Promise<TextRows | undefined> {
  const columns = wanted.filter((name) => catalog.get(table)?.has(name));
  if (columns.length === 0) return undefined;
  const texts = columns.map((name) => sql`coalesce(CAST(${identifier(name)} AS VARCHAR), '')`);
  const answer = await db.query(
    sql`SELECT ${joinStatements(texts)} FROM ${identifier(table)} WHERE ${condition}`,
    options
  );
  return { columns, rows: answer.rows as readonly (readonly string[])[] };
}

/** Every deal in the workspace's currency, or undefined where the workspace has none. */
export const opportunityRows = (db: Connector, catalog: DataCatalog, options?: QueryOptions) =>
  textRows(db, catalog, 'opportunity', dealColumns, inCurrency(catalog, 'opportunity'), options);

/** Every dated change of such a deal, or undefined where the workspace keeps no history. */
export function stageHistoryRows(db: Connector, catalog: DataCatalog, options?: QueryOptions) {
  const deals = inCurrency(catalog, 'opportunity');
  const condition =
    deals.values.length === 0
      ? deals
      : sql`opportunity_id NOT IN (SELECT opportunity_id FROM opportunity WHERE opportunity_id IS NOT NULL AND NOT (${deals}))`;
  return textRows(db, catalog, 'opportunity_stage_history', historyColumns, condition, options);
}

/** Where a deal's owner stands: the team is that of the latest manager, the region the topmost territory above the seat. */
export type OwnerPlace = {
  readonly owner: string;
  readonly name: string;
  readonly team: string;
  readonly region: string;
};

export async function ownerPlaces(
  db: Connector,
  catalog: DataCatalog,
  options?: QueryOptions
): Promise<OwnerPlace[]> {
  const rep = canonicalSource(catalog, 'rep', {
    rep_id: 'VARCHAR',
    name: 'VARCHAR',
    manager_rep_id: 'VARCHAR',
    territory_id: 'VARCHAR'
  });
  const line = canonicalSource(catalog, 'reporting_line', {
    rep_id: 'VARCHAR',
    manager_rep_id: 'VARCHAR',
    start_date: 'DATE'
  });
  const territory = canonicalSource(catalog, 'territory', {
    territory_id: 'VARCHAR',
    name: 'VARCHAR',
    parent_territory_id: 'VARCHAR'
  });
  const seat = canonicalSource(catalog, 'territory_assignment', {
    rep_id: 'VARCHAR',
    territory_id: 'VARCHAR',
    start_date: 'DATE'
  });
  const table = await db.query(
    sql`
    WITH RECURSIVE place AS (SELECT * FROM ${territory}),
    up AS (
      SELECT territory_id AS id, territory_id AS top, parent_territory_id AS parent, 0 AS depth FROM place
      UNION ALL
      SELECT up.id, place.territory_id, place.parent_territory_id, up.depth + 1
      FROM up JOIN place ON place.territory_id = up.parent WHERE up.depth < 20
    ),
    topmost AS (SELECT id, arg_max(top, depth) AS top FROM up GROUP BY id),
    latest AS (SELECT rep_id, arg_max(manager_rep_id, start_date) AS manager FROM ${line} GROUP BY rep_id),
    sits AS (SELECT rep_id, arg_max(territory_id, start_date) AS seat FROM ${seat} GROUP BY rep_id),
    person AS (SELECT * FROM ${rep} WHERE rep_id IS NOT NULL)
    SELECT person.rep_id, coalesce(person.name, person.rep_id),
      coalesce(boss.name, latest.manager, person.manager_rep_id, ''),
      coalesce(region.name, topmost.top, person.territory_id, '')
    FROM person
    LEFT JOIN latest ON latest.rep_id = person.rep_id
    LEFT JOIN sits ON sits.rep_id = person.rep_id
    LEFT JOIN topmost ON topmost.id = coalesce(sits.seat, person.territory_id)
    LEFT JOIN place region ON region.territory_id = topmost.top
    LEFT JOIN person boss ON boss.rep_id = coalesce(latest.manager, person.manager_rep_id)
    ORDER BY 1`,
    options
  );
  return table.rows.map(([owner, name, team, region]) => ({
    owner: String(owner),
    name: String(name),
    team: String(team),
    region: String(region)
  }));
}
