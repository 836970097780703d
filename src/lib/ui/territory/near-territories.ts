import type { TerritoryEditor } from './territory-editor.svelte.ts';

/** A territory and those within some steps of it, by the borders of their units. */
export function nearTerritories(editor: TerritoryEditor, territory: number, steps: number): Set<number> {
  const { plan, neighbours } = editor;
  const found = new Set([territory]);
  for (let step = 0; step < steps; step++) {
    const inside = new Set(found);
    plan.holders.forEach((holder, unit) => {
      if (!inside.has(holder)) return;
      for (const other of Array.from(neighbours[unit]!))
        if (plan.holders[other]! >= 0) found.add(plan.holders[other]!);
    });
  }
  return found;
}
