import { Decimal, decimalText } from '../../core/money.ts';
import {
  formatDelta,
  formatDifference,
  type DeltaKind,
  type DeltaText,
  type Preference
} from '../format/delta.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { formatDeviation, formatMeasure, measureLabels } from './figure-text.ts';
import type { PaintEffect } from './paint-effect.ts';
import type { PayView } from './pay-view.svelte.ts';
import { imbalance, isOutside } from './territory-balance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import type { MeasureKey } from './unit-measures.ts';

export type HolderFigure = { readonly label: string; readonly text: string; readonly delta: DeltaText };
export type CompanyFigure = {
  readonly label: string;
  readonly text: string;
  readonly difference: string;
  readonly how: DeltaKind;
  readonly preference: Preference;
};

/** The owner of a territory over the year looked at: attainment moves with the stroke, pay follows when it is exact. */
export function ownerFigures(
  pay: PayView,
  rep: string | null,
  effect: PaintEffect | undefined
): HolderFigure[] {
  if (rep === null) return [];
  const { attainment, baseAttainment, earned, baseEarned } = pay.rep(rep, effect);
  const figures: HolderFigure[] = [];
  if (attainment !== undefined) {
    const difference = attainment - (baseAttainment ?? attainment);
    figures.push({
      label: 'Attainment',
      text: formatPercent(attainment.toFixed(6)),
      delta: formatDelta(difference.toFixed(6), { kind: 'points' }, 'more')
    });
  }
  if (earned !== undefined) {
    figures.push({
      label: 'Earned',
      text: formatMoney(earned, { unit: 'whole' }),
      delta: formatDifference(earned, baseEarned ?? earned, { kind: 'money', unit: 'whole' }, 'more')
    });
  }
  return figures;
}

/** One territory as it would stand after the stroke, against the base: its deviation, then its sums. */
export function holderFigures(
  editor: TerritoryEditor,
  position: number,
  effect: PaintEffect | undefined
): HolderFigure[] {
  const { plan, base, balance, baseBalance, measure, measures } = editor;
  const held = plan.territories[position];
  if (held === undefined) return [];
  const was = base.position.get(held.key);
  const deviation = (effect?.after ?? balance).deviations[position]!;
  const before = was === undefined ? undefined : baseBalance.deviations[was]!;
  const sums = (['accounts'] as const).map((key): HolderFigure => {
    const now = sumOf(editor, position, key) + gainOf(editor, position, key, effect);
    const then = was === undefined ? 0 : sumAt(base.holders, was, measures.values[key]);
    return {
      label: measureLabels[key],
      text: formatMeasure(key, now),
      delta: formatDelta((now - then).toFixed(4), { kind: 'number' })
    };
  });
  return [
    {
      label: `${measureLabels[measure]} v. mean`,
      text: formatDeviation(deviation),
      delta: towardsMean(deviation, before)
    },
    ...sums
  ];
}

/** Nearer to the mean is better, whichever side one comes from. */
function towardsMean(deviation: number, before: number | undefined): DeltaText {
  const shown = formatDelta((deviation - (before ?? deviation)).toFixed(6), { kind: 'points' });
  if (shown.direction === 'none' || before === undefined) return shown;
  const judgement = Math.abs(deviation) <= Math.abs(before) ? 'better' : 'worse';
  return { ...shown, judgement, spoken: `${shown.spoken}, ${judgement}` };
}

/** The company after the stroke, against the base: who reaches quota, what is paid, how uneven the territories are. */
export function companyFigures(
  editor: TerritoryEditor,
  pay: PayView,
  effect: PaintEffect | undefined
): CompanyFigure[] {
  const { balance, baseBalance, band } = editor;
  const now = effect?.after ?? balance;
  const outside = (deviations: Float64Array) =>
    deviations.filter((deviation) => isOutside(deviation, band)).length;
  const [out, outBefore] = [outside(now.deviations), outside(baseBalance.deviations)];
  const atQuota = pay.atQuota(effect);
  const { evaluation, baseEvaluation, stale } = pay.source;
  const figures: CompanyFigure[] = [];
  if (atQuota !== undefined) {
    figures.push({
      label: 'Reps at quota',
      text: `${formatNumber(atQuota.reached)} of ${formatNumber(atQuota.of)}`,
      difference: String(atQuota.reached - atQuota.base),
      how: { kind: 'number' },
      preference: 'more'
    });
  }
  if (evaluation !== undefined && baseEvaluation !== undefined && !stale && effect === undefined) {
    figures.push({
      label: 'Earned, whole span',
      text: formatMoney(evaluation.totals.earned, { unit: 'M' }),
      difference: decimalText(new Decimal(evaluation.totals.earned).minus(baseEvaluation.totals.earned)),
      how: { kind: 'money', unit: 'whole' },
      preference: 'neither'
    });
  }
  return [
    ...figures,
    {
      label: 'Imbalance (root mean square)',
      text: formatPercent(imbalance(now).toFixed(6)),
      difference: (imbalance(now) - imbalance(baseBalance)).toFixed(6),
      how: { kind: 'points' },
      preference: 'less'
    },
    {
      label: 'Outside band',
      text: formatNumber(out),
      difference: String(out - outBefore),
      how: { kind: 'number' },
      preference: 'less'
    }
  ];
}

function sumAt(holders: Int32Array, position: number, values: Float64Array): number {
  let sum = 0;
  holders.forEach((holder, unit) => {
    if (holder === position) sum += values[unit]!;
  });
  return sum;
}

const sumOf = ({ plan, measures }: TerritoryEditor, position: number, key: MeasureKey) =>
  sumAt(plan.holders, position, measures.values[key]);

function gainOf(
  { plan, measures }: TerritoryEditor,
  position: number,
  key: MeasureKey,
  effect: PaintEffect | undefined
): number {
  if (effect === undefined) return 0;
  if (effect.handover.to === position) return effect.moved[key];
  return -effect.handover.units.reduce(
    (sum, unit) => (plan.holders[unit] === position ? sum + measures.values[key][unit]! : sum),
    0
  );
}
