import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { PlanDocument } from '../core/compensation/schema/plan.ts';

/** A text of everything a row says; the same object is only read once. */
const texts = new WeakMap<object, string>();

function textOf<T extends object>(row: T, read: (row: T) => string): string {
  let text = texts.get(row);
  if (text === undefined) texts.set(row, (text = read(row)));
  return text;
}

/** Everything of a payee's own that pay is computed from, as one text each: equal texts are equal inputs. */
export function inputTexts(input: PayoutInput): Map<string, string> {
  const periods = input.periods.map(({ id, start, end }) => `${id}/${start}/${end}`).join();
  const common = `${input.currency}|${periods}`;
  const parts = new Map<string, string[]>();
  for (const row of input.payees) {
    const text = textOf(row, ({ base, targetIncentive, ote, start, end, attributes }) =>
      JSON.stringify([base?.toFixed(), targetIncentive?.toFixed(), ote?.toFixed(), start, end, attributes])
    );
    const known = parts.get(row.id);
    if (known) known.push(text);
    else parts.set(row.id, [common, text]);
  }
  const add = (payee: string, text: string) => parts.get(payee)?.push(text);
  for (const { payee, plan, start, end } of input.assignments) add(payee, `p${plan}/${start}/${end}`);
  for (const row of input.credits)
    add(row.payee, textOf(row, ({ id, measure, date, type, amount, attributes, reverses, share }) =>
      `c${id}/${measure}/${date}/${type}/${amount.toFixed()}${attributes ? JSON.stringify([attributes, reverses, share?.toFixed()]) : ''}`)); // prettier-ignore
  for (const row of input.quotas)
    add(row.payee, textOf(row, ({ measure, start, end, amount }) => `q${measure}/${start}/${end}/${amount.toFixed()}`)); // prettier-ignore
  for (const { payee, period, amount, reason } of input.adjustments)
    add(payee, `a${period}/${amount.toFixed()}/${reason}`);
  return new Map([...parts].map(([id, list]) => [id, list.join('|')]));
}

/** Numbers for texts: the same text is the same number for as long as these versions are kept. */
export class Versions {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }
}

type Reach = 'own' | 'below' | 'everybody';

/** Whose input each payee's pay depends on: their own, that of everybody below as well, or of everybody. */
export function reachOf(document: PlanDocument, input: PayoutInput): (payee: string) => Reach {
  const rollup = document.crediting.some(({ kind }) => kind === 'rollup');
  const reaches = new Map<string, Reach>(
    document.plans.map(({ id, components }) => [
      id,
      components.some((part) => part.kind === 'pool' || part.budget !== undefined)
        ? 'everybody'
        : rollup || components.some((part) => 'team' in part && part.team !== undefined)
          ? 'below'
          : 'own'
    ])
  );
  const found = new Map<string, Reach>();
  const wider = (a: Reach, b: Reach): Reach =>
    a === 'everybody' || b === 'everybody' ? 'everybody' : a === 'below' || b === 'below' ? 'below' : 'own';
  for (const { payee, plan } of input.assignments)
    found.set(payee, wider(found.get(payee) ?? 'own', reaches.get(plan) ?? 'own'));
  const only = document.plans.length === 1 ? reaches.get(document.plans[0]!.id)! : 'own';
  return (payee) => found.get(payee) ?? only;
}

type Links = PayoutInput['hierarchy'];
const below = new WeakMap<
  Links,
  Map<string, { readonly people: readonly string[]; readonly links: string }>
>();

/** Everybody who ever reported up to a manager, and the links between them as a text. */
export function everybodyBelow(hierarchy: Links, manager: string) {
  let known = below.get(hierarchy);
  if (known === undefined) below.set(hierarchy, (known = new Map()));
  let found = known.get(manager);
  if (found === undefined) known.set(manager, (found = walkBelow(hierarchy, manager)));
  return found;
}

const reportLists = new WeakMap<Links, Map<string, Links[number][]>>();

function walkBelow(hierarchy: Links, manager: string) {
  let reports = reportLists.get(hierarchy);
  if (reports === undefined) {
    reportLists.set(hierarchy, (reports = new Map()));
    for (const link of hierarchy) {
      const list = reports.get(link.manager);
      if (list) list.push(link);
      else reports.set(link.manager, [link]);
    }
  }
  const people = new Set([manager]);
  const links: string[] = [];
  // A set that grows while it is walked: each person once, so a loop in the data ends.
  for (const person of people) {
    for (const { id, start, end } of reports.get(person) ?? []) {
      links.push(`${id}/${person}/${start}/${end}`);
      people.add(id);
    }
  }
  people.delete(manager);
  return { people: [...people], links: links.join() };
}
