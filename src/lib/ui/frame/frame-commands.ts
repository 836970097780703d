import { saveScenarioFile } from '../scenarios/scenario-file.ts';
import type { Appearance } from '../theme/appearance.svelte.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import type { Command } from './commands.svelte.ts';
import type { Frame } from './frame.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { pages } from './pages.ts';

type Parts = {
  readonly workbench: Workbench;
  readonly frame: Frame;
  readonly appearance: Appearance;
  readonly notices: Notices;
  readonly go: (path: string) => void;
};

/** The actions that are there on every page. */
export function frameCommands({ workbench, frame, appearance, notices, go }: Parts): Command[] {
  const noEdit = workbench.readOnly ? 'read-only tab' : undefined;
  return [
    ...pages.map(({ path, name, icon, letter }): Command => ({
      id: `go-${letter}`,
      label: `Go to ${name}`,
      group: 'Pages',
      icon,
      keys: ['G', letter.toUpperCase()],
      run: () => go(path)
    })),
    {
      id: 'undo',
      label: workbench.undoLabel ? `Undo: ${workbench.undoLabel}` : 'Undo',
      group: 'Edit',
      icon: 'undo',
      keys: ['Ctrl', 'Z'],
      disabledReason: workbench.canUndo ? undefined : 'nothing to undo',
      run: workbench.undo
    },
    {
      id: 'redo',
      label: workbench.redoLabel ? `Redo: ${workbench.redoLabel}` : 'Redo',
      group: 'Edit',
      icon: 'redo',
      keys: ['Ctrl', 'Shift', 'Z'],
      disabledReason: workbench.canRedo ? undefined : 'nothing to redo',
      run: workbench.redo
    },
    {
      id: 'palette',
      label: 'Search or run',
      group: 'Workbench',
      icon: 'search',
      keys: ['Ctrl', 'K'],
      run: () => (frame.paletteOpen = true)
    },
    {
      id: 'sheet',
      label: 'Keyboard shortcuts',
      group: 'Workbench',
      icon: 'keyboard',
      keys: ['?'],
      run: () => (frame.shortcutsOpen = true)
    },
    {
      id: 'save-file',
      label: 'Save scenario file',
      group: 'Scenario',
      icon: 'save',
      keys: ['Ctrl', 'S'],
      run: () => saveScenarioFile(workbench.current)
    },
    {
      id: 'share',
      label: 'Share the scenario',
      group: 'Scenario',
      icon: 'share',
      run: () => (frame.shareOpen = true)
    },
    {
      id: 'new-scenario',
      label: 'New scenario',
      group: 'Scenario',
      icon: 'plus',
      disabledReason: noEdit,
      run: () => {
        workbench.duplicate('base');
        notices.show('New scenario made from base');
      }
    },
    {
      id: 'duplicate',
      label: 'Duplicate this scenario',
      group: 'Scenario',
      icon: 'copy',
      disabledReason: workbench.isBase ? 'no scenario is shown' : noEdit,
      run: () => void workbench.duplicate(workbench.currentId)
    },
    ...[
      { id: 'base', title: 'Base' },
      ...workbench.scenarios.map(({ id, scenario }) => ({ id, title: scenario.title }))
    ].map(({ id, title }): Command => ({
      id: `show-${id}`,
      label: `Show ${title}`,
      group: 'Scenarios',
      icon: id === 'base' ? 'lock' : 'scenarios',
      run: () => workbench.choose(id)
    })),
    ...(['light', 'dark', 'system'] as const).map((choice): Command => ({
      id: `theme-${choice}`,
      label:
        choice === 'system' ? 'Colours as the system' : choice === 'light' ? 'Light colours' : 'Dark colours',
      group: 'Workbench',
      icon: choice === 'dark' ? 'moon' : 'sun',
      run: () => appearance.choose(choice)
    }))
  ];
}
