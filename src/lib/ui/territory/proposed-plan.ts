import { LivePlan, type PlanFigures } from '../../core/territory/live-plan.ts';
import type { UnitGraph } from '../../core/territory/unit-graph.ts';
import type { Change } from '../../scenario/change.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { dropTerritory, freshKeys } from './territory-operations.ts';
import { movesOf } from './stroke-moves.ts';
import { type TerritoryBalance, holdersAfter } from './territory-balance.ts';
import type { PlanTerritory, TerritoryPlan } from './territory-plan.ts';

/** A plan with another number of territories: those that are new stand after the plan's own, those emptied are gone. */
export type ProposedPlan = {
  readonly plan: TerritoryPlan;
  readonly holders: Int32Array;
  readonly made: readonly number[];
  readonly emptied: readonly number[];
  readonly count: number;
};

/** A found plan with names for what is new in it. `holders` may name positions beyond the plan's territories. */
export function proposedPlan(plan: TerritoryPlan, holders: Int32Array): ProposedPlan {
  const own = plan.territories.length;
  const filled = new Set(holders);
  const made = [...filled].filter((position) => position >= own).sort((a, b) => a - b);
  const keys = freshKeys(plan, made.length);
  const fresh = made.map((position, i): PlanTerritory => {
    const name = `New territory ${i + 1}`;
    return { key: keys[i]!, name, parent: parentOfMost(plan, holders, position), rep: null, home: null };
  });
  const territories = [...plan.territories, ...fresh];
  const compact = new Map(made.map((position, i) => [position, own + i]));
  const had = new Set(plan.holders);
  const emptied = [...plan.territories.keys()].filter((t) => had.has(t) && !filled.has(t));
  return {
    plan: { ...plan, territories, position: new Map(territories.map(({ key }, i) => [key, i])) },
    holders: holders.map((position) => compact.get(position) ?? position),
    made: made.map((_, i) => own + i),
    emptied,
    count: own + made.length - emptied.length
  };
}

/** What most of a territory's units belonged to above. */
function parentOfMost(plan: TerritoryPlan, holders: Int32Array, position: number): string | null {
  const counts = new Map<string | null, number>();
  holders.forEach((holder, unit) => {
    const parent = plan.territories[plan.holders[unit]!]?.parent;
    if (holder === position && parent !== undefined) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  });
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [null, 0] as const)[0];
}

/** The changes that make it so: territories made, units handed over, territories emptied taken away. */
export function changesOf(
  geometry: MapGeometry,
  { plan, made, emptied }: ProposedPlan,
  moves: readonly { readonly to: number; readonly units: readonly number[] }[]
): Change[] {
  const created = made.map((position): Change => {
    const { key, name, parent, rep } = plan.territories[position]!;
    return { type: 'territory.create', territory: key, name, rep, parent };
  });
  let { holders } = plan;
  const handed = moves.flatMap((move) => {
    const changes = movesOf(geometry, { ...plan, holders }, move);
    holders = holdersAfter(holders, move.units, move.to);
    return changes;
  });
  const gone = emptied.flatMap((position) => dropTerritory(plan, plan.territories[position]!.key));
  return [...created, ...handed, ...gone];
}

/** The balance it would have, by position; a territory that is gone has no deviation. */
export function proposedBalance(
  { plan, holders, emptied, count }: ProposedPlan,
  values: Float64Array
): TerritoryBalance {
  const totals = new Float64Array(plan.territories.length);
  let unassigned = 0;
  holders.forEach((holder, unit) => {
    if (holder < 0) unassigned += values[unit]!;
    else totals[holder]! += values[unit]!;
  });
  const mean = totals.reduce((sum, total) => sum + total, 0) / count;
  const deviations = totals.map((total, t) => (mean <= 0 || emptied.includes(t) ? 0 : total / mean - 1));
  return { totals, mean, deviations, unassigned };
}

/** Its figures, counted over the territories it has; what is kept, against the plan as it is. */
export function proposedFigures(
  graph: UnitGraph,
  { plan, holders, emptied, count }: ProposedPlan,
  tolerance: number
): PlanFigures {
  const gone = new Set(emptied);
  const place = new Map<number, number>();
  for (let t = 0; place.size < count; t++) if (!gone.has(t)) place.set(t, place.size);
  const compact = (held: Int32Array) => held.map((holder) => place.get(holder) ?? -1);
  const base = compact(plan.holders);
  return new LivePlan(graph, compact(holders), { k: count, tolerance, base }).totals();
}
