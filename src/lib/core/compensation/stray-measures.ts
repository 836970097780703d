import type { Finding } from './crediting/credit.ts';
import type { PayoutInput } from './schema/input.ts';
import type { PlanDocument } from './schema/plan.ts';

/** Measures an input names and the plan does not: their quotas, credits and results count for nothing. */
export function strayMeasures({ measures }: PlanDocument, input: PayoutInput): Finding[] {
  const known = new Set(measures.map(({ id }) => id));
  return (['quotas', 'credits', 'results', 'relief'] as const).flatMap((list) => {
    const named = new Set<string>();
    for (const { measure } of input[list]) if (!known.has(measure)) named.add(measure);
    return [...named].map((measure) => ({
      code: 'unknown-measure',
      message: `The input’s ${list} name the measure ${measure}, which the plan does not have, so they count for nothing; its measures are ${[...known].join(', ')}.`,
      keys: { list, measure }
    }));
  });
}
