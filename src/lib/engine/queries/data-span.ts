import { addDays, type Period } from '../../core/period.ts';
import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import type { DataCatalog } from './data-catalog.ts';
import { transactionSource } from './transaction-source.ts';

/** The days the transactions cover, end exclusive; undefined where there is none with a date. */
export async function transactionSpan(db: Connector, catalog: DataCatalog): Promise<Period | undefined> {
  const table = await db.query(sql`SELECT min(date), max(date) FROM ${transactionSource(catalog)}`);
  const [first, last] = table.rows[0] ?? [];
  if (first === null || first === undefined || last === null || last === undefined) return undefined;
  return { start: String(first), end: addDays(String(last), 1) };
}
