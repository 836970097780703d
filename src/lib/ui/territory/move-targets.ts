import { deviationChange, positionsApart } from './deviation-words.ts';
import { effectOf } from './paint-effect.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { UNASSIGNED_NAME } from './territory-plan.ts';

export type MoveTarget = {
  readonly position: number;
  readonly name: string;
  readonly rep: string;
  readonly colour: number | undefined;
  readonly locked: boolean;
  /** Touches the selection. */
  readonly near: boolean;
  /** Its deviation from the mean now and after the move, in words; empty for nobody. */
  readonly change: string;
};

/** Where a selection could go: territories that touch it first, then by name; those already holding all of it are left out. */
export function moveTargets(editor: TerritoryEditor, units: readonly number[], words: string): MoveTarget[] {
  const { plan, balance, neighbours, source, locks } = editor;
  const wanted = words.trim().toLowerCase();
  const near = new Set(
    units.flatMap((unit) => Array.from(neighbours[unit]!, (other) => plan.holders[other]!))
  );
  const apart = positionsApart(editor);
  const holding = new Set(units.map((unit) => plan.holders[unit]!));
  const targets = plan.territories.map(({ key, name, rep }, position): MoveTarget => {
    const { after } = effectOf(editor, editor.handover(units, position));
    return {
      position,
      name,
      rep: rep === null ? 'Vacant' : (source.reps.get(rep) ?? rep),
      colour: editor.colourOf(key),
      locked: locks.has(key),
      near: near.has(position),
      change: deviationChange(apart.has(position), balance.deviations[position]!, after.deviations[position]!)
    };
  });
  const nobody: MoveTarget = {
    position: -1,
    name: UNASSIGNED_NAME,
    rep: '',
    colour: undefined,
    locked: false,
    near: false,
    change: ''
  };
  return [...targets, nobody]
    .filter(({ position }) => !(holding.size === 1 && holding.has(position)))
    .filter(({ name, rep }) => `${name} ${rep}`.toLowerCase().includes(wanted))
    .sort(
      (a, b) => Number(b.near) - Number(a.near) || a.name.localeCompare(b.name) || a.position - b.position
    );
}
