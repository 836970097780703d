import { formatNumber } from '../format/number.ts';
import { formatDeviation, formatMeasure, measureLabels } from './figure-text.ts';
import type { FoundPlan } from './run-questions.ts';
import { proposedPlan } from './proposed-plan.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';

type Outside = { readonly territory: number; readonly off: number };

/** Why a plan found is not what was asked, in sentences: limits missed, then the territory farthest outside the band. */
export function obstacleOf(editor: TerritoryEditor, found: FoundPlan): string | undefined {
  const sentences = [...missedLimits(editor, found), ...missedBand(editor, found)];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function missedLimits({ plan, measures, rules }: TerritoryEditor, { holders }: FoundPlan): string[] {
  return rules.limits.flatMap(({ rule, territory }) => {
    const values = measures.values[rule.measure];
    const held = holders.reduce((sum, holder, unit) => sum + (holder === territory ? values[unit]! : 0), 0);
    const [least, most] = [Number(rule.minimum ?? -Infinity), Number(rule.maximum ?? Infinity)];
    const hair = 1e-9 * Math.abs(held);
    if (held >= least - hair && held <= most + hair) return [];
    const side =
      held < least
        ? `at least ${formatMeasure(rule.measure, least)}`
        : `at most ${formatMeasure(rule.measure, most)}`;
    return [
      `${nameOfHolder(plan, territory)} would hold ${formatMeasure(rule.measure, held)} ${measureLabels[rule.measure].toLowerCase()}, its limit is ${side}.`
    ];
  });
}

function missedBand(editor: TerritoryEditor, { holders, score, question }: FoundPlan): string[] {
  const own = score.measures[editor.measure];
  if (own === undefined || own.overTolerance === 0) return [];
  const { plan } = proposedPlan(editor.plan, holders);
  const sums = new Map<number, number>(question.slots.map((slot) => [slot, 0]));
  holders.forEach((holder, unit) => sums.set(holder, (sums.get(holder) ?? 0) + editor.values[unit]!));
  const limited = new Set(
    editor.rules.limits.flatMap(({ rule, territory }) => (rule.measure === editor.measure ? [territory] : []))
  );
  const apart = new Set(own.oversize.map((id) => holders[editor.geometry.position.get(id)!]!));
  const worst = [...sums]
    .filter(([territory]) => territory >= 0 && !apart.has(territory) && !limited.has(territory))
    .map(([territory, sum]): Outside => ({ territory, off: sum / own.target - 1 }))
    .reduce<Outside>((a, b) => (Math.abs(b.off) > Math.abs(a.off) ? b : a), { territory: -1, off: 0 });
  if (worst.territory < 0) return [];
  const heaviest = heaviestOf(editor, holders, worst.territory);
  const alone = heaviest < 0 ? 0 : editor.values[heaviest]! / own.target;
  const name = nameOfHolder(plan, worst.territory);
  const why = whyHeld(editor, holders, worst.territory);
  return [
    `${formatNumber(own.overTolerance)} of ${formatNumber(question.k)} territories stay outside the band; the farthest is ${name} at ${formatDeviation(worst.off)}${
      heaviest < 0
        ? ''
        : `, where ${editor.geometry.names[heaviest]} alone holds ${formatDeviation(alone).replace('+', '')} of the mean`
    }.`,
    ...(why === undefined ? [] : [why]),
    `A band of ±${formatNumber((Math.ceil(own.maxDeviation * 1000) / 10).toFixed(1), 1)} % would accept this plan.`
  ];
}

function heaviestOf({ values }: TerritoryEditor, holders: Int32Array, territory: number): number {
  let heaviest = -1;
  holders.forEach((holder, unit) => {
    if (holder === territory && (heaviest < 0 || values[unit]! > values[heaviest]!)) heaviest = unit;
  });
  return heaviest;
}

/** The rule that holds most of a territory in place, where one does. */
function whyHeld(editor: TerritoryEditor, holders: Int32Array, territory: number): string | undefined {
  const { lockedPositions, rules, plan, values } = editor;
  if (lockedPositions.has(territory)) return 'It is locked and gives nothing: unlock it.';
  const total = holders.reduce((sum, holder, unit) => sum + (holder === territory ? values[unit]! : 0), 0);
  const kept = rules.protectedUnits
    .filter((unit) => plan.holders[unit] === territory)
    .reduce((sum, unit) => sum + values[unit]!, 0);
  const group = rules.together.find(
    ({ units }) =>
      units.some((unit) => holders[unit] === territory) &&
      units.reduce((sum, unit) => sum + values[unit]!, 0) > 0.5 * total
  );
  if (group !== undefined) return 'A group kept together is more than half of it: make the group smaller.';
  return kept > 0.5 * total ? 'Protected units are more than half of it: protect fewer.' : undefined;
}
