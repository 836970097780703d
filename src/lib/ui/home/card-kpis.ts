import { Decimal } from '../../core/money.ts';
import type { HeadlineFigures } from '../../scenario/headline-figures.ts';
import { formatDifference, type DeltaText } from '../format/delta.ts';
import { formatMoney, moneyUnitFor } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { placesThatAddUp } from '../format/places-that-add-up.ts';

/** One figure as a card shows it. */
export type CardKpi = {
  /** Of the figure on Compare, whose reasons it has (`figureReasons`). */
  readonly key: string;
  readonly label: string;
  readonly figure: string;
  readonly delta?: DeltaText;
};

/** A card's four figures in words; against a base each carries its difference. */
export function cardKpis(figures: HeadlineFigures, base?: HeadlineFigures): CardKpi[] {
  const unit = moneyUnitFor([figures.payout, base?.payout ?? figures.payout]);
  const between = (value: string | null, other: string | null | undefined) =>
    base && value !== null && other !== null && other !== undefined ? ([value, other] as const) : undefined;
  const attainment = between(figures.attainment, base?.attainment);
  const inequality = between(figures.inequality, base?.inequality);
  const places = placesThatAddUp((inequality ?? []).map((value) => new Decimal(value)).reverse(), 3, 6);
  return [
    {
      key: 'attainment',
      label: 'Attainment',
      figure: figures.attainment === null ? 'No quota' : formatPercent(figures.attainment),
      delta: attainment && formatDifference(...attainment, { kind: 'points' }, 'more')
    },
    {
      key: 'paid',
      label: 'Payout',
      figure: formatMoney(figures.payout, { unit }),
      delta:
        base &&
        formatDifference(figures.payout, base.payout, { kind: 'money', unit: deltaUnit(figures, base) })
    },
    {
      key: 'at-quota',
      label: 'Quotas reached',
      figure:
        figures.periods === 0
          ? 'No quota'
          : `${formatNumber(figures.atQuota)} of ${formatNumber(figures.periods)}`,
      delta: base && formatDifference(figures.atQuota, base.atQuota, { kind: 'number' }, 'more')
    },
    {
      key: 'potential-gini',
      label: 'Potential, Gini',
      figure: figures.inequality === null ? 'None' : formatNumber(figures.inequality, places),
      delta: inequality && formatDifference(...inequality, { kind: 'number', places }, 'less')
    }
  ];
}

const deltaUnit = (figures: HeadlineFigures, base: HeadlineFigures) =>
  moneyUnitFor([new Decimal(figures.payout).minus(base.payout)]);
