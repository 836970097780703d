import { Decimal, decimalText, ZERO } from '../../core/money.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { formatDifference, type DeltaText } from '../format/delta.ts';
import { formatMoney, moneyUnitFor } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';

/** The four figures of a scenario's card, exact: what is shown of them is decided later. */
export type CardFigures = {
  /** Company attainment: all credit over all quota. */
  readonly attainment: string | null;
  readonly payout: string;
  /** Reps whose credit over all their quota periods reaches their quota, of those with a quota. */
  readonly atQuota: number;
  readonly reps: number;
  /** Gini of territory potential (population); null where there is none. */
  readonly inequality: string | null;
};

export function cardFigures({ totals, attainment, fairness }: Evaluation): CardFigures {
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
      fairness.find(({ statistic, variant }) => statistic === 'potential-gini' && variant === 'population')?.value ?? null
  };
}

/** One figure as a card shows it. */
export type CardKpi = { readonly label: string; readonly figure: string; readonly delta?: DeltaText };

/** A card's four figures in words; against a base each carries its difference. */
export function cardKpis(figures: CardFigures, base?: CardFigures): CardKpi[] {
  const unit = moneyUnitFor([figures.payout, base?.payout ?? figures.payout]);
  const between = (value: string | null, other: string | null | undefined) =>
    base && value !== null && other !== null && other !== undefined ? ([value, other] as const) : undefined;
  const attainment = between(figures.attainment, base?.attainment);
  const inequality = between(figures.inequality, base?.inequality);
  return [
    {
      label: 'Attainment',
      figure: figures.attainment === null ? '' : formatPercent(figures.attainment),
      delta: attainment && formatDifference(...attainment, { kind: 'points' }, 'more')
    },
    {
      label: 'Payout',
      figure: formatMoney(figures.payout, { unit }),
      delta: base && formatDifference(figures.payout, base.payout, { kind: 'money', unit: deltaUnit(figures, base) })
    },
    {
      label: 'Reps at quota',
      figure: `${formatNumber(figures.atQuota)} of ${formatNumber(figures.reps)}`,
      delta: base && formatDifference(figures.atQuota, base.atQuota, { kind: 'number' }, 'more')
    },
    {
      label: 'Potential, Gini',
      figure: figures.inequality === null ? '' : formatNumber(figures.inequality, 3),
      delta: inequality && formatDifference(...inequality, { kind: 'number', places: 3 }, 'less')
    }
  ];
}

const deltaUnit = (figures: CardFigures, base: CardFigures) =>
  moneyUnitFor([new Decimal(figures.payout).minus(base.payout)]);
