import { Decimal } from '../../core/money.ts';
import type { IsoDate } from '../../core/period.ts';
import type { Cell, Connector, QueryOptions } from '../connector.ts';
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
  return table.rows.map(creditOf);
}

/** The same credit of one geographic unit (null: of none). */
export type UnitCredit = PeriodCredit & { readonly unit: string | null };

/**
 * Credit unit by unit, of some units or of all: what a move takes from one rep and gives to another. At most so many
 * rows, and then one more.
 */
export async function creditsByUnit(
  db: Connector,
  catalog: DataCatalog,
  days: LedgerDays,
  realignment: Realignment,
  follows: 'territory' | 'transaction',
  options: QueryOptions & { readonly only?: readonly string[]; readonly most: number }
): Promise<UnitCredit[]> {
  const daily = sql`(
    SELECT unit, rep_id, rule, date, sum(credit) AS credit, count(*) AS transactions
    FROM (${creditedLines(catalog, realignment, follows, undefined, options.only)}) GROUP BY ALL)`;
  const table = await db.query(
    sql`
    SELECT rep_id, rule, nullif(stretch, CAST(${BEGINNING} AS DATE)) AS start, CAST(sum(credit) AS VARCHAR),
      CAST(sum(transactions) AS BIGINT), min(date), unit
    FROM (${cutIntoStretches(daily, days)}) GROUP BY rep_id, rule, start, unit LIMIT ${options.most + 1}`,
    options
  );
  return table.rows.map((row) => ({ ...creditOf(row), unit: row[6] === null ? null : String(row[6]) }));
}

const creditOf = ([rep, rule, start, credit, transactions, firstDay]: readonly Cell[]): PeriodCredit => ({
  rep: rep === null ? null : String(rep),
  rule: String(rule),
  start: start === null ? null : String(start),
  credit: new Decimal(String(credit)),
  transactions: Number(transactions),
  firstDay: firstDay === null ? null : String(firstDay)
});
