import { Decimal } from '../../core/money.ts';
import type { IsoDate } from '../../core/period.ts';
import type { Connector, QueryOptions } from '../connector.ts';
import { sql } from '../statement.ts';
import { creditedLines, type Realignment } from './credited-lines.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';
import { territorySeats } from './territory-seats.ts';

/**
 * Credit of one month. `rep` got it then (null: nobody) under `rule`, from `territory` as it was then; `current`
 * holds its unit on the day asked for, `named` is whose account it is on that day.
 */
export type MonthCredit = {
  readonly month: IsoDate;
  readonly rep: string | null;
  readonly rule: string;
  readonly territory: string | null;
  readonly current: string | null;
  readonly named: string | null;
  readonly family: string | null;
  readonly credit: Decimal;
};

/**
 * Every dated credit by month, who got it and who holds its unit on a day. With `families` also by the family of the
 * product sold. Rows without a date cannot be placed in time and are left out.
 */
export async function creditHistory(
  db: Connector,
  catalog: DataCatalog,
  on: IsoDate,
  { realignment, follows, families }: HistoryQuestion,
  options?: QueryOptions
): Promise<MonthCredit[]> {
  const seat = territorySeats(catalog);
  const named = canonicalSource(catalog, 'account_assignment', {
    account_id: 'VARCHAR',
    territory_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE'
  });
  const line = canonicalSource(catalog, 'sales_transaction', {
    transaction_id: 'VARCHAR',
    product_id: 'VARCHAR'
  });
  const product = canonicalSource(catalog, 'product', { product_id: 'VARCHAR', family: 'VARCHAR' });
  const family = families
    ? sql`LEFT JOIN ${line} l ON l.transaction_id = c.transaction_id LEFT JOIN ${product} p ON p.product_id = l.product_id`
    : sql`LEFT JOIN (SELECT CAST(NULL AS VARCHAR) AS family) p ON true`;
  const table = await db.query(
    sql`
    WITH credited AS (${creditedLines(catalog, realignment, follows)}),
    seat AS (
      SELECT geo_code AS unit, first(territory_id ORDER BY start_date DESC, territory_id) AS territory_id FROM ${seat}
      WHERE coalesce(start_date, DATE '0001-01-01') <= CAST(${on} AS DATE)
        AND coalesce(end_date, DATE '9999-12-31') > CAST(${on} AS DATE)
      GROUP BY geo_code
    ),
    named AS (
      SELECT account_id, first(rep_id ORDER BY start_date DESC, rep_id) AS rep_id FROM ${named}
      WHERE coalesce(start_date, DATE '0001-01-01') <= CAST(${on} AS DATE)
        AND coalesce(end_date, DATE '9999-12-31') > CAST(${on} AS DATE)
      GROUP BY account_id
    )
    SELECT CAST(date_trunc('month', c.date) AS DATE) AS month, c.rep_id, c.rule, c.territory_id,
      CASE WHEN c.rule = 'territory-move' THEN c.territory_id ELSE coalesce(s.territory_id, c.territory_id) END,
      n.rep_id, p.family, CAST(coalesce(sum(c.credit), 0) AS VARCHAR)
    FROM credited c LEFT JOIN seat s ON s.unit = c.unit LEFT JOIN named n ON n.account_id = c.account_id ${family}
    WHERE c.date IS NOT NULL
    GROUP BY ALL ORDER BY ALL NULLS FIRST`,
    options
  );
  const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
  return table.rows.map(([month, rep, rule, territory, current, named, family, credit]) => ({
    month: String(month),
    rep: text(rep),
    rule: String(rule),
    territory: text(territory),
    current: text(current),
    named: text(named),
    family: text(family),
    credit: new Decimal(String(credit))
  }));
}

export type HistoryQuestion = {
  readonly realignment: Realignment;
  readonly follows: 'territory' | 'transaction';
  readonly families: boolean;
};
