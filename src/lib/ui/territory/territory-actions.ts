import type { TerritoryPage } from './territory-page.svelte.ts';
import { boxOf } from './unit-box.ts';
import { unitsByHolder } from './territory-plan.ts';

export type Action = { readonly label: string; readonly run: () => void };

/** What can be done with one territory from its card. */
export function territoryActions(page: TerritoryPage, key: string): Action[] {
  const { editor } = page;
  const position = editor.plan.position.get(key);
  if (position === undefined) return [];
  const units = () => unitsByHolder(editor.plan).get(position)!;
  return [
    {
      label: 'Show on the map',
      run: () => {
        if (page.view === 'table') page.view = 'map';
        editor.camera.show(boxOf(editor.geometry.bounds, units()));
      }
    },
    { label: editor.locks.has(key) ? 'Unlock' : 'Lock', run: () => editor.toggleLock(key) },
    { label: `Select its ${editor.noun.many}`, run: () => editor.chooseUnits(units()) }
  ];
}
