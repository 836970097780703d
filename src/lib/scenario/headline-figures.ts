import { Decimal, decimalText, ZERO } from '../core/money.ts';
import type { Evaluation } from './evaluation.ts';

/** The four figures a scenario is known by, exact: what is shown of them is decided later. */
export type HeadlineFigures = {
  /** Company attainment: all credit over all quota. */
  readonly attainment: string | null;
  /** All that is earned under the plans. */
  readonly payout: string;
  /** Reps whose credit over all their quota periods reaches their quota, of those with a quota. */
  readonly atQuota: number;
  readonly reps: number;
  /** Gini of territory potential (population); null where there is none. */
  readonly inequality: string | null;
};

export function headlineFigures({ totals, attainment, fairness }: Evaluation): HeadlineFigures {
  const sums = new Map<string, { credit: Decimal; quota: Decimal }>();
  for (const { rep, credit, quota } of attainment) {
    const sum = sums.get(rep) ?? { credit: ZERO, quota: ZERO };
    sums.set(rep, { credit: sum.credit.plus(credit), quota: sum.quota.plus(quota) });
  }
  const withQuota = [...sums.values()].filter(({ quota }) => quota.gt(0));
  return {
    attainment: totals.attainment,
    payout: decimalText(new Decimal(totals.earned)),
    atQuota: withQuota.filter(({ credit, quota }) => credit.gte(quota)).length,
    reps: withQuota.length,
    inequality:
      fairness.find(({ statistic, variant }) => statistic === 'potential-gini' && variant === 'population')
        ?.value ?? null
  };
}
