import type { TerritoryEditor } from './territory-editor.svelte.ts';

/**
 * A territory with as many rings of neighbours as it takes for their mean to lie well inside the band: fewer could not be
 * balanced among themselves. All territories where nothing less will do.
 */
export function territoriesToBalance(editor: TerritoryEditor, territory: number): Set<number> {
  const { balance, band, plan } = editor;
  let found = new Set([territory]);
  for (let steps = 1, size = 0; found.size > size; steps++) {
    size = found.size;
    found = nearTerritories(editor, territory, steps);
    const mean = [...found].reduce((sum, t) => sum + balance.deviations[t]!, 0) / found.size;
    if (found.size > 3 && Math.abs(mean) <= 0.6 * band) return found;
  }
  return new Set(plan.territories.keys());
}

/** A territory and those within some steps of it, by the borders of their units. */
function nearTerritories(editor: TerritoryEditor, territory: number, steps: number): Set<number> {
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
