import { sql, type Statement } from '../statement.ts';
import { canonicalSource, type DataCatalog } from './data-catalog.ts';
import { transactionOrigin } from './transaction-source.ts';

/** Which date of a sale decides when it is credited. */
export type Anchor = 'firstGiven' | 'order' | 'booking' | 'invoice' | 'payment';

/** What a plan's conditions may ask of a sale, and from where in the tables it is taken. */
export const SALE_ATTRIBUTES = {
  type: "coalesce(s.type, 'sale')",
  product: 's.product_id',
  productName: 'p.name',
  family: 'p.family',
  account: 's.account_id',
  segment: 'a.segment',
  industry: 'a.industry',
  state: 'a.state',
  country: 'a.country',
  order: 's.order_id'
} as const;
export type SaleAttribute = keyof typeof SALE_ATTRIBUTES;

/**
 * Every sale once, with what plans may ask about it beside its amount: `transaction_id, credited_on, paid_on, reverses,
 * cost, quantity` and every one of `SALE_ATTRIBUTES` under its own name. Won deals have a close date and an account, and
 * no product, cost or quantity.
 */
export function transactionFacts(catalog: DataCatalog, anchor: Anchor): Statement {
  const accounts = canonicalSource(catalog, 'account', {
    account_id: 'VARCHAR',
    segment: 'VARCHAR',
    industry: 'VARCHAR',
    state: 'VARCHAR',
    country: 'VARCHAR'
  });
  const products = canonicalSource(catalog, 'product', {
    product_id: 'VARCHAR',
    name: 'VARCHAR',
    family: 'VARCHAR'
  });
  const attributes = Object.entries(SALE_ATTRIBUTES)
    .map(([name, column]) => `${column} AS "${name}"`)
    .join(', ');
  return sql`(
    SELECT s.transaction_id, s.credited_on, s.paid_on, s.reverses, s.cost, s.quantity, ${{ text: attributes, values: [] }}
    FROM (SELECT DISTINCT ON (transaction_id) * FROM ${saleSource(catalog, anchor)} ORDER BY ALL) s
    LEFT JOIN (SELECT DISTINCT ON (account_id) * FROM ${accounts} ORDER BY ALL) a ON a.account_id = s.account_id
    LEFT JOIN (SELECT DISTINCT ON (product_id) * FROM ${products} ORDER BY ALL) p ON p.product_id = s.product_id)`;
}

const dateOf: Readonly<Record<Anchor, string>> = {
  firstGiven: 'coalesce(transaction_date, booking_date, invoice_date, payment_date)',
  order: 'transaction_date',
  booking: 'booking_date',
  invoice: 'invoice_date',
  payment: 'payment_date'
};

function saleSource(catalog: DataCatalog, anchor: Anchor): Statement {
  if (transactionOrigin(catalog) === 'opportunity') {
    const deals = canonicalSource(catalog, 'opportunity', {
      opportunity_id: 'VARCHAR',
      account_id: 'VARCHAR',
      product_id: 'VARCHAR',
      close_date: 'DATE'
    });
    return sql`(SELECT opportunity_id AS transaction_id, close_date AS credited_on, CAST(NULL AS DATE) AS paid_on, account_id,
      product_id, CAST(NULL AS VARCHAR) AS order_id, CAST(NULL AS VARCHAR) AS type, CAST(NULL AS VARCHAR) AS reverses,
      CAST(NULL AS DECIMAL(18,4)) AS cost, CAST(NULL AS DECIMAL(18,4)) AS quantity FROM ${deals})`;
  }
  const lines = canonicalSource(catalog, 'sales_transaction', {
    transaction_id: 'VARCHAR',
    account_id: 'VARCHAR',
    product_id: 'VARCHAR',
    order_id: 'VARCHAR',
    transaction_type: 'VARCHAR',
    reverses_transaction_id: 'VARCHAR',
    transaction_date: 'DATE',
    booking_date: 'DATE',
    invoice_date: 'DATE',
    payment_date: 'DATE',
    cost: 'DECIMAL(18,4)',
    quantity: 'DECIMAL(18,4)'
  });
  return sql`(SELECT transaction_id, ${{ text: dateOf[anchor], values: [] }} AS credited_on, payment_date AS paid_on,
    account_id, product_id, order_id, transaction_type AS type, reverses_transaction_id AS reverses, cost, quantity FROM ${lines})`;
}
