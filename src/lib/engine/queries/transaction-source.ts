import type { IsoDate } from '../../core/period.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';
import { sql, type Statement } from '../statement.ts';

/** Where credit comes from: order lines, or, in a workspace without any, the deals that were won. */
export type TransactionOrigin = 'sales_transaction' | 'opportunity' | 'none';

export const transactionOrigin = (catalog: DataCatalog): TransactionOrigin =>
  catalog.has('sales_transaction')
    ? 'sales_transaction'
    : catalog.has('opportunity')
      ? 'opportunity'
      : 'none';

/**
 * Every dated amount that can be credited: `transaction_id, rep_id, territory_id, account_id, date, amount`.
 * `knownBy` leaves out what was learned after that day; rows without a knowledge date were always known.
 */
export function transactionSource(catalog: DataCatalog, knownBy?: IsoDate): Statement {
  if (transactionOrigin(catalog) === 'opportunity') {
    const won = canonicalSource(catalog, 'opportunity', {
      opportunity_id: 'VARCHAR',
      owner_rep_id: 'VARCHAR',
      account_id: 'VARCHAR',
      close_date: 'DATE',
      amount: 'DECIMAL(18,4)',
      stage: 'VARCHAR',
      is_won: 'BOOLEAN'
    });
    return sql`(SELECT opportunity_id AS transaction_id, owner_rep_id AS rep_id, CAST(NULL AS VARCHAR) AS territory_id,
      account_id, close_date AS date, amount FROM ${won}
      WHERE coalesce(is_won, lower(stage) IN ('won', 'closed won')))`;
  }
  const lines = canonicalSource(catalog, 'sales_transaction', {
    transaction_id: 'VARCHAR',
    rep_id: 'VARCHAR',
    territory_id: 'VARCHAR',
    account_id: 'VARCHAR',
    transaction_date: 'DATE',
    amount: 'DECIMAL(18,4)',
    known_at: 'TIMESTAMP'
  });
  return sql`(SELECT transaction_id, rep_id, territory_id, account_id, transaction_date AS date, amount
    FROM ${lines} WHERE ${learnedBy(knownBy)})`;
}

/** The condition on a row with a `known_at`: learned by the end of that day, or everything. */
export const learnedBy = (day: IsoDate | undefined): Statement =>
  day === undefined ? sql`true` : sql`(known_at IS NULL OR CAST(known_at AS DATE) <= CAST(${day} AS DATE))`;
