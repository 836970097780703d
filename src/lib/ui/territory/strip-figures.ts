import { formatDelta, type DeltaText } from '../format/delta.ts';
import { formatMoney, moneyPlaces } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { deviationOf, positionsApart } from './deviation-words.ts';
import { measureLabels } from './figure-text.ts';
import type { PaintEffect } from './paint-effect.ts';
import { attainmentOf, type PayFigures, type RepFigures } from './pay-figures.ts';
import { isOutside } from './territory-balance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

/** A figure of the strip with its difference from the base; `text` undefined while it is not known. */
export type StripFigure = {
  readonly label: string;
  readonly text: string | undefined;
  readonly delta: DeltaText | undefined;
};

type Pair<T> = { readonly now: T | undefined; readonly base: T | undefined };

/** Minor units only where they are exact: ahead of the evaluation whole amounts. */
const paidText = (paid: number, exact: boolean): string =>
  formatMoney(paid.toFixed(moneyPlaces()), { unit: exact ? 'full' : 'whole' });

/** The owner of a territory over the span: attainment and what is paid, to the minor unit where it is `exact`. */
export function ownerFigures({ now, base }: Pair<RepFigures>, exact: boolean): StripFigure[] {
  const [attainment, before] = [now && attainmentOf(now), base && attainmentOf(base)];
  const figures: StripFigure[] = [];
  if (before !== undefined || attainment !== undefined) {
    figures.push({
      label: 'Attainment',
      text: attainment === undefined ? undefined : formatPercent(attainment.toFixed(6)),
      delta:
        attainment === undefined
          ? undefined
          : formatDelta((attainment - (before ?? 0)).toFixed(6), { kind: 'points' }, 'more')
    });
  }
  return [
    ...figures,
    {
      label: 'Payout',
      text: now && paidText(now.paid, exact),
      delta:
        now &&
        formatDelta((now.paid - (base?.paid ?? 0)).toFixed(2), { kind: 'money', unit: 'whole' }, 'more')
    }
  ];
}

/** One territory as it would stand after the stroke: its deviation, nearer to the mean being better. */
export function balanceFigure(
  editor: TerritoryEditor,
  position: number,
  effect: PaintEffect | undefined
): StripFigure | undefined {
  const { plan, base, balance, baseBalance, measure } = editor;
  const held = plan.territories[position];
  if (held === undefined) return undefined;
  const was = base.position.get(held.key);
  const isApart = positionsApart(editor).has(position);
  const deviation = (effect?.after ?? balance).deviations[position]!;
  return {
    label: `${measureLabels[measure]}, ± mean`,
    text: deviationOf(isApart, deviation),
    delta: isApart
      ? undefined
      : towardsMean(deviation, was === undefined ? undefined : baseBalance.deviations[was]!)
  };
}

function towardsMean(deviation: number, before: number | undefined): DeltaText {
  const shown = formatDelta((deviation - (before ?? deviation)).toFixed(6), { kind: 'points' });
  if (shown.direction === 'none' || before === undefined) return shown;
  const judgement = Math.abs(deviation) <= Math.abs(before) ? 'better' : 'worse';
  return { ...shown, judgement, spoken: `${shown.spoken}, ${judgement}` };
}

/** The company over the span: who reaches quota, what is paid, and how unevenly quotas are attained. */
export function companyPay({ now, base }: Pair<PayFigures>, exact: boolean): StripFigure[] {
  return [
    {
      label: 'Reps at quota',
      text: now && `${formatNumber(now.reached)} of ${formatNumber(now.withQuota)}`,
      delta: now && base && formatDelta(String(now.reached - base.reached), { kind: 'number' }, 'more')
    },
    {
      label: 'Payout',
      text: now && paidText(now.paid, exact),
      delta: now && base && formatDelta((now.paid - base.paid).toFixed(2), { kind: 'money', unit: 'whole' })
    },
    {
      label: 'Gini of attainment',
      text: now?.inequality === undefined ? undefined : formatNumber(now.inequality.toFixed(6), 3),
      delta:
        now?.inequality === undefined || base?.inequality === undefined
          ? undefined
          : formatDelta((now.inequality - base.inequality).toFixed(6), { kind: 'number', places: 3 }, 'less')
    }
  ];
}

/** The company against the base: its pay, and how many territories lie outside the band. */
export function companyFigures(
  editor: TerritoryEditor,
  pair: Pair<PayFigures>,
  effect: PaintEffect | undefined,
  exact: boolean
): StripFigure[] {
  const { balance, baseBalance, band } = editor;
  const outside = (deviations: Float64Array) =>
    deviations.filter((deviation) => isOutside(deviation, band)).length;
  const [out, outBefore] = [outside((effect?.after ?? balance).deviations), outside(baseBalance.deviations)];
  return [
    ...companyPay(pair, exact),
    {
      label: 'Outside band',
      text: formatNumber(out),
      delta: formatDelta(String(out - outBefore), { kind: 'number' }, 'less')
    }
  ];
}
