import type { IsoDate } from '../../core/period.ts';
import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';
import { territorySeats } from './territory-seats.ts';

export type TerritoryDetail = {
  readonly territory: string;
  readonly name: string;
  readonly parent: string | null;
  /** The owner on the date asked for; null: vacant. */
  readonly rep: string | null;
};

/** The territories that own units or people, with their owner on a date. Parents are named, not listed. */
export async function territoryRows(
  db: Connector,
  catalog: DataCatalog,
  on: IsoDate
): Promise<TerritoryDetail[]> {
  const territory = canonicalSource(catalog, 'territory', {
    territory_id: 'VARCHAR',
    name: 'VARCHAR',
    parent_territory_id: 'VARCHAR'
  });
  const assignment = canonicalSource(catalog, 'territory_assignment', {
    territory_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    role_in_territory: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  const table = await db.query(sql`
    WITH owner AS (
      SELECT territory_id, first(rep_id ORDER BY CASE WHEN role_in_territory = 'owner' THEN 0 ELSE 1 END,
        start_date DESC, rep_id) AS rep_id
      FROM ${assignment}
      WHERE coalesce(role_in_territory, 'owner') <> 'overlay'
        AND coalesce(start_date, DATE '0001-01-01') <= CAST(${on} AS DATE)
        AND coalesce(end_date, DATE '9999-12-31') > CAST(${on} AS DATE)
      GROUP BY territory_id
    )
    SELECT t.territory_id, coalesce(t.name, t.territory_id), t.parent_territory_id, o.rep_id
    FROM ${territory} t LEFT JOIN owner o ON o.territory_id = t.territory_id
    WHERE NOT EXISTS (SELECT 1 FROM ${territory} child WHERE child.parent_territory_id = t.territory_id)
    ORDER BY 1`);
  return table.rows.map(([id, name, parent, rep]) => ({
    territory: String(id),
    name: String(name),
    parent: parent === null ? null : String(parent),
    rep: rep === null ? null : String(rep)
  }));
}

/** What one unit holds: its territory on the date (null: unassigned), accounts, credit of the whole span, potential. */
export type UnitDetail = {
  readonly unit: string;
  readonly territory: string | null;
  readonly accounts: number;
  readonly credit: string;
  readonly potential: string;
};

/**
 * Every unit that the map, a territory or an account names. Potential is the unit's measure of that name; without
 * one it is 0. Named accounts belong to people, not to places, and are left out.
 */
export async function unitRows(db: Connector, catalog: DataCatalog, on: IsoDate): Promise<UnitDetail[]> {
  const geography = territorySeats(catalog);
  const market = canonicalSource(catalog, 'geo_unit', { geo_code: 'VARCHAR' });
  const measure = canonicalSource(catalog, 'geo_measure', {
    geo_code: 'VARCHAR',
    measure: 'VARCHAR',
    value: 'DECIMAL(18,4)'
  });
  const account = canonicalSource(catalog, 'account', {
    account_id: 'VARCHAR',
    county_fips: 'VARCHAR',
    postal_code: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR'
  });
  const lines = canonicalSource(catalog, 'sales_transaction', {
    account_id: 'VARCHAR',
    amount: 'DECIMAL(18,4)'
  });
  const named = canonicalSource(catalog, 'account_assignment', { account_id: 'VARCHAR' });
  const table = await db.query(sql`
    WITH placed AS (
      SELECT account_id, coalesce(county_fips, postal_code, state, country) AS unit FROM ${account}
      WHERE account_id NOT IN (SELECT account_id FROM ${named} WHERE account_id IS NOT NULL)
    ),
    sold AS (SELECT account_id, sum(amount) AS amount FROM ${lines} GROUP BY account_id),
    busy AS (
      SELECT p.unit, count(*) AS accounts, coalesce(sum(s.amount), 0) AS credit
      FROM placed p LEFT JOIN sold s ON s.account_id = p.account_id WHERE p.unit IS NOT NULL GROUP BY p.unit
    ),
    seat AS (
      SELECT geo_code AS unit, first(territory_id ORDER BY start_date DESC, territory_id) AS territory_id FROM ${geography}
      WHERE coalesce(start_date, DATE '0001-01-01') <= CAST(${on} AS DATE)
        AND coalesce(end_date, DATE '9999-12-31') > CAST(${on} AS DATE)
      GROUP BY geo_code
    ),
    potential AS (
      SELECT geo_code, CAST(sum(value) AS VARCHAR) AS value FROM ${measure} WHERE measure = 'potential' GROUP BY geo_code
    ),
    unit AS (SELECT geo_code AS unit FROM ${market} UNION SELECT unit FROM seat UNION
      SELECT unit FROM busy WHERE EXISTS (SELECT 1 FROM seat))
    SELECT u.unit, g.territory_id, coalesce(b.accounts, 0), CAST(coalesce(b.credit, 0) AS VARCHAR), coalesce(m.value, '0')
    FROM unit u LEFT JOIN seat g ON g.unit = u.unit LEFT JOIN busy b ON b.unit = u.unit
    LEFT JOIN potential m ON m.geo_code = u.unit
    WHERE u.unit IS NOT NULL ORDER BY 1`);
  return table.rows.map(([unit, territory, accounts, credit, potential]) => ({
    unit: String(unit),
    territory: territory === null ? null : String(territory),
    accounts: Number(accounts),
    credit: String(credit),
    potential: String(potential)
  }));
}
