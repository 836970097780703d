import { valueAt, type Path } from './edit-document.ts';

/** A part of a document that is edited on its own: a line of the outline. */
export type PlanPart = { readonly path: Path; readonly title: string; readonly under?: string };

type Named = { id?: unknown; title?: unknown };
const nameOf = (value: unknown, fallback: string): string => {
  const { id, title } = (value ?? {}) as Named;
  return typeof title === 'string' && title !== ''
    ? title
    : typeof id === 'string' && id !== ''
      ? id
      : fallback;
};
const listAt = (document: unknown, path: Path): readonly unknown[] => {
  const list = valueAt(document, path);
  return Array.isArray(list) ? (list as unknown[]) : [];
};

/** A plan of a document with its components and terms. */
export type PlanSection = {
  readonly path: Path;
  readonly title: string;
  readonly id: string;
  readonly components: readonly PlanPart[];
};

/** The plans of a document as sections of the outline. */
export const planSections = (document: unknown): PlanSection[] =>
  listAt(document, ['plans']).map((plan, i) => ({
    path: ['plans', i],
    title: nameOf(plan, `Plan ${i + 1}`),
    id: String((plan as Named | undefined)?.id ?? ''),
    components: listAt(document, ['plans', i, 'components']).map((component, k) => ({
      path: ['plans', i, 'components', k],
      title: nameOf(component, `Component ${k + 1}`)
    }))
  }));

/** What holds for the whole document. */
export const documentParts: readonly PlanPart[] = [
  { path: ['measures'], title: 'Measures' },
  { path: ['crediting'], title: 'Crediting' },
  { path: ['settings'], title: 'Settings' },
  { path: ['title'], title: 'Document' }
];

/** The part a place belongs to, as long as the document has it; otherwise the first component. */
export function partOf(document: unknown, path: Path): Path {
  const [first, index, section, at] = path;
  const fallback = ['plans', 0, 'components', 0];
  if (first === 'measures' || first === 'crediting' || first === 'settings') return [first];
  if (first === 'title' || first === 'note' || first === 'format' || first === 'version') return ['title'];
  if (first !== 'plans' || typeof index !== 'number' || index >= listAt(document, ['plans']).length)
    return fallback;
  if (section === 'terms' || section === 'payment') return ['plans', index, section];
  if (section !== 'components') return ['plans', index];
  if (typeof at === 'number' && at < listAt(document, ['plans', index, 'components']).length)
    return ['plans', index, 'components', at];
  return ['plans', index];
}

/** The title of a part in words: "Overlay commission", "Payment terms of Solution specialist". */
export function titleOfPart(document: unknown, path: Path): string {
  const [first, , section] = path;
  const fixed = documentParts.find((part) => part.path[0] === first);
  if (fixed) return fixed.title;
  const plan = nameOf(valueAt(document, path.slice(0, 2)), 'Plan');
  if (section === 'terms') return `Pay terms of ${plan}`;
  if (section === 'payment') return `Payment terms of ${plan}`;
  return nameOf(valueAt(document, path), plan);
}
