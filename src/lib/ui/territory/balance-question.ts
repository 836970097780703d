import { reject, succeed, type Result } from '../../core/result.ts';
import type { BalanceProblem, Seat, TerritoryLimit } from '../../core/territory/balance-problem.ts';
import { closedOutside } from '../../core/territory/propose-balance.ts';
import { splitTerritory } from '../../core/territory/split-territory.ts';
import type { UnitGraph } from '../../core/territory/unit-graph.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { type UnitPlaces, graphOf } from './read-units.ts';
import type { TerritoryPlan } from './territory-plan.ts';
import type { MeasureKey, UnitMeasures } from './unit-measures.ts';

/** What the search must heed, in positions of the map and of the plan. */
export type QuestionRules = {
  readonly together: readonly (readonly number[])[];
  readonly protectedUnits: readonly number[];
  readonly limits: readonly {
    readonly territory: number;
    readonly measure: MeasureKey;
    readonly minimum: string | null;
    readonly maximum: string | null;
  }[];
  /** Numbers of territories to try, ascending. */
  readonly counts: readonly number[];
};
/** One search: `slots[t]` is the position in the plan of its territory t; from the plan's length on they are new. */
export type BalanceQuestion = {
  readonly k: number;
  readonly slots: readonly number[];
  readonly problem: BalanceProblem;
};
/** `graph` holds the measure balanced alone: plans are judged by it. */
export type BalanceQuestions = { readonly graph: UnitGraph; readonly questions: readonly BalanceQuestion[] };

export type QuestionInput = {
  readonly geometry: MapGeometry;
  readonly places: UnitPlaces;
  readonly plan: TerritoryPlan;
  readonly measures: UnitMeasures;
  readonly measure: MeasureKey;
  readonly tolerance: number;
  readonly locked: ReadonlySet<number>;
  /** Territories that may change; undefined: all, and their number too. */
  readonly territories: ReadonlySet<number> | undefined;
  readonly rules: QuestionRules;
};

/**
 * What is asked of the optimiser for a plan: its own number of territories, or one question for each number allowed.
 * With fewer than the plan has, those stay that are locked, limited, protected or have a home base, then the
 * heaviest; units of the others are free. A measure that only a limit names is held to nothing else.
 */
export function balanceQuestions(input: QuestionInput): Result<BalanceQuestions> {
  const { geometry, places, plan, measures, measure, territories, rules } = input;
  const others = [...new Set(rules.limits.map((limit) => limit.measure))].filter((name) => name !== measure);
  const column = (name: MeasureKey) => ({ name, values: measures.values[name] });
  const graph = graphOf(geometry, places, [column(measure)]);
  const searched = others.length === 0 ? graph : graphOf(geometry, places, [measure, ...others].map(column));
  if (!graph.ok || !searched.ok) return reject(...(graph.ok ? [] : graph.problems));
  const own = plan.territories.length;
  const counts = territories === undefined ? rules.counts : [own];
  const needed = neededTerritories(input);
  const possible = counts.filter((k) => k >= needed.size && k <= geometry.ids.length);
  if (possible.length === 0) {
    return reject({
      code: 'too-few-territories',
      message: `Locks, limits, home bases and protected units hold ${needed.size} territories in place: ask for at least that many.`,
      path: []
    });
  }
  const bounds = Object.fromEntries(others.map((name) => [name, [0, Infinity] as const]));
  const heft = new Float64Array(own);
  plan.holders.forEach((holder, unit) => {
    if (holder >= 0) heft[holder]! += measures.values[measure][unit]!;
  });
  const questions = possible.map((k): BalanceQuestion => {
    const slots = slotsOf(k, heft, needed);
    return { k, slots, problem: { ...problemOf(input, searched.value, slots), bounds } };
  });
  return succeed({ graph: graph.value, questions });
}

/** Territories something keeps in place. */
function neededTerritories({ plan, locked, rules }: QuestionInput): Set<number> {
  const needed = new Set([...locked, ...rules.limits.map(({ territory }) => territory)]);
  for (const unit of rules.protectedUnits) if (plan.holders[unit]! >= 0) needed.add(plan.holders[unit]!);
  plan.territories.forEach(({ home }, territory) => {
    if (home !== null) needed.add(territory);
  });
  return needed;
}

function slotsOf(k: number, heft: Float64Array, needed: ReadonlySet<number>): number[] {
  if (k >= heft.length) return Array.from({ length: k }, (_, t) => t);
  const slots = new Set(needed);
  const byHeft = Array.from(heft.keys()).sort((a, b) => heft[b]! - heft[a]! || a - b);
  for (const territory of byHeft) if (slots.size < k) slots.add(territory);
  return [...slots].sort((a, b) => a - b);
}

function problemOf(input: QuestionInput, graph: UnitGraph, slots: readonly number[]): BalanceProblem {
  const { places, plan, tolerance, locked, territories, rules } = input;
  const slotOf = new Map(slots.map((position, slot) => [position, slot]));
  const held = plan.holders.map((holder) => slotOf.get(holder) ?? -1);
  const kept = new Set(rules.protectedUnits);
  const current = openedUp(graph, held, slots.length, kept, (slot) => locked.has(slots[slot]!));
  const seats = plan.territories.flatMap(({ home }, position): Seat[] => {
    const spot = home === null ? undefined : places.places.get(home);
    return spot === undefined ? [] : [{ territory: slotOf.get(position)!, x: spot.x, y: spot.y }];
  });
  const limits = rules.limits.map(({ territory, measure, minimum, maximum }): TerritoryLimit => ({
    territory: slotOf.get(territory)!,
    measure,
    ...(minimum !== null && { minimum: Number(minimum) }),
    ...(maximum !== null && { maximum: Number(maximum) })
  }));
  return {
    graph,
    k: slots.length,
    tolerance,
    current,
    locks: plan.holders.map((holder, unit) => (locked.has(holder) || kept.has(unit) ? held[unit]! : -1)),
    closed: territories === undefined ? [] : closedOutside(slots.length, territories),
    seats,
    limits,
    groups: rules.together.filter((units) => units.length > 1),
    disruptionWeight: 1
  };
}

/**
 * The plan the search starts from: the heaviest territories that are not locked are halved until none is empty. The
 * half with fewer protected units is the one that leaves, and leaves without them.
 */
function openedUp(
  graph: UnitGraph,
  held: Int32Array,
  k: number,
  kept: ReadonlySet<number>,
  isLocked: (slot: number) => boolean
): Int32Array {
  const current = held.slice();
  const members = Array.from({ length: k }, (): number[] => []);
  current.forEach((slot, unit) => members[slot]?.push(unit));
  const weight = (slot: number) => members[slot]!.reduce((sum, unit) => sum + graph.values[0]![unit]!, 0);
  for (let slot = 0; slot < k; slot++) {
    if (members[slot]!.length > 0 || isLocked(slot)) continue;
    const heaviest = [...members.keys()]
      .filter((other) => members[other]!.length > 1 && !isLocked(other))
      .sort((a, b) => weight(b) - weight(a) || a - b)[0];
    const half = heaviest === undefined ? undefined : splitTerritory(graph, members[heaviest]!);
    if (heaviest === undefined || half?.ok !== true) continue;
    const parted = new Set(half.value);
    const rest = members[heaviest]!.filter((unit) => !parted.has(unit));
    const protectedIn = (units: readonly number[]) => units.filter((unit) => kept.has(unit)).length;
    const leaving = protectedIn(half.value) <= protectedIn(rest) ? half.value : rest;
    const moved = new Set(leaving.filter((unit) => !kept.has(unit)));
    members[slot] = [...moved];
    members[heaviest] = members[heaviest]!.filter((unit) => !moved.has(unit));
    for (const unit of moved) current[unit] = slot;
  }
  return current;
}
