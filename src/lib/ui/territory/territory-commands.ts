import type { Command } from '../frame/commands.svelte.ts';
import { tools } from './map-tools.svelte.ts';
import type { PlanFiles } from './plan-files.svelte.ts';
import { ruleActions } from './rule-actions.ts';
import { territoryActions } from './territory-actions.ts';
import type { TerritoryPage } from './territory-page.svelte.ts';

const GROUP = 'Territories';

/** Every action of the page, for the palette and the sheet of shortcuts. */
export function territoryCommands(page: TerritoryPage, files: PlanFiles): Command[] {
  const { editor } = page;
  const lonely = editor.selected.length === 0 ? 'Choose a territory first' : undefined;
  const last = editor.selected.at(-1);
  const chosen = last === undefined ? [] : territoryActions(page, last);
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
      () => void page.keys.run({ kind: 'lock' }),
      lonely
    ),
    command('lock-all', 'Lock every territory', [], () => editor.lockAll(true)),
    command('unlock-all', 'Unlock every territory', [], () => editor.lockAll(false)),
    command('propose', 'Propose a balance of all territories', [], () =>
      page.propose({ title: `Balance all on ${editor.measure}` })
    ),
    command('rules', 'Rules for proposals', [], () => (page.tab = 'rules')),
    ...ruleActions(editor).map(({ label, run, disabledReason }, i) =>
      command(`rule-${i}`, label, [], run, disabledReason)
    ),
    command('add', 'New territory…', [], () => page.operator.ask({ kind: 'create' })),
    ...chosen.map(({ label, run, disabledReason }, i) =>
      command(`chosen-${i}`, label, [], run, disabledReason)
    ),
    command('pick', 'Choose the 1st to 9th territory of the open group', ['1', '…', '9'], () =>
      page.keys.run({ kind: 'pick', place: 1 })
    ),
    command(
      'smaller',
      'Smaller brush',
      ['['],
      () => void page.keys.run({ kind: 'resize-brush', factor: 1 / 1.2 })
    ),
    command('larger', 'Larger brush', [']'], () => void page.keys.run({ kind: 'resize-brush', factor: 1.2 })),
    command(
      'walk',
      'Walk to the neighbour',
      ['←', '↑', '→', '↓'],
      () => void page.keys.run({ kind: 'walk', direction: [1, 0] })
    ),
    command(
      'mark',
      `Select the ${editor.noun.one} walked to`,
      ['Space'],
      () => void page.keys.run({ kind: 'toggle-unit' })
    ),
    command(
      'hand',
      `Hand the ${editor.noun.one} walked to over`,
      ['Enter'],
      () => void page.keys.run({ kind: 'hand-unit' })
    ),
    command('accounts', 'Show or hide the accounts', ['A'], () => page.toggleAccounts()),
    command(
      'difference',
      'Show what differs from the base',
      ['D'],
      () => void page.keys.run({ kind: 'difference' })
    ),
    command('next', 'Next problem', ['N'], () => page.tour.step(1)),
    command('previous', 'Previous problem', ['⇧ N'], () => page.tour.step(-1)),
    command('all', 'Show the whole map', ['0'], () => editor.camera.showAll()),
    ...files.items(false).map(({ label, run }, i) => command(`file-${i}`, label, [], run))
  ];
}
