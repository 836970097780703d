import { valueAt, withItem, withMoved, withValue, type Path } from './edit-document.ts';
import { measureNear } from './new-row.ts';
import { freeName, plansIn } from './plan-documents.ts';
import { titleOfPart } from './plan-parts.ts';
import { freshValue, nodeAt, resolve } from './plan-schema.ts';
import type { PlansView } from './plans-view.svelte.ts';
import { labelOfOption } from './setting-words.ts';

type Named = { readonly id: string; readonly title?: string };
const listAt = (view: PlansView, path: Path) => (valueAt(view.written, path) as Named[] | undefined) ?? [];
const idsAt = (view: PlansView, path: Path) => new Set(listAt(view, path).map(({ id }) => id));

/** The mechanisms a component can be, in words. */
export const componentKinds = (
  resolve(nodeAt(['plans', 0, 'components', 0], { plans: [{ components: [{}] }] })!).anyOf ?? []
)
  .map(resolve)
  .map((node) => {
    const kind = String(node.properties!['kind']!.const);
    return { kind, node, words: labelOfOption(['components', 'kind'], kind) };
  });

/** A component that pays nothing yet, at the end of the plan in hand, and open to be filled. */
export function addComponent(view: PlansView, kind: string): void {
  const path = ['plans', view.planIndex, 'components'];
  const { node } = componentKinds.find((each) => each.kind === kind)!;
  const id = freeName(kind === 'table' ? 'commission' : kind, idsAt(view, path));
  const fresh = {
    ...(freshValue(node, hintsFor(view, path)) as object),
    id,
    ...beginnings(view, path)[kind]
  };
  const json = withItem(view.written, path, fresh);
  view.write(`${id} added`, json);
  view.part = [...path, listAt(view, path).length - 1];
  view.mark = undefined;
}

/** What a mechanism needs beside the fields its schema asks for. */
const beginnings = (view: PlansView, path: Path): Readonly<Record<string, object>> => ({
  table: { measure: measureNear(view.written, path), rate: '0' },
  matrix: { values: [['0']] },
  pool: { fund: { amount: '0' } }
});

function hintsFor(view: PlansView, path: Path): Record<string, unknown> {
  const measure = measureNear(view.written, path);
  const axis = { measure, from: ['0'] };
  const objectives = [{ id: 'objective-1', measure, points: '1' }];
  return { measure, rows: axis, columns: axis, objectives };
}

/** A copy right behind the part, with a name of its own. */
export function duplicatePart(view: PlansView, path: Path): void {
  const list = path.slice(0, -1);
  const part = valueAt(view.written, path) as Named;
  const id = freeName(part.id, idsAt(view, list));
  const copy = { ...structuredClone(part), id, title: `${part.title ?? part.id}, copy` };
  const at = Number(path.at(-1)) + 1;
  view.write(`${titleOfPart(view.written, path)} duplicated`, withItem(view.written, list, copy, at));
  view.part = [...list, at];
}

export const removePart = (view: PlansView, path: Path): void =>
  view.write(`${titleOfPart(view.written, path)} removed`, withValue(view.written, path, undefined));

/** A component one place up or down; the order is that of reading, pay stays as it is. */
export function moveComponent(view: PlansView, path: Path, by: number): void {
  const [list, at] = [path.slice(0, -1), Number(path.at(-1))];
  view.write(`${titleOfPart(view.written, path)} moved`, withMoved(view.written, list, at, at + by));
  view.part = [...list, at + by];
}

/** A copy of the plan in hand inside its document, with a name no other plan of the scenario has. Nobody is on it. */
export function duplicatePlan(view: PlansView): void {
  const path = ['plans', view.planIndex];
  const plan = valueAt(view.written, path) as Named;
  const title = `${plan.title ?? plan.id}, copy`;
  const copy = { ...structuredClone(plan), id: freeName(plan.id, takenPlans(view)), title };
  view.write(`${plan.title ?? plan.id} duplicated`, withItem(view.written, ['plans'], copy));
  view.part = ['plans', listAt(view, ['plans']).length - 1];
}

/** Names of plans in all documents of the scenario: assignments go by them. */
export const takenPlans = (view: PlansView): Set<string> =>
  new Set([...view.inForce.values()].flatMap((json) => plansIn(json).map(({ id }) => id)));
