import { Decimal, decimalText } from '../core/money.ts';
import type { Period } from '../core/period.ts';
import type { Evaluation } from './evaluation.ts';

/** The four figures a scenario is known by, exact: what is shown of them is decided later. */
export type HeadlineFigures = {
  /** Company attainment: credit under quota over all quota; null without a quota. */
  readonly attainment: string | null;
  /** All that is paid out under the plans. */
  readonly payout: string;
  /** Quota periods of reps whose credit reaches their quota, and how many there are. */
  readonly atQuota: number;
  readonly periods: number;
  /** Gini of territory potential (population); null where there is none. */
  readonly inequality: string | null;
  /** The pay periods all of them are taken over; null where there is none. */
  readonly span: FigureSpan | null;
};

/** From the first day of the first period to the end of the last, half-open, and how many periods that is. */
export type FigureSpan = Period & { readonly count: number };

/** The periods an evaluation's totals are taken over: all those with pay or a quota. */
export function figureSpan({
  attainment,
  payouts
}: Pick<Evaluation, 'attainment' | 'payouts'>): FigureSpan | null {
  const starts = new Set<string>();
  let end = '';
  for (const row of [...attainment, ...payouts]) {
    starts.add(row.start);
    if (row.end > end) end = row.end;
  }
  const [start] = [...starts].sort();
  return start === undefined ? null : { start, end, count: starts.size };
}

export function headlineFigures(evaluation: Evaluation): HeadlineFigures {
  const { totals, attainment, fairness } = evaluation;
  const withQuota = attainment.filter(({ quota }) => new Decimal(quota).gt(0));
  const inequality = fairness.find(
    ({ statistic, variant }) => statistic === 'potential-gini' && variant === 'population'
  );
  return {
    attainment: totals.attainment,
    payout: decimalText(new Decimal(totals.paid)),
    atQuota: withQuota.filter(({ credit, quota }) => new Decimal(credit).gte(quota)).length,
    periods: withQuota.length,
    inequality: inequality?.value ?? null,
    span: figureSpan(evaluation)
  };
}
