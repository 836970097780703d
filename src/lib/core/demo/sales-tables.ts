import { END_DAY } from './demo-calendar.ts';
import { keys } from './demo-keys.ts';
import { coded, constant, dates, demoTable, money, NO_DAY, text, type DemoTable } from './demo-table.ts';
import type { DemoCompany } from './generate-company.ts';
import { creditTypes } from './split-credits.ts';
import { transactionTypes } from './post-transactions.ts';
import { demoProducts } from './write-lines.ts';
import { hashSeed } from '../random.ts';

/** The ledger: order lines and what took them back. */
export function transactionTable({ transactions, lines, orders }: DemoCompany): DemoTable {
  const rows = transactions.lines.length;
  const orderOf = transactions.lines.map((line) => lines.orders[line]!);
  const isSale = (row: number) => transactions.types[row] === 0;
  const delays = orderDelays(orders.days);
  const ofOrder = (values: Int32Array) => orderOf.map((order) => values[order]!);
  // Dates ahead of the data are not known yet; a reversal is booked and invoiced on its own day.
  const dated = (byOrder: Int32Array, reversal: (row: number) => number) => ({
    kind: 'date' as const,
    days: transactions.days.map((_, row) => {
      const day = isSale(row) ? byOrder[orderOf[row]!]! : reversal(row);
      return day < END_DAY ? day : NO_DAY;
    })
  });
  const own = (row: number) => transactions.days[row]!;
  return demoTable('sales_transaction', rows, {
    transaction_id: keys.transaction.column(transactions.lines.map((_, row) => row)),
    order_id: keys.order.column(orderOf),
    line_no: coded(
      lineNumbers(lines.numbers),
      transactions.lines.map((line) => lines.numbers[line]! - 1)
    ),
    account_id: keys.account.column(ofOrder(orders.accounts)),
    rep_id: keys.rep.column(transactions.people),
    territory_id: keys.territory.column(ofOrder(orders.territories)),
    product_id: keys.product.column(transactions.lines.map((line) => lines.products[line]!)),
    opportunity_id: keys.opportunity.column(ofOrder(orders.opportunities)),
    transaction_date: dates(transactions.days),
    booking_date: dated(delays.booking, own),
    invoice_date: dated(delays.invoice, own),
    payment_date: dated(delays.payment, () => END_DAY),
    quantity: {
      kind: 'amount',
      tenThousandths: Float64Array.from(
        transactions.lines,
        (line, row) => (isSale(row) ? 1 : -1) * lines.quantities[line]! * 10_000
      )
    },
    amount: money(transactions.cents),
    cost: money(
      Float64Array.from(transactions.lines, (line, row) => (isSale(row) ? 1 : -1) * lines.costs[line]!)
    ),
    currency_code: constant('USD', rows),
    transaction_type: coded(transactionTypes, transactions.types),
    reverses_transaction_id: keys.transaction.column(transactions.reverses),
    known_at: { kind: 'moment', seconds: transactions.knownAt }
  });
}

const lineNumbers = (numbers: Int32Array): string[] =>
  Array.from({ length: numbers.reduce((most, number) => Math.max(most, number), 0) }, (_, i) =>
    String(i + 1)
  );

/** Booked within two days of the order, invoiced within a week, paid 20 to 69 days later. */
function orderDelays(days: Int32Array) {
  const part = (order: number, name: string, bound: number) => hashSeed(order, name) % bound;
  const booking = days.map((day, order) => day + Math.max(0, part(order, 'booking', 6) - 3));
  const invoice = booking.map((day, order) => day + 1 + part(order, 'invoice', 7));
  return { booking, invoice, payment: invoice.map((day, order) => day + 20 + part(order, 'payment', 50)) };
}

/** Explicit credit: splits and overlays. */
export function creditTable({ credits, transactions }: DemoCompany): DemoTable {
  const rows = credits.transactions.length;
  return demoTable('sales_credit', rows, {
    transaction_id: keys.transaction.column(credits.transactions),
    rep_id: keys.rep.column(credits.people),
    credit_type: coded(creditTypes, credits.types),
    credit_pct: { kind: 'rate', millionths: credits.shares },
    credit_amount: money(credits.cents),
    known_at: {
      kind: 'moment',
      seconds: Float64Array.from(credits.transactions, (row) => transactions.knownAt[row]!)
    }
  });
}

export const productTable = (): DemoTable =>
  demoTable('product', demoProducts.length, {
    product_id: keys.product.column(demoProducts.map((_, i) => i)),
    name: text(demoProducts.map(({ name }) => name)),
    family: text(demoProducts.map(({ family }) => family)),
    list_price: money(demoProducts.map(({ priceCents }) => priceCents)),
    currency_code: constant('USD', demoProducts.length)
  });
