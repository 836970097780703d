import { Decimal } from '../../core/money.ts';
import type { IsoDate } from '../../core/period.ts';
import type { Connector, QueryOptions } from '../connector.ts';
import { sql, type Statement } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';
import { BEGINNING, cutIntoStretches, type LedgerDays } from './ledger-days.ts';
import { learnedBy, transactionSource } from './transaction-source.ts';

export type OverlayCredit = { readonly rep: string; readonly start: IsoDate; readonly credit: Decimal };

/**
 * Credit beside the revenue split (overlay specialists and the like) per rep and stretch of time: paid by plans that
 * ask for overlay credit, and part of no total, because it counts the same sale again.
 */
export async function overlayCredits(
  db: Connector,
  catalog: DataCatalog,
  days: LedgerDays,
  options?: QueryOptions & { readonly knownBy?: IsoDate | undefined }
): Promise<OverlayCredit[]> {
  if (days.bounds.length === 0) return [];
  const table = await db.query(
    sql`
    WITH overlay AS (
      SELECT rep_id, date, credit FROM (${overlayLines(catalog, options?.knownBy)})
      WHERE rep_id IS NOT NULL AND date IS NOT NULL
    )
    SELECT rep_id, stretch, CAST(sum(credit) AS VARCHAR) FROM (${cutIntoStretches(sql`overlay`, days)})
    WHERE stretch <> CAST(${BEGINNING} AS DATE) GROUP BY ALL ORDER BY ALL`,
    options
  );
  return table.rows.map(([rep, start, credit]) => ({
    rep: String(rep),
    start: String(start),
    credit: new Decimal(String(credit))
  }));
}

/**
 * Every overlay credit of every transaction: `transaction_id, rep_id, date, credit, share, amount`, share (NULL: given as
 * an amount) and amount as `creditedLines` has them. `knownBy` leaves out what was learned later.
 */
export function overlayLines(catalog: DataCatalog, knownBy?: IsoDate): Statement {
  const credits = canonicalSource(catalog, 'sales_credit', {
    transaction_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    credit_type: 'VARCHAR',
    credit_pct: 'DECIMAL(9,6)',
    credit_amount: 'DECIMAL(18,4)',
    known_at: 'TIMESTAMP'
  });
  return sql`
    SELECT c.transaction_id, c.rep_id, t.date, coalesce(CAST(c.credit_amount AS DECIMAL(38,10)),
        CAST(CAST(t.amount AS DECIMAL(28,4)) * coalesce(c.credit_pct, 1) AS DECIMAL(38,10))) AS credit,
      coalesce(c.credit_pct, CASE WHEN c.credit_amount IS NULL THEN CAST(1 AS DECIMAL(9,6)) END) AS share,
      CAST(t.amount AS DECIMAL(38,10)) AS amount
    FROM (SELECT * FROM ${credits} WHERE ${learnedBy(knownBy)}) c
    JOIN ${transactionSource(catalog, knownBy)} t ON t.transaction_id = c.transaction_id
    WHERE coalesce(c.credit_type, 'revenue') <> 'revenue'`;
}
