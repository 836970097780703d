import { Decimal, decimalText } from '../core/money.ts';
import type { Evaluation } from './evaluation.ts';

/** The four figures a scenario is known by, exact: what is shown of them is decided later. */
export type HeadlineFigures = {
  /** Company attainment: all credit over all quota; null without a quota. */
  readonly attainment: string | null;
  /** All that is paid out under the plans. */
  readonly payout: string;
  /** Quota periods of reps whose credit reaches their quota, and how many there are. */
  readonly atQuota: number;
  readonly periods: number;
  /** Gini of territory potential (population); null where there is none. */
  readonly inequality: string | null;
};

export function headlineFigures({ totals, attainment, fairness }: Evaluation): HeadlineFigures {
  const withQuota = attainment.filter(({ quota }) => new Decimal(quota).gt(0));
  const inequality = fairness.find(
    ({ statistic, variant }) => statistic === 'potential-gini' && variant === 'population'
  );
  return {
    attainment: totals.attainment,
    payout: decimalText(new Decimal(totals.paid)),
    atQuota: withQuota.filter(({ credit, quota }) => new Decimal(credit).gte(quota)).length,
    periods: withQuota.length,
    inequality: inequality?.value ?? null
  };
}
