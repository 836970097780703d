import { piecesOf } from '../map/territory-pieces.ts';
import type { PaintEffect } from './paint-effect.ts';
import { holdersAfter } from './territory-balance.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';

/** Whether the territories a stroke touches hang together after it: a warning, never a bar. */
export function piecesAfter(
  { plan, neighbours }: TerritoryEditor,
  { handover, givers }: PaintEffect
): { readonly text: string; readonly broken: boolean } {
  const touched = [...givers, handover.to].filter((position) => position >= 0);
  const after = holdersAfter(plan.holders, handover.units, handover.to);
  const members = new Map<number, number[]>(touched.map((position) => [position, []]));
  const lists = plan.territories.map((_, position) => members.get(position));
  for (let unit = 0; unit < after.length; unit++) {
    const holder = after[unit]!;
    if (holder >= 0) lists[holder]?.push(unit);
  }
  for (const position of touched) {
    const pieces = piecesOf(members.get(position)!, neighbours).length;
    if (pieces > 1) return { text: `${nameOfHolder(plan, position)} in ${pieces} pieces`, broken: true };
    if (pieces === 0) return { text: `${nameOfHolder(plan, position)} is left with nothing`, broken: true };
  }
  return { text: touched.length > 1 ? 'All stay in one piece' : 'Stays in one piece', broken: false };
}
