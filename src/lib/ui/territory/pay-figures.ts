import { gini } from '../../core/fairness/gini.ts';
import { Decimal } from '../../core/money.ts';
import type { Period } from '../../core/period.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { FastPay } from '../../scenario/fast-pay.ts';
import type { CreditMove } from './credit-shift.ts';
import { moneyPlaces } from '../format/money.ts';

/** One person over a span: credit under quota, quota, and what is paid. */
export type RepFigures = { readonly credit: number; readonly quota: number; readonly paid: number };

/** Everybody over a span, and the company: who reaches quota, what is paid, how unevenly quotas are attained. */
export type PayFigures = {
  /** The periods each person has a quota in: credit outside them attains nothing. */
  readonly quotaPeriods: ReadonlyMap<string, readonly Period[]>;
  readonly reps: ReadonlyMap<string, RepFigures>;
  readonly reached: number;
  readonly withQuota: number;
  readonly paid: number;
  /** Gini coefficient of the attainment of those with a quota; undefined where nobody has credit. */
  readonly inequality: number | undefined;
};

export const attainmentOf = ({ credit, quota }: RepFigures): number | undefined =>
  quota > 0 ? credit / quota : undefined;

/** The exact figures of an evaluation over a span; sums are made in decimals and shown as numbers. */
export function payFigures({ attainment, payouts }: Evaluation, span: Period): PayFigures {
  const inside = (start: string) => start >= span.start && start < span.end;
  const sums = new Map<string, { credit: Decimal; quota: Decimal; paid: Decimal }>();
  const of = (rep: string) => {
    const known = sums.get(rep) ?? { credit: new Decimal(0), quota: new Decimal(0), paid: new Decimal(0) };
    sums.set(rep, known);
    return known;
  };
  const quotaPeriods = new Map<string, Period[]>();
  for (const { rep, start, end, credit, quota } of attainment) {
    if (!inside(start)) continue;
    quotaPeriods.set(rep, [...(quotaPeriods.get(rep) ?? []), { start, end }]);
    const sum = of(rep);
    [sum.credit, sum.quota] = [sum.credit.plus(credit), sum.quota.plus(quota)];
  }
  for (const { payee, start, paid } of payouts) {
    if (!inside(start)) continue;
    const sum = of(payee);
    sum.paid = sum.paid.plus(paid);
  }
  const paid = [...sums.values()].reduce((total, sum) => total.plus(sum.paid), new Decimal(0));
  const reps = new Map(
    [...sums].map(([rep, sum]) => [
      rep,
      { credit: sum.credit.toNumber(), quota: sum.quota.toNumber(), paid: sum.paid.toNumber() }
    ])
  );
  const ratios = [...sums.values()].flatMap(({ credit, quota }) => (quota.gt(0) ? [credit.div(quota)] : []));
  const usable = ratios.every((ratio) => !ratio.isNegative()) && ratios.some((ratio) => ratio.gt(0));
  return {
    quotaPeriods,
    reps,
    reached: ratios.filter((ratio) => ratio.gte(1)).length,
    withQuota: ratios.length,
    paid: paid.toNumber(),
    inequality: usable ? gini(ratios).toNumber() : undefined
  };
}

/** The figures after credit changed hands, in floats: what the exact evaluation will say but for the rounding of its lines. */
export function movedFigures(
  exact: PayFigures,
  span: Period,
  moves: readonly CreditMove[],
  fast: FastPay
): PayFigures | undefined {
  const paid = fast.pay({
    credits: moves.map(({ rep, start, amount }) => ({ payee: rep, start, amount }))
  });
  if (paid === undefined) return undefined;
  const columns = fast.periods.flatMap(({ start }, at) =>
    start >= span.start && start < span.end ? [at] : []
  );
  const width = fast.periods.length;
  const unit = 10 ** moneyPlaces();
  const gains = new Map<string, number>();
  for (const { rep, start, amount } of moves) {
    const counts = exact.quotaPeriods.get(rep)?.some((period) => start >= period.start && start < period.end);
    if (counts === true) gains.set(rep, (gains.get(rep) ?? 0) + amount);
  }
  const reps = new Map<string, RepFigures>();
  let total = 0;
  for (const rep of new Set([...exact.reps.keys(), ...fast.payees])) {
    const known = exact.reps.get(rep) ?? { credit: 0, quota: 0, paid: 0 };
    const row = fast.row(rep);
    // From the exact figure by the difference: what rounding took from lines that do not move stays taken.
    const shift =
      row === undefined
        ? 0
        : columns.reduce((sum, at) => {
            const cell = row * width + at;
            return (
              sum + rounded(paid.paidByPeriod[cell]!, unit) - rounded(fast.base.paidByPeriod[cell]!, unit)
            );
          }, 0);
    const now = {
      credit: settled(known.credit + (gains.get(rep) ?? 0)),
      quota: known.quota,
      paid: known.paid + shift
    };
    total += now.paid;
    reps.set(rep, now);
  }
  const ratios = [...reps.values()].flatMap((rep) => attainmentOf(rep) ?? []).sort((a, b) => a - b);
  return {
    quotaPeriods: exact.quotaPeriods,
    reps,
    reached: ratios.filter((ratio) => ratio >= 1 - 1e-12).length,
    withQuota: ratios.length,
    paid: total,
    inequality: giniOfSorted(ratios)
  };
}

/** Sums of floats that should be nothing are nothing. */
const settled = (credit: number): number => (Math.abs(credit) < 1e-6 ? 0 : credit);

/** Pay is rounded to the minor unit half away from zero, a line at a time; a hair more than half counts as half. */
const rounded = (amount: number, unitsInOne: number): number =>
  (Math.sign(amount) * Math.floor(Math.abs(amount) * unitsInOne + 0.5 + 1e-6)) / unitsInOne;

/** G = (2 Σ i·x(i)) / (n Σ x) − (n + 1) / n, x sorted upwards, as core/fairness has it in decimals. */
function giniOfSorted(values: readonly number[]): number | undefined {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (values.length === 0 || values[0]! < 0 || total <= 0) return undefined;
  const ranked = values.reduce((sum, value, i) => sum + value * (i + 1), 0);
  return (2 * ranked) / (total * values.length) - (values.length + 1) / values.length;
}
