import { Decimal } from '../../core/money.ts';
import type { IsoDate } from '../../core/period.ts';
import type { Connector, QueryOptions } from '../connector.ts';
import { sql } from '../statement.ts';
import { creditedLines, type Realignment } from './credited-lines.ts';
import { textList, type DataCatalog } from './data-catalog.ts';

/** Credit of one rep (null: nobody) from one rule between two neighbouring bounds; `start` null lies before all. */
export type PeriodCredit = {
  readonly rep: string | null;
  readonly rule: string;
  readonly start: IsoDate | null;
  readonly credit: Decimal;
  readonly transactions: number;
  /** The day of the earliest of them; null where none has a date. */
  readonly firstDay: IsoDate | null;
};

/** Before every date: what lies before the first bound, or has no date, is counted here rather than lost. */
const BEGINNING = '0001-01-01';

/**
 * Credit per rep, rule and stretch of time. `bounds` are the sorted dates at which any quota period starts or ends,
 * so that every quota period is a run of whole stretches. `knownBy` asks for what was known at the end of a day.
 */
export async function creditsByPeriod(
  db: Connector,
  catalog: DataCatalog,
  bounds: readonly IsoDate[],
  realignment: Realignment,
  follows: 'territory' | 'transaction',
  options?: QueryOptions & { readonly knownBy?: IsoDate | undefined }
): Promise<PeriodCredit[]> {
  const table = await db.query(
    sql`
    WITH credited AS (${creditedLines(catalog, realignment, follows, options?.knownBy)}),
    bound AS (SELECT CAST(bound AS DATE) AS start FROM ${textList('bound', [BEGINNING, ...bounds])})
    SELECT c.rep_id, c.rule, nullif(b.start, CAST(${BEGINNING} AS DATE)), CAST(sum(c.credit) AS VARCHAR), count(*), min(c.date)
    FROM credited c ASOF JOIN bound b ON coalesce(c.date, CAST(${BEGINNING} AS DATE)) >= b.start
    GROUP BY ALL ORDER BY ALL NULLS FIRST`,
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
