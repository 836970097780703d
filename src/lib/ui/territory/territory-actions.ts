import type { TerritoryPage } from './territory-page.svelte.ts';
import { boxOf } from '../map/unit-box.ts';
import { nameOfHolder, unitsByHolder } from './territory-plan.ts';

export type Action = { readonly label: string; readonly run: () => void; readonly disabledReason?: string };

/** What can be done with one territory from its card. */
export function territoryActions(page: TerritoryPage, key: string): Action[] {
  const { editor } = page;
  const position = editor.plan.position.get(key);
  if (position === undefined) return [];
  const { operator } = page;
  const units = () => unitsByHolder(editor.plan).get(position)!;
  const other = editor.selected.find((one) => one !== key);
  const otherName = nameOfHolder(editor.plan, editor.plan.position.get(other ?? '') ?? -1);
  const locked = editor.locks.has(key) ? { disabledReason: 'it is locked' } : {};
  return [
    {
      label: 'Show on the map',
      run: () => {
        if (page.view === 'table') page.view = 'map';
        editor.camera.show(boxOf(editor.geometry.bounds, units()));
      }
    },
    { label: editor.locks.has(key) ? 'Unlock' : 'Lock', run: () => editor.toggleLock(key) },
    { label: `Select its ${editor.noun.many}`, run: () => editor.chooseUnits(units()) },
    { label: 'Edit name, rep and home base…', run: () => operator.ask({ kind: 'edit', key }) },
    { label: 'Balance with its neighbours', run: () => page.rebalance([key]) },
    { label: 'Limit in proposals…', run: () => page.askLimit(key) },
    { label: 'Split in two', run: () => operator.split(key), ...locked },
    other === undefined
      ? { label: 'Merge into another', run: () => {}, disabledReason: 'Shift and click a second one' }
      : { label: `Merge into ${otherName}`, run: () => operator.merge(key, other), ...locked },
    { label: 'Remove…', run: () => operator.ask({ kind: 'remove', key }), ...locked }
  ];
}
