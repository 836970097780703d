import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';

/** An account, the unit it lies in, its own position where the data has one, and what it was sold over all time. */
export type AccountDetail = {
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  /** Degrees; null: not known. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly sold: string;
  /** Assigned to a person by name, wherever it lies: its unit's territory does not have it. */
  readonly isNamed: boolean;
};

/** Every account, those sold most first; positions off the globe count as none. */
export async function accountRows(db: Connector, catalog: DataCatalog): Promise<AccountDetail[]> {
  const account = canonicalSource(catalog, 'account', {
    account_id: 'VARCHAR',
    name: 'VARCHAR',
    county_fips: 'VARCHAR',
    postal_code: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR',
    lat: 'DOUBLE',
    lon: 'DOUBLE'
  });
  const lines = canonicalSource(catalog, 'sales_transaction', {
    account_id: 'VARCHAR',
    amount: 'DECIMAL(18,4)'
  });
  const named = canonicalSource(catalog, 'account_assignment', { account_id: 'VARCHAR' });
  const table = await db.query(sql`
    WITH sold AS (SELECT account_id, sum(amount) AS amount FROM ${lines} GROUP BY account_id),
    apart AS (SELECT DISTINCT account_id FROM ${named})
    SELECT a.account_id, coalesce(a.name, a.account_id), coalesce(a.county_fips, a.postal_code, a.state, a.country),
      CAST(a.lat AS VARCHAR), CAST(a.lon AS VARCHAR), CAST(coalesce(s.amount, 0) AS VARCHAR), p.account_id IS NOT NULL
    FROM ${account} a LEFT JOIN sold s ON s.account_id = a.account_id LEFT JOIN apart p ON p.account_id = a.account_id
    WHERE a.account_id IS NOT NULL ORDER BY coalesce(s.amount, 0) DESC, a.account_id`);
  return table.rows.map(([id, name, unit, lat, lon, sold, isNamed]) => ({
    account: String(id),
    name: String(name),
    unit: unit === null ? null : String(unit),
    ...positionOf(lat, lon),
    sold: String(sold),
    isNamed: isNamed === true
  }));
}

function positionOf(lat: unknown, lon: unknown): Pick<AccountDetail, 'lat' | 'lon'> {
  const [north, east] = [lat === null ? NaN : Number(lat), lon === null ? NaN : Number(lon)];
  const known = Math.abs(north) <= 90 && Math.abs(east) <= 180;
  return known ? { lat: north, lon: east } : { lat: null, lon: null };
}
