import type { Command } from '../frame/commands.svelte.ts';
import { addComponent, componentKinds, duplicatePlan } from './part-edits.ts';
import { removeDocument } from './document-edits.ts';
import { planSections } from './plan-parts.ts';
import type { PlansView, PlanTab } from './plans-view.svelte.ts';

const GROUP = 'Plans';
const tabWords: Readonly<Record<PlanTab, string>> = {
  rules: 'Edit the rules of the plan',
  document: 'Read the plan document',
  checks: 'Check the plan',
  meanings: 'Compare the meanings of the plan',
  file: 'Edit the plan as JSON'
};

/** Every action of the page, for the palette and the sheet of shortcuts. */
export function plansCommands(view: PlansView, askForPlan: () => void): Command[] {
  const none = view.shown === undefined ? 'no plan is shown' : undefined;
  const noEdit = view.readOnly ? 'read-only tab' : none;
  const edited = view.listed?.state === 'edited' ? undefined : 'the plan is as in the base';
  return [
    ...(Object.keys(tabWords) as PlanTab[]).map((tab): Command => ({
      id: `plans-tab-${tab}`,
      label: tabWords[tab],
      group: GROUP,
      icon: 'plans',
      disabledReason: none,
      run: () => void (view.tab = tab)
    })),
    ...view.documents
      .filter(({ state }) => state !== 'removed')
      .map(({ name, title }): Command => ({
        id: `plans-open-${name}`,
        label: `Open plan ${title}`,
        group: GROUP,
        icon: 'plans',
        run: () => view.open(name)
      })),
    ...planSections(view.written).flatMap(({ title, components }) =>
      components.map((part): Command => ({
        id: `plans-part-${part.path.join('-')}`,
        label: `Edit ${part.title} of ${title}`,
        group: GROUP,
        icon: 'edit',
        run: () => view.show(part.path)
      }))
    ),
    ...componentKinds.map(({ kind, words }): Command => ({
      id: `plans-add-${kind}`,
      label: `Add component: ${words}`,
      group: GROUP,
      icon: 'plus',
      disabledReason: noEdit,
      run: () => addComponent(view, kind)
    })),
    {
      id: 'plans-add',
      label: 'Add a plan from an example or a copy',
      group: GROUP,
      icon: 'plus',
      disabledReason: view.readOnly ? 'read-only tab' : undefined,
      run: askForPlan
    },
    {
      id: 'plans-duplicate',
      label: 'Duplicate this plan',
      group: GROUP,
      icon: 'copy',
      disabledReason: noEdit,
      run: () => duplicatePlan(view)
    },
    {
      id: 'plans-remove',
      label: 'Remove this plan document from the scenario',
      group: GROUP,
      icon: 'trash',
      disabledReason: noEdit,
      run: () => removeDocument(view)
    },
    {
      id: 'plans-reset',
      label: 'Reset this plan document to base',
      group: GROUP,
      icon: 'undo',
      disabledReason: noEdit ?? edited,
      run: view.resetDocument
    }
  ];
}
