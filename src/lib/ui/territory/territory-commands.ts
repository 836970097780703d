import type { Command } from '../frame/commands.svelte.ts';
import { tools } from './map-tools.svelte.ts';
import type { PlanFiles } from './plan-files.svelte.ts';
import type { TerritoryPage } from './territory-page.svelte.ts';

const GROUP = 'Territories';

/** Every action of the page, for the palette and the sheet of shortcuts. */
export function territoryCommands(page: TerritoryPage, files: PlanFiles): Command[] {
  const { editor } = page;
  const lonely = editor.selected.length === 0 ? 'Choose a territory first' : undefined;
  const none = editor.selectedUnits.size === 0 ? `Select ${editor.noun.many} first` : undefined;
  const command = (
    id: string,
    label: string,
    keys: readonly string[],
    run: () => void,
    disabledReason?: string
  ) => ({
    id: `territory-${id}`,
    label,
    group: GROUP,
    keys,
    run,
    disabledReason
  });
  return [
    ...tools.map(({ key, label, letter }) =>
      command(`tool-${key}`, `Tool: ${label.toLowerCase()}`, [letter], () => page.tools.pick(key))
    ),
    command('move', 'Move the selection to…', ['M'], () => page.askWhere(), none),
    command(
      'lock',
      'Lock or unlock the chosen territory',
      ['K'],
      () => void page.run({ kind: 'lock' }),
      lonely
    ),
    command('lock-all', 'Lock every territory', [], () => editor.lockAll(true)),
    command('unlock-all', 'Unlock every territory', [], () => editor.lockAll(false)),
    command('next', 'Next problem', ['N'], () => page.tour.step(1)),
    command('previous', 'Previous problem', ['⇧ N'], () => page.tour.step(-1)),
    command('all', 'Show the whole map', ['0'], () => editor.camera.showAll()),
    ...files.items(false).map(({ label, run }, i) => command(`file-${i}`, label, [], run))
  ];
}
