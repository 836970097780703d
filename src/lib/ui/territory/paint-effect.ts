import type { SetApart } from '../../core/territory/set-apart.ts';
import type { Handover } from './stroke-moves.ts';
import { type TerritoryBalance, deviationsOf } from './territory-balance.ts';
import type { TerritoryPlan } from './territory-plan.ts';
import { type MeasureKey, type UnitMeasures, measureKeys } from './unit-measures.ts';

/** What a hand-over does to the plan, before it is done. `givers` by what they give, the largest first. */
export type PaintEffect = {
  readonly handover: Handover;
  readonly givers: readonly number[];
  readonly moved: Readonly<Record<MeasureKey, number>>;
  readonly after: TerritoryBalance;
};

/** What hands over: the plan, its balance by one measure, and what each unit holds. */
export type PaintGround = {
  readonly plan: TerritoryPlan;
  readonly balance: TerritoryBalance;
  readonly measures: UnitMeasures;
  readonly measure: MeasureKey;
  readonly apart?: SetApart;
};

/**
 * Sums over the units that change hands, and the balance of one measure as it would be: from the balance that is, by what
 * is given and got, so that a move of the hand costs what it touches and not what the map holds.
 */
export function effectOf(
  { plan, balance, measures, measure, apart }: PaintGround,
  handover: Handover
): PaintEffect {
  const { units, to } = handover;
  const values = measures.values[measure];
  const given = new Map<number, number>();
  const moved = { potential: 0, accounts: 0, credit: 0 };
  let all = 0;
  for (const unit of units) {
    for (const key of measureKeys) moved[key] += measures.values[key][unit]!;
    const giver = plan.holders[unit]!;
    given.set(giver, (given.get(giver) ?? 0) + values[unit]!);
    all += values[unit]!;
  }
  const givers = [...given].sort(([a, x], [b, y]) => y - x || a - b).map(([giver]) => giver);
  const totals = balance.totals.slice();
  for (const [giver, amount] of given) if (giver >= 0) totals[giver]! -= amount;
  if (to >= 0) totals[to]! += all;
  const unassigned = balance.unassigned - (given.get(-1) ?? 0) + (to < 0 ? all : 0);
  const mean = apart?.target ?? totals.reduce((sum, total) => sum + total, 0) / Math.max(totals.length, 1);
  const gone = new Set(apart !== undefined && apart.units.length > 0 ? units : []);
  const exempt = new Set(apart?.units.map((unit) => (gone.has(unit) ? to : plan.holders[unit]!)));
  const deviations = deviationsOf(totals, mean, exempt);
  return { handover, givers, moved, after: { totals, mean, deviations, unassigned } };
}
