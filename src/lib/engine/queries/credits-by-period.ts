import { Decimal } from '../../core/money.ts';
import type { IsoDate } from '../../core/period.ts';
import type { Connector, QueryOptions } from '../connector.ts';
import { sql } from '../statement.ts';
import { creditedLines, type Realignment } from './credited-lines.ts';
import type { DataCatalog } from './data-catalog.ts';
import { BEGINNING, cutIntoStretches, type LedgerDays } from './ledger-days.ts';

/** Credit of one rep (null: nobody) from one rule over one stretch; `start` null lies before the first bound. */
export type PeriodCredit = {
  readonly rep: string | null;
  readonly rule: string;
  readonly start: IsoDate | null;
  readonly credit: Decimal;
  readonly transactions: number;
  /** The day of the earliest of them; null where none has a date. */
  readonly firstDay: IsoDate | null;
};

/**
 * Credit per rep, rule and stretch of time; every quota period is a run of whole stretches. `knownBy` asks for what
 * was known at the end of a day.
 */
export async function creditsByPeriod(
  db: Connector,
  catalog: DataCatalog,
  days: LedgerDays,
  realignment: Realignment,
  follows: 'territory' | 'transaction',
  options?: QueryOptions & { readonly knownBy?: IsoDate | undefined }
): Promise<PeriodCredit[]> {
  const daily = sql`(
    SELECT rep_id, rule, date, sum(credit) AS credit, count(*) AS transactions
    FROM (${creditedLines(catalog, realignment, follows, options?.knownBy)}) GROUP BY ALL)`;
  const table = await db.query(
    sql`
    SELECT rep_id, rule, nullif(stretch, CAST(${BEGINNING} AS DATE)) AS start, CAST(sum(credit) AS VARCHAR),
      CAST(sum(transactions) AS BIGINT), min(date)
    FROM (${cutIntoStretches(daily, days)}) GROUP BY rep_id, rule, start ORDER BY ALL NULLS FIRST`,
    options
  );
  return table.rows.map(([rep, rule, start, credit, transactions, firstDay]) => ({
    rep: rep === null ? null : String(rep),
    rule: String(rule),
    start: start === null ? null : String(start),
    credit: new Decimal(String(credit)),
    transactions: Number(transactions),
    firstDay: firstDay === null ? null : String(firstDay)
  }));
}
