import type { IsoDate } from '../../core/period.ts';
import type { Connector } from '../connector.ts';
import { sql } from '../statement.ts';
import type { DataCatalog } from './data-catalog.ts';
import { transactionSource } from './transaction-source.ts';

/** The days of the first and last credit, and whether no month has more than one day with sales. */
export type MonthlyRhythm = {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly oneDayAMonth: boolean;
};

/** How the transactions lie in time; undefined where none has a date. */
export async function monthlyRhythm(db: Connector, catalog: DataCatalog): Promise<MonthlyRhythm | undefined> {
  const table = await db.query(sql`
    SELECT min(date), max(date), count(DISTINCT date), count(DISTINCT date_trunc('month', date))
    FROM ${transactionSource(catalog)}`);
  const [first, last, days, months] = table.rows[0] ?? [];
  if (first === null || first === undefined) return undefined;
  return { first: String(first), last: String(last), oneDayAMonth: Number(days) === Number(months) };
}
