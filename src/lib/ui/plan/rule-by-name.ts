import type { PlanDocument } from '../../core/compensation/schema/plan.ts';

/**
 * A rule as a difference names it (`plans.specialist.components.overlay.rate`) as a place of the document
 * (`plans[2].components[0].rate`); undefined where the document no longer has it.
 */
export function ruleByName(document: PlanDocument, rule: string): string | undefined {
  const lists = {
    measures: document.measures,
    crediting: document.crediting,
    plans: document.plans
  } as const;
  for (const [list, items] of Object.entries(lists)) {
    if (!rule.startsWith(`${list}.`)) continue;
    const found = longestNamed(items, rule.slice(list.length + 1));
    if (!found) return undefined;
    const place = `${list}[${found.at}]`;
    if (list !== 'plans' || !found.rest.startsWith('.components.')) return `${place}${found.rest}`;
    const part = longestNamed(document.plans[found.at]!.components, found.rest.slice('.components.'.length));
    return part && `${place}.components[${part.at}]${part.rest}`;
  }
  return rule;
}

/** The item whose name the text begins with; names may hold dots, so the longest wins. */
function longestNamed(
  items: readonly { readonly id: string }[],
  text: string
): { readonly at: number; readonly rest: string } | undefined {
  let found: { at: number; rest: string } | undefined;
  items.forEach(({ id }, at) => {
    const rest = text.slice(id.length);
    if (text.startsWith(id) && /^($|[.[])/.test(rest) && (!found || rest.length < found.rest.length))
      found = { at, rest };
  });
  return found;
}
