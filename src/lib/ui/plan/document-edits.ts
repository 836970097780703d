import { documentFrom, freeName } from './plan-documents.ts';
import { takenPlans } from './part-edits.ts';
import type { PlansView } from './plans-view.svelte.ts';

/** A document of this scenario made from an example or from another one, and open to be edited. */
export function addDocument(view: PlansView, title: string, source: unknown): void {
  const name = freeName(title, new Set([...view.inForce.keys(), ...view.base.keys()]));
  const to = documentFrom(source, title, takenPlans(view));
  view.apply(`${title} added`, [{ type: 'plan.edit', plan: name, from: null, to }]);
  view.open(name);
  view.tab = 'rules';
}

/** Take the document shown out of the scenario; the people on it are then paid nothing by it. */
export function removeDocument(view: PlansView): void {
  const { shown, kept, listed } = view;
  if (shown === undefined) return;
  view.dropPending();
  view.apply(`${listed?.title ?? shown} removed`, [{ type: 'plan.edit', plan: shown, from: kept, to: null }]);
  view.document = undefined;
}
