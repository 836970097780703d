import type { Condition, Plan, PlanDocument } from '../../core/compensation/schema/plan.ts';

/** Something a plan's conditions ask of a deal, and the values they name. */
export type DealQuestion = { readonly attribute: string; readonly values: readonly string[] };

/** Attributes every would-be deal has: it is a sale, and nobody has a role in it. */
const SETTLED: ReadonlySet<string> = new Set(['type', 'role']);

/** What a deal must be told for these plans: the attributes that measures, factors and components have conditions on. */
export function dealQuestions({ measures }: PlanDocument, plans: readonly Plan[]): DealQuestion[] {
  const conditions: Condition[] = [
    ...measures.flatMap(({ where = [], factors = [] }) => [
      ...where,
      ...factors.flatMap((factor) => factor.where)
    ]),
    ...plans.flatMap(({ components }) => components.flatMap(({ where = [] }) => where))
  ];
  const values = new Map<string, Set<string>>();
  for (const { attribute, in: among = [], notIn = [] } of conditions) {
    if (attribute === undefined || SETTLED.has(attribute)) continue;
    const known = values.get(attribute) ?? new Set();
    for (const value of [...among, ...notIn]) known.add(value);
    values.set(attribute, known);
  }
  return [...values]
    .map(([attribute, known]) => ({ attribute, values: [...known].sort() }))
    .sort((a, b) => (a.attribute < b.attribute ? -1 : 1));
}

/** Names of the amounts a document's measures are made of, the first measure's first: revenue, units, cost. */
export const dealAmounts = ({ measures }: PlanDocument): string[] => [
  ...new Set(measures.flatMap(({ id, from }) => from?.map(({ amount }) => amount) ?? [id]))
];
