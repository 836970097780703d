import type { Evaluation } from '../../scenario/evaluation.ts';
import { sameJson } from './edit-document.ts';

type Written = { id?: unknown; title?: unknown; plans?: unknown; components?: unknown };

/** A plan inside a document, as the list shows it. */
export type ListedPlan = { readonly id: string; readonly title: string; readonly people: number };
/** A plan document of the scenario: as in the base, edited, added or removed. */
export type ListedDocument = {
  readonly name: string;
  readonly title: string;
  readonly state: 'base' | 'edited' | 'added' | 'removed';
  readonly plans: readonly ListedPlan[];
};

const text = (value: unknown, fallback: string) =>
  typeof value === 'string' && value !== '' ? value : fallback;

/** The plans a document names, as far as it can be read. */
export function plansIn(json: unknown): { readonly id: string; readonly title: string }[] {
  const plans = (json as Written | null)?.plans;
  if (!Array.isArray(plans)) return [];
  return (plans as Written[]).map((plan, at) => {
    const id = text(plan?.id, `plan ${at + 1}`);
    return { id, title: text(plan?.title, id) };
  });
}

/** Who is paid under each plan: by plan, the payees with a line of pay. */
export function peopleByPlan(evaluation: Evaluation | undefined): Map<string, Set<string>> {
  const people = new Map<string, Set<string>>();
  for (const { plan, payee } of evaluation?.pay.lines ?? []) {
    const own = people.get(plan) ?? new Set();
    people.set(plan, own.add(payee));
  }
  return people;
}

/** The documents of a scenario against those of the base, by title; removed ones last. */
export function listDocuments(
  inForce: ReadonlyMap<string, unknown>,
  base: ReadonlyMap<string, unknown>,
  people: ReadonlyMap<string, ReadonlySet<string>>
): ListedDocument[] {
  const listed = [...inForce].map(([name, json]): ListedDocument => {
    const before = base.get(name);
    return {
      name,
      title: text((json as Written | null)?.title, name),
      state: !base.has(name) ? 'added' : before === json || sameJson(before, json) ? 'base' : 'edited',
      plans: plansIn(json).map((plan) => ({ ...plan, people: people.get(plan.id)?.size ?? 0 }))
    };
  });
  const removed = [...base].flatMap(([name, json]): ListedDocument[] =>
    inForce.has(name)
      ? []
      : [{ name, title: text((json as Written | null)?.title, name), state: 'removed', plans: [] }]
  );
  return [
    ...listed.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.name < b.name ? -1 : 1)),
    ...removed
  ];
}

/** A name as files and assignments have it: small letters, digits and hyphens; numbered where it is taken. */
export function freeName(words: string, taken: ReadonlySet<string>): string {
  const slug =
    words
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'plan';
  if (!taken.has(slug)) return slug;
  let at = 2;
  while (taken.has(`${slug}-${at}`)) at++;
  return `${slug}-${at}`;
}

/**
 * A document made from a template or from another one: a title of its own, and names of plans that no other document
 * of the scenario has, since assignments go by them.
 */
export function documentFrom(source: unknown, title: string, takenPlans: ReadonlySet<string>): unknown {
  const copy = structuredClone(source) as { title?: string; plans?: { id: string; title?: string }[] };
  const taken = new Set(takenPlans);
  copy.title = title;
  const single = copy.plans?.length === 1;
  for (const plan of copy.plans ?? []) {
    if (single) plan.title = title;
    plan.id = freeName(plan.title ?? plan.id, taken);
    taken.add(plan.id);
  }
  return copy;
}
