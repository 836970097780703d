import { type Decimal, sumDecimals, ZERO } from '../../money.ts';
import { contains } from '../../period.ts';
import { computePayout } from '../compute-payout.ts';
import type { CreditType } from '../crediting/credit.ts';
import type { TierRow } from '../payout.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { explainLine, type WhyNot } from './explain-line.ts';

/**
 * A deal that might be won. `payee` is whose pay is asked for, `seller` (the payee where left out) who gets the
 * credit: a manager asks what a deal of the team would pay.
 */
export type WouldBeDeal = {
  readonly payee: string;
  readonly seller?: string;
  /** Credit it to the seller as this type rather than by the plan's credit rules, as inputs with ready-made credits need it. */
  readonly credit?: CreditType;
  readonly date: string;
  /** When it would become known; a period closed before that day stays as it is. Left out: known from the beginning. */
  readonly knownAt?: string;
  readonly measures: Readonly<Record<string, Decimal>>;
  readonly attributes?: Readonly<Record<string, string>>;
};

/** A line the deal alters: pay before and with it, and the tiers that pay more (or less) with it. */
export type EstimatedLine = {
  readonly component: string;
  readonly period: string;
  readonly before: Decimal;
  readonly pays: Decimal;
  readonly tiers: readonly { readonly from: Decimal; readonly rate: Decimal; readonly pays: Decimal }[];
};

export type DealEstimate = {
  /** Period the deal is credited in, or undefined where it lies outside all of them. */
  readonly period: string | undefined;
  /** What the payee would earn more, in all periods together. */
  readonly pays: Decimal;
  readonly byComponent: readonly EstimatedLine[];
  /** With the deal won: the step that then pays most, if any. */
  readonly next: WhyNot | undefined;
  /** The cap or budget that takes most of it away, if any. */
  readonly limit: WhyNot | undefined;
};

/** What a would-be deal pays: the payout with it, less the payout without it, and the next step that pays most. */
export function estimateDeal(document: PlanDocument, input: PayoutInput, deal: WouldBeDeal): DealEstimate {
  const id = '~would-be';
  const { date, payee, seller = payee, credit, knownAt } = deal;
  const transaction = {
    id, type: 'sale', knownAt, dates: { order: date, booking: date, invoice: date, payment: date },
    measures: { ...deal.measures }, attributes: { ...deal.attributes }
  }; // prettier-ignore
  const split = { transaction: id, payee: seller, share: ZERO.plus(1), role: null, knownAt };
  const withDeal: PayoutInput = {
    ...input,
    transactions: [...input.transactions, transaction],
    splits: [...input.splits, split]
  };
  const asked = credit ? withCreditType(document, credit) : document;
  const [before, after] = [computePayout(asked, input), computePayout(asked, withDeal)];
  const key = (line: (typeof after.lines)[number]) =>
    [line.plan, line.component, line.period, line.start, line.adjusts ?? ''].join('\u0000');
  const without = new Map(
    before.lines.filter((line) => line.payee === payee).map((line) => [key(line), line])
  );
  const own = after.lines.filter((line) => line.payee === payee);
  const byComponent = own
    .map((line): EstimatedLine => {
      const earlier = without.get(key(line));
      return {
        component: line.component,
        period: line.period,
        before: earlier?.earned ?? ZERO,
        pays: line.earned.minus(earlier?.earned ?? ZERO),
        tiers: tierGains(earlier?.tiers ?? [], line.tiers)
      };
    })
    .filter(({ pays }) => !pays.isZero());
  const period = input.periods.find((one) => contains(one, date))?.id;
  const reasons = own
    .filter((line) => line.period === period && line.adjusts === undefined)
    .flatMap((line) => explainLine(asked, withDeal, line).whyNot)
    .filter(({ gain }) => gain.gt(0));
  const best = (codes: readonly WhyNot['code'][]) =>
    reasons
      .filter(({ code }) => codes.includes(code))
      .reduce<WhyNot | undefined>((most, one) => (!most || one.gain.gt(most.gain) ? one : most), undefined);
  return {
    period,
    pays: sumDecimals(byComponent.map(({ pays }) => pays)),
    byComponent,
    next: best(['next-tier', 'threshold', 'gate']),
    limit: best(['cap'])
  };
}

/** The document with one credit rule of its own for direct credit: the seller gets all of it, as one type. */
const withCreditType = (document: PlanDocument, type: CreditType): PlanDocument => ({
  ...document,
  crediting: [
    ...document.crediting.filter(({ kind }) => kind === 'rollup'),
    { kind: 'split', id: 'would-be', type, share: ZERO.plus(1) }
  ]
});

/** What each tier pays more than before; a tier is told from another by where it starts and its rate. */
function tierGains(before: readonly TierRow[], after: readonly TierRow[]): EstimatedLine['tiers'] {
  const same = (a: TierRow, b: TierRow) => a.from.eq(b.from) && a.rate.eq(b.rate);
  const gone = before.filter((row) => !after.some((other) => same(row, other)));
  return [
    ...after.map((row) => ({
      from: row.from,
      rate: row.rate,
      pays: row.payout.minus(before.find((other) => same(row, other))?.payout ?? ZERO)
    })),
    ...gone.map(({ from, rate, payout }) => ({ from, rate, pays: payout.negated() }))
  ].filter(({ pays }) => !pays.isZero());
}
