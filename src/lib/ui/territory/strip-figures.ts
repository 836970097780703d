import { formatDelta, type DeltaKind, type DeltaText, type Preference } from '../format/delta.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { formatDeviation, formatMeasure, measureLabels } from './figure-text.ts';
import type { PaintEffect } from './paint-effect.ts';
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
  const sums = (['potential', 'accounts'] as const).map((key): HolderFigure => {
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

/** The whole plan after the stroke, against the base: how uneven it is, and how many territories are out of the band. */
export function companyFigures(editor: TerritoryEditor, effect: PaintEffect | undefined): CompanyFigure[] {
  const { balance, baseBalance, band, base, plan } = editor;
  const now = effect?.after ?? balance;
  const outside = (deviations: Float64Array) =>
    deviations.filter((deviation) => isOutside(deviation, band)).length;
  const [out, outBefore] = [outside(now.deviations), outside(baseBalance.deviations)];
  const widest = (deviations: Float64Array) => Math.max(0, ...Array.from(deviations, Math.abs));
  const moved = movedUnits(plan.holders, plan.territories, base) + (effect?.handover.units.length ?? 0);
  return [
    {
      label: 'Imbalance (root mean square)',
      text: formatPercent(imbalance(now).toFixed(6)),
      difference: (imbalance(now) - imbalance(baseBalance)).toFixed(6),
      how: { kind: 'points' },
      preference: 'less'
    },
    {
      label: 'Furthest from the mean',
      text: formatPercent(widest(now.deviations).toFixed(6)),
      difference: (widest(now.deviations) - widest(baseBalance.deviations)).toFixed(6),
      how: { kind: 'points' },
      preference: 'less'
    },
    {
      label: 'Outside band',
      text: formatNumber(out),
      difference: String(out - outBefore),
      how: { kind: 'number' },
      preference: 'less'
    },
    {
      label: 'Counties moved',
      text: formatNumber(moved),
      difference: String(moved),
      how: { kind: 'number' },
      preference: 'neither'
    }
  ];
}

function movedUnits(
  holders: Int32Array,
  territories: readonly { readonly key: string }[],
  base: { readonly holders: Int32Array; readonly territories: readonly { readonly key: string }[] }
): number {
  return holders.filter(
    (holder, unit) => territories[holder]?.key !== base.territories[base.holders[unit]!]?.key
  ).length;
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
