import type { DeltaKind } from '../format/delta.ts';
import { formatNumber } from '../format/number.ts';
import { piecesOf } from '../map/territory-pieces.ts';
import { formatMeasure, measureLabels } from './figure-text.ts';
import { homeDistances } from './home-distance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import type { TerritoryPlan } from './territory-plan.ts';

export type CardFigure = {
  readonly label: string;
  readonly text: string;
  /** Against the base; a territory the base does not have starts from nothing. */
  readonly difference: number;
  readonly how: DeltaKind;
};

/** The figures of a territory's card: each measure in use, units, pieces. */
export function cardFigures(editor: TerritoryEditor, key: string): CardFigure[] {
  const { plan, base, measures, usefulMeasures, neighbours, noun } = editor;
  const now = unitsOf(plan, key);
  const before = unitsOf(base, key);
  const sum = (units: readonly number[], values: Float64Array) =>
    units.reduce((total, unit) => total + values[unit]!, 0);
  const count = { kind: 'number' } as const;
  return [
    ...usefulMeasures.map((measure): CardFigure => {
      const [value, was] = [sum(now, measures.values[measure]), sum(before, measures.values[measure])];
      return {
        label: measureLabels[measure],
        text: formatMeasure(measure, value),
        difference: Number((value - was).toFixed(4)),
        how: measure === 'credit' ? { kind: 'money', unit: 'M' } : count
      };
    }),
    {
      label: noun.many.charAt(0).toUpperCase() + noun.many.slice(1),
      text: formatNumber(now.length),
      difference: now.length - before.length,
      how: count
    },
    ...homeFigure(editor, key),
    {
      label: 'Pieces',
      text: formatNumber(piecesOf(now, neighbours).length),
      difference: piecesOf(now, neighbours).length - piecesOf(before, neighbours).length,
      how: count
    }
  ];
}

/** How far the business lies from the home base, or from its centre until one is set; against the base plan. */
function homeFigure({ plan, base, geometry, places, values }: TerritoryEditor, key: string): CardFigure[] {
  const at = (one: TerritoryPlan) =>
    homeDistances(one, geometry.ids, places, values)[one.position.get(key) ?? -1];
  const [now, before] = [at(plan), at(base)];
  if (now?.mean === undefined) return [];
  return [
    {
      label: now.isSet ? 'km from home' : 'km to centre',
      text: formatNumber(now.mean.toFixed(0)),
      difference: before?.mean === undefined ? 0 : Math.round(now.mean) - Math.round(before.mean),
      how: { kind: 'number' }
    }
  ];
}

function unitsOf({ holders, position }: TerritoryPlan, key: string): number[] {
  const at = position.get(key);
  const units: number[] = [];
  if (at !== undefined) holders.forEach((holder, unit) => holder === at && units.push(unit));
  return units;
}
