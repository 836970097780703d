import type { SetApart } from '../../core/territory/set-apart.ts';
import type { Handover } from './stroke-moves.ts';
import type { TerritoryBalance } from './territory-balance.ts';
import { balanceOf, holdersAfter } from './territory-balance.ts';
import type { TerritoryPlan } from './territory-plan.ts';
import { type MeasureKey, type UnitMeasures, measureKeys } from './unit-measures.ts';

/** What a hand-over does to the plan, before it is done. `givers` by what they give, the largest first. */
export type PaintEffect = {
  readonly handover: Handover;
  readonly givers: readonly number[];
  readonly moved: Readonly<Record<MeasureKey, number>>;
  readonly after: TerritoryBalance;
};

/** Sums over the units that change hands, and the balance of one measure as it would be. */
export function effectOf(
  plan: TerritoryPlan,
  handover: Handover,
  measures: UnitMeasures,
  measure: MeasureKey,
  apart?: SetApart
): PaintEffect {
  const given = new Map<number, number>();
  const moved = { potential: 0, accounts: 0, credit: 0 };
  for (const unit of handover.units) {
    for (const key of measureKeys) moved[key] += measures.values[key][unit]!;
    const giver = plan.holders[unit]!;
    given.set(giver, (given.get(giver) ?? 0) + measures.values[measure][unit]!);
  }
  const givers = [...given].sort(([a, x], [b, y]) => y - x || a - b).map(([giver]) => giver);
  const holders = holdersAfter(plan.holders, handover.units, handover.to);
  return {
    handover,
    givers,
    moved,
    after: balanceOf(holders, plan.territories.length, measures.values[measure], apart)
  };
}
