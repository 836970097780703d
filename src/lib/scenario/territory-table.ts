import { Decimal, decimalText, ZERO } from '../core/money.ts';
import type { TerritoryRow } from './evaluation.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';
import { holderOf } from './realignment.ts';

/** The scenario's territories with what their units hold, by id, and the holder of every assigned unit. */
export function territoryTable({ units }: LoadedBaseline, state: PlanState) {
  const alignment = new Map<string, string>();
  const sums = new Map<string, { units: number; accounts: number; potential: Decimal; credit: Decimal }>();
  for (const { unit, territory, accounts, potential, credit } of units) {
    const holder = holderOf(state, territory, unit);
    if (holder === null) continue;
    alignment.set(unit, holder);
    const sum = sums.get(holder) ?? { units: 0, accounts: 0, potential: ZERO, credit: ZERO };
    sum.units += 1;
    sum.accounts += accounts;
    sum.potential = sum.potential.plus(potential);
    sum.credit = sum.credit.plus(credit);
    sums.set(holder, sum);
  }
  const territories = [...state.territories]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([territory, { name, parent, rep }]): TerritoryRow => {
      const sum = sums.get(territory) ?? { units: 0, accounts: 0, potential: ZERO, credit: ZERO };
      return {
        territory,
        name,
        parent,
        rep,
        units: sum.units,
        accounts: sum.accounts,
        potential: decimalText(sum.potential),
        credit: decimalText(sum.credit, 2)
      };
    });
  return { territories, alignment };
}
