import type { PaintEffect } from './paint-effect.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';

/** Whether the territories a stroke touches hang together after it: a warning, never a bar. */
export function piecesAfter(
  { plan, members, neighbours }: Pick<TerritoryEditor, 'plan' | 'members' | 'neighbours'>,
  { handover, givers }: Pick<PaintEffect, 'handover' | 'givers'>
): { readonly text: string; readonly broken: boolean } {
  const touched = [...givers, handover.to].filter((position) => position >= 0);
  const moved = new Set(handover.units);
  const open = new Uint8Array(neighbours.length);
  for (const position of touched) {
    const had = members.get(position) ?? [];
    const units =
      position === handover.to ? [...had, ...handover.units] : had.filter((unit) => !moved.has(unit));
    const pieces = countPieces(units, neighbours, open);
    if (pieces > 1) return { text: `${nameOfHolder(plan, position)} in ${pieces} pieces`, broken: true };
    if (pieces === 0) return { text: `${nameOfHolder(plan, position)} is left with nothing`, broken: true };
  }
  return { text: touched.length > 1 ? 'All stay in one piece' : 'Stays in one piece', broken: false };
}

/** `open` marks the units not reached yet: all off before, all off afterwards. */
function countPieces(
  units: readonly number[],
  neighbours: readonly ArrayLike<number>[],
  open: Uint8Array
): number {
  for (const unit of units) open[unit] = 1;
  const queue: number[] = [];
  let pieces = 0;
  for (const origin of units) {
    if (open[origin] === 0) continue;
    pieces++;
    open[origin] = 0;
    queue.push(origin);
    for (let unit = queue.pop(); unit !== undefined; unit = queue.pop()) {
      const near = neighbours[unit]!;
      for (let i = 0; i < near.length; i++) {
        if (open[near[i]!] === 0) continue;
        open[near[i]!] = 0;
        queue.push(near[i]!);
      }
    }
  }
  return pieces;
}
