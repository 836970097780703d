import type { Decimal } from '../../money.ts';

/** A tier as it is looked up: where it starts in credited amount, and its resolved rate. */
export type Step = { readonly from: Decimal; readonly start: Decimal; readonly rate: Decimal };
export type Edge = 'lower' | 'upper';

/** Index of the tier a value stands in, −1 below the first. A value exactly on a start goes by the edge. */
export function tierAt(steps: readonly Step[], value: Decimal, edge: Edge): number {
  let found = -1;
  for (let i = 0; i < steps.length; i++) {
    const { start } = steps[i]!;
    if (edge === 'lower' ? value.gte(start) : value.gt(start)) found = i;
    else break;
  }
  return found === -1 && steps[0] !== undefined && reachesDown(steps[0]) ? 0 : found;
}

/** A first tier that starts at zero also holds what lies below: a negative total is repaid at its rate. */
export const reachesDown = (first: Step): boolean => first.start.lte(0);
