import { Decimal } from '../../core/money.ts';
import type { IsoDate } from '../../core/period.ts';
import type { Connector, QueryOptions } from '../connector.ts';
import { sql, type Statement } from '../statement.ts';
import { creditedLines, type Realignment } from './credited-lines.ts';
import type { DataCatalog } from './data-catalog.ts';
import { BEGINNING, cutIntoStretches, type LedgerDays } from './ledger-days.ts';
import { overlayLines } from './overlay-credits.ts';
import { transactionFacts, type Anchor, type SaleAttribute } from './transaction-facts.ts';

/** How fine credit is asked for: by which attributes it is told apart, whether sale by sale, and dated by what. */
export type CreditGrain = {
  readonly attributes: readonly SaleAttribute[];
  readonly bySale: boolean;
  readonly anchor: Anchor;
};

/** The amounts of sales a workspace has. */
export type SaleAmounts = {
  readonly revenue: Decimal;
  readonly cost: Decimal | undefined;
  readonly quantity: Decimal | undefined;
};

/** Credit of one rep from one rule: of one sale, or of all those alike in a stretch of time. */
export type CreditEntry = {
  readonly rep: string;
  readonly rule: string;
  /** The day of the sale, or the first of the stretch. */
  readonly date: IsoDate;
  /** The sale it comes from, where it stands for one alone. */
  readonly transaction: string | undefined;
  readonly reverses: string | undefined;
  /** The day the customer paid; only of a sale alone. */
  readonly paidOn: IsoDate | undefined;
  /** The rep's share of the sale; undefined where only an amount was given, or sales are summed. */
  readonly share: Decimal | undefined;
  readonly attributes: Readonly<Partial<Record<SaleAttribute, string>>>;
  /** What is credited; cost and quantity are undefined where the share is not known. */
  readonly credited: SaleAmounts;
  /** The whole amounts of the sales. */
  readonly whole: SaleAmounts;
};

/**
 * Credit with what plans ask about the sales behind it, overlay credit under the rule "overlay". A share given as an
 * amount says nothing about cost and quantity: such sales stand alone, so that it can be worked out from their whole.
 */
export async function creditEntries(
  db: Connector,
  catalog: DataCatalog,
  days: LedgerDays,
  grain: CreditGrain,
  realignment: Realignment,
  follows: 'territory' | 'transaction',
  options?: QueryOptions & { readonly knownBy?: IsoDate | undefined }
): Promise<CreditEntry[]> {
  if (days.bounds.length === 0) return [];
  const alone = sql`share IS NULL`;
  const sale = grain.bySale ? sql`true` : alone;
  const names = grain.attributes.map((name) => `"${name}"`);
  const list: Statement = { text: names.map((name) => `, ${name}`).join(''), values: [] };
  const facts = transactionFacts(catalog, grain.anchor);
  const apart = sql`
    SELECT c.rep_id, c.rule, f.credited_on AS date, c.share, c.amount, f.cost, f.quantity, c.credit,
      CAST(CAST(f.cost AS DECIMAL(28,4)) * c.share AS DECIMAL(38,10)) AS cost_credit,
      CAST(CAST(f.quantity AS DECIMAL(28,4)) * c.share AS DECIMAL(38,10)) AS quantity_credit,
      CASE WHEN ${sale} THEN c.transaction_id END AS sale,
      CASE WHEN ${sale} THEN f.reverses END AS reverses, CASE WHEN ${sale} THEN f.paid_on END AS paid_on${list}
    FROM (${creditedShares(catalog, realignment, follows, options?.knownBy)}) c
    JOIN ${facts} f ON f.transaction_id = c.transaction_id
    WHERE c.rep_id IS NOT NULL AND f.credited_on IS NOT NULL`;
  const dated = grain.bySale
    ? sql`SELECT *, date AS stretch FROM (${apart}) WHERE date >= CAST(${days.bounds[0]!} AS DATE)`
    : sql`SELECT * FROM (${cutIntoStretches(sql`(${apart})`, days)}) WHERE stretch <> CAST(${BEGINNING} AS DATE)`;
  const table = await db.query(
    sql`
    SELECT rep_id, rule, stretch, sale, reverses, paid_on, CASE WHEN sale IS NOT NULL THEN CAST(any_value(share) AS VARCHAR) END,
      CAST(sum(credit) AS VARCHAR), CAST(sum(cost_credit) AS VARCHAR), CAST(sum(quantity_credit) AS VARCHAR),
      CAST(sum(amount) AS VARCHAR), CAST(sum(cost) AS VARCHAR), CAST(sum(quantity) AS VARCHAR)${list}
    FROM (${dated}) GROUP BY rep_id, rule, stretch, sale, reverses, paid_on${list}
    ORDER BY rep_id, stretch, sale NULLS FIRST, rule${list}`,
    options
  );
  const decimal = (cell: unknown) => (cell === null ? undefined : new Decimal(String(cell)));
  const text = (cell: unknown) => (cell === null ? undefined : String(cell));
  return table.rows.map(
    ([
      rep,
      rule,
      date,
      sale,
      reverses,
      paidOn,
      share,
      credit,
      cost,
      quantity,
      amount,
      wholeCost,
      wholeQuantity,
      ...values
    ]) => ({
      rep: String(rep),
      rule: String(rule),
      date: String(date),
      transaction: text(sale),
      reverses: text(reverses),
      paidOn: text(paidOn),
      share: decimal(share),
      attributes: Object.fromEntries(
        grain.attributes.flatMap((name, i) => (values[i] === null ? [] : [[name, String(values[i])]]))
      ),
      credited: { revenue: decimal(credit)!, cost: decimal(cost), quantity: decimal(quantity) },
      whole: { revenue: decimal(amount)!, cost: decimal(wholeCost), quantity: decimal(wholeQuantity) }
    })
  );
}

/** Revenue credit and overlay credit together: `transaction_id, rep_id, rule, credit, share, amount`. */
const creditedShares = (
  catalog: DataCatalog,
  realignment: Realignment,
  follows: 'territory' | 'transaction',
  knownBy: IsoDate | undefined
): Statement => sql`
  SELECT transaction_id, rep_id, rule, credit, share, amount
  FROM (${creditedLines(catalog, realignment, follows, knownBy)})
  UNION ALL
  SELECT transaction_id, rep_id, 'overlay', credit, share, amount FROM (${overlayLines(catalog, knownBy)})`;
