import { Decimal } from '../../core/money.ts';
import type { IsoDate, Period } from '../../core/period.ts';
import type { Connector, QueryOptions } from '../connector.ts';
import { sql } from '../statement.ts';
import { creditedLines, type Realignment } from './credited-lines.ts';
import { canonicalSource, textList, type DataCatalog } from './data-catalog.ts';
import { overlayLines } from './overlay-credits.ts';
import { transactionSource } from './transaction-source.ts';

/** One credit of one transaction: what was sold to whom, which rule credited it to whom, when it was learned. */
export type CreditDetail = {
  readonly rep: string;
  readonly transaction: string;
  readonly order: string;
  readonly date: IsoDate;
  readonly account: string;
  readonly product: string;
  readonly type: string;
  /** The transaction it takes back. */
  readonly reverses: string | undefined;
  readonly amount: Decimal;
  readonly rule: string;
  readonly credit: Decimal;
  /** The day it was learned; undefined where the data does not say. */
  readonly knownOn: IsoDate | undefined;
};

/** Whose credits, of which days; `learnedAfter` asks only for what was learned after the end of that day. */
export type CreditQuestion = Period & { readonly reps: readonly string[]; readonly learnedAfter?: IsoDate };

/**
 * The transactions behind the credit of some reps, with overlay credit beside the revenue split, in order of date
 * and key. They add up to what `creditsByPeriod` and `overlayCredits` give for the same days.
 */
export async function creditDetail(
  db: Connector,
  catalog: DataCatalog,
  { reps, start, end, learnedAfter }: CreditQuestion,
  realignment: Realignment,
  follows: 'territory' | 'transaction',
  options?: QueryOptions
): Promise<CreditDetail[]> {
  const lines = canonicalSource(catalog, 'sales_transaction', {
    transaction_id: 'VARCHAR',
    order_id: 'VARCHAR',
    product_id: 'VARCHAR',
    transaction_type: 'VARCHAR',
    reverses_transaction_id: 'VARCHAR',
    known_at: 'TIMESTAMP'
  });
  const accounts = canonicalSource(catalog, 'account', { account_id: 'VARCHAR', name: 'VARCHAR' });
  const products = canonicalSource(catalog, 'product', { product_id: 'VARCHAR', name: 'VARCHAR' });
  const later =
    learnedAfter === undefined ? sql`true` : sql`CAST(l.known_at AS DATE) > CAST(${learnedAfter} AS DATE)`;
  const table = await db.query(
    sql`
    WITH asked AS (SELECT DISTINCT rep_id FROM ${textList('rep_id', reps)}),
    credited AS (
      SELECT transaction_id, rep_id, rule, credit FROM (${creditedLines(catalog, realignment, follows)})
      WHERE rep_id IN (SELECT rep_id FROM asked) AND date >= CAST(${start} AS DATE) AND date < CAST(${end} AS DATE)
      UNION ALL
      SELECT transaction_id, rep_id, 'overlay', credit FROM (${overlayLines(catalog)})
      WHERE rep_id IN (SELECT rep_id FROM asked) AND date >= CAST(${start} AS DATE) AND date < CAST(${end} AS DATE)
    ),
    source AS (SELECT DISTINCT ON (transaction_id) * FROM ${transactionSource(catalog)}),
    line AS (SELECT DISTINCT ON (transaction_id) * FROM ${lines})
    SELECT c.rep_id, c.transaction_id, coalesce(l.order_id, ''), s.date, coalesce(a.name, s.account_id, ''),
      coalesce(p.name, l.product_id, ''), coalesce(l.transaction_type, 'sale'), l.reverses_transaction_id,
      CAST(s.amount AS VARCHAR), c.rule, CAST(c.credit AS VARCHAR), CAST(l.known_at AS DATE)
    FROM credited c JOIN source s ON s.transaction_id = c.transaction_id
    LEFT JOIN line l ON l.transaction_id = c.transaction_id
    LEFT JOIN (SELECT DISTINCT ON (account_id) * FROM ${accounts}) a ON a.account_id = s.account_id
    LEFT JOIN (SELECT DISTINCT ON (product_id) * FROM ${products}) p ON p.product_id = l.product_id
    WHERE ${later}
    ORDER BY s.date, c.transaction_id, c.rep_id, c.rule`,
    options
  );
  return table.rows.map(
    ([rep, transaction, order, date, account, product, type, reverses, amount, rule, credit, known]) => ({
      rep: String(rep),
      transaction: String(transaction),
      order: String(order),
      date: String(date),
      account: String(account),
      product: String(product),
      type: String(type),
      reverses: reverses === null ? undefined : String(reverses),
      amount: new Decimal(String(amount)),
      rule: String(rule),
      credit: new Decimal(String(credit)),
      knownOn: known === null ? undefined : String(known)
    })
  );
}
