import type { Evaluation } from '../../scenario/evaluation.ts';
import { plansIn } from './plan-documents.ts';

/** Somebody on the list of people, with the plans that pay them. */
export type Person = {
  readonly rep: string;
  readonly name: string;
  readonly title: string;
  readonly plans: readonly string[];
};

/** Everybody of the data with the plans that pay them, by name. */
export function peopleOf({ reps, pay }: Evaluation): Person[] {
  const plans = new Map<string, Set<string>>();
  for (const { payee, plan } of pay.lines) plans.set(payee, (plans.get(payee) ?? new Set()).add(plan));
  return reps
    .map(({ rep, name, title }) => ({
      rep,
      name,
      title: title ?? '',
      plans: [...(plans.get(rep) ?? [])].sort()
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.rep < b.rep ? -1 : 1));
}

/** People paid in one period by plans of two documents: usually somebody who was left on both. */
export function peopleOnSeveral({
  plans,
  pay,
  reps
}: Evaluation): { readonly name: string; readonly plans: readonly string[] }[] {
  const documentOf = new Map(
    [...plans].flatMap(([name, json]) => plansIn(json).map(({ id }) => [id, name] as const))
  );
  const names = new Map(reps.map(({ rep, name }) => [rep, name]));
  const found = new Map<string, Map<string, string>>();
  for (const { payee, period, plan } of pay.lines) {
    const key = JSON.stringify([payee, period]);
    const own = found.get(key) ?? new Map<string, string>();
    found.set(key, own.set(documentOf.get(plan) ?? plan, plan));
  }
  const several = new Map<string, Set<string>>();
  for (const [key, own] of found) {
    if (own.size < 2) continue;
    const [payee] = JSON.parse(key) as [string];
    several.set(payee, new Set([...(several.get(payee) ?? []), ...own.values()]));
  }
  return [...several]
    .map(([payee, own]) => ({ name: names.get(payee) ?? payee, plans: [...own].sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
