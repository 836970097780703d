import { type Decimal, sumDecimals, ZERO } from '../../money.ts';
import { contains } from '../../period.ts';
import { computePayout } from '../compute-payout.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { explainLine, type WhyNot } from './explain-line.ts';

/** A deal that might be won. */
export type WouldBeDeal = {
  readonly payee: string;
  readonly date: string;
  readonly measures: Readonly<Record<string, Decimal>>;
  readonly attributes?: Readonly<Record<string, string>>;
};

export type DealEstimate = {
  /** Period the deal is credited in, or undefined where it lies outside all of them. */
  readonly period: string | undefined;
  /** What the payee would earn more, in all periods together. */
  readonly pays: Decimal;
  readonly byComponent: readonly {
    readonly component: string;
    readonly period: string;
    readonly pays: Decimal;
  }[];
  /** With the deal won: the step that then pays most, if any. */
  readonly next: WhyNot | undefined;
};

/** What a would-be deal pays: the payout with it, less the payout without it, and the next step that pays most. */
export function estimateDeal(document: PlanDocument, input: PayoutInput, deal: WouldBeDeal): DealEstimate {
  const id = '~would-be';
  const { date, payee } = deal;
  const transaction = {
    id, type: 'sale', dates: { order: date, booking: date, invoice: date, payment: date },
    measures: { ...deal.measures }, attributes: { ...deal.attributes }
  }; // prettier-ignore
  const split = { transaction: id, payee, share: ZERO.plus(1), role: null };
  const withDeal: PayoutInput = {
    ...input,
    transactions: [...input.transactions, transaction],
    splits: [...input.splits, split]
  };
  const [before, after] = [computePayout(document, input), computePayout(document, withDeal)];
  const key = (line: (typeof after.lines)[number]) =>
    [line.plan, line.component, line.period, line.start, line.adjusts ?? ''].join('\u0000');
  const earned = new Map(
    before.lines.filter((line) => line.payee === payee).map((line) => [key(line), line.earned])
  );
  const own = after.lines.filter((line) => line.payee === payee);
  const byComponent = own
    .map((line) => ({
      component: line.component,
      period: line.period,
      pays: line.earned.minus(earned.get(key(line)) ?? ZERO)
    }))
    .filter(({ pays }) => !pays.isZero());
  const period = input.periods.find((one) => contains(one, date))?.id;
  const steps = own
    .filter((line) => line.period === period && line.adjusts === undefined)
    .flatMap((line) => explainLine(document, withDeal, line).whyNot)
    .filter(
      ({ code, gain }) => (code === 'next-tier' || code === 'threshold' || code === 'gate') && gain.gt(0)
    );
  const next = steps.reduce<WhyNot | undefined>(
    (best, step) => (best === undefined || step.gain.gt(best.gain) ? step : best),
    undefined
  );
  return { period, pays: sumDecimals(byComponent.map(({ pays }) => pays)), byComponent, next };
}
