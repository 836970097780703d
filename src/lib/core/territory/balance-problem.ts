import { reject, succeed, type Problem, type Result } from '../result.ts';
import { neighborRings } from './neighbor-ring.ts';
import type { SearchModel } from './search-model.ts';
import { setApart } from './set-apart.ts';
import type { UnitGraph } from './unit-graph.ts';

/** Home base of a territory; its distances count from here instead of from the centre. Coordinates in km. */
export type Seat = { readonly territory: number; readonly x: number; readonly y: number };

/** What one territory must hold of a measure at least and at most; a side left out has no limit. */
export type TerritoryLimit = {
  readonly territory: number;
  readonly measure: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/**
 * What is asked of a plan. Territories are numbers 0 … k − 1 here; labels stay with the caller. `tolerance` is the
 * band around the target (0.05 = ±5 %) for every measure unless `bounds` gives one its own [low, high].
 */
export type BalanceProblem = {
  readonly graph: UnitGraph;
  readonly k: number;
  readonly tolerance: number;
  /** Bounds of a measure as multiples of its target, by measure name; for instance `{ accounts: [0.8, 1.2] }`. */
  readonly bounds?: Readonly<Record<string, readonly [number, number]>>;
  /** The plan in force by unit; −1 where a unit has none (or its territory is gone). */
  readonly current?: Int32Array;
  /** Territory each unit must stay in by unit; −1 where free. */
  readonly locks?: Int32Array;
  /** Territories that neither give nor take; their units stay. Needs `current`. */
  readonly closed?: readonly number[];
  readonly seats?: readonly Seat[];
  /** Units that go together: each list ends up in one territory. `groupUnits` makes them single units first. */
  readonly groups?: readonly (readonly number[])[];
  /** Units that keep their territory of today. Needs `current`. */
  readonly protectedUnits?: readonly number[];
  /** Least and most of a measure in single territories, in the measure's own unit; in place of the tolerance. */
  readonly limits?: readonly TerritoryLimit[];
  /** How much a shorter border is worth; 0 none, 1 the usual. */
  readonly borderWeight?: number;
  /** How much keeping units with their territory is worth; 0 nothing, 1 above all but balance. */
  readonly disruptionWeight?: number;
};

/** Check a problem and compile it for the search; every contradiction comes back as one sentence. */
export function compileProblem(problem: BalanceProblem): Result<SearchModel> {
  const { graph, k, tolerance } = problem;
  const problems: Problem[] = [];
  const report = (code: string, message: string) => void problems.push({ code, message, path: [] });
  if (!Number.isInteger(k) || k < 1)
    report('bad-k', `The number of territories must be a whole number of at least 1: ${k}.`);
  if (k > graph.count)
    report(
      'k-above-units',
      `${k} territories cannot be made of ${graph.count} units: each needs at least one.`
    );
  if (!(tolerance >= 0 && tolerance < 1))
    report('bad-tolerance', `The tolerance must be a share from 0 up to 1: ${tolerance}.`);
  graph.values.forEach((values, m) => {
    if (!values.some((value) => value > 0))
      report(
        'empty-measure',
        `The measure ${graph.measureNames[m]} is 0 everywhere: there is nothing to balance.`
      );
  });
  problems.push(...disconnected(graph));
  if (problems.length > 0) return reject(...problems);

  const lockedTo = problem.locks?.slice() ?? new Int32Array(graph.count).fill(-1);
  for (const unit of problem.protectedUnits ?? []) {
    const home = problem.current?.[unit] ?? -1;
    if (home < 0)
      report(
        'protected-nowhere',
        `Unit ${graph.ids[unit]} is protected, but has no territory today to stay in.`
      );
    else if (lockedTo[unit]! >= 0 && lockedTo[unit] !== home)
      report(
        'contradictory-locks',
        `Unit ${graph.ids[unit]} is protected where it is today, but locked to another territory.`
      );
    else lockedTo[unit] = home;
  }
  checkLimits(problem, report);
  const closed = new Uint8Array(k);
  for (const t of problem.closed ?? []) closed[t] = 1;
  problem.current?.forEach((t, unit) => {
    if (t < 0 || closed[t] === 0) return;
    if (lockedTo[unit]! >= 0 && lockedTo[unit] !== t) {
      report(
        'contradictory-locks',
        `Unit ${graph.ids[unit]} is locked to another territory, but its own territory is locked as a whole.`
      );
    }
    lockedTo[unit] = t;
  });
  lockedTo.forEach((t, unit) => {
    if (t >= k)
      report(
        'unknown-territory',
        `Unit ${graph.ids[unit]} is locked to territory ${t + 1}, but there are only ${k}.`
      );
  });
  if (problems.length > 0) return reject(...problems);
  return succeed(fillModel(problem, lockedTo, closed));
}

function checkLimits(
  { graph, k, limits = [] }: BalanceProblem,
  report: (code: string, message: string) => void
): void {
  for (const { territory, measure, minimum = 0, maximum = Infinity } of limits) {
    if (!graph.measureNames.includes(measure))
      report('unknown-measure', `A limit names the measure ${measure}, which is not balanced here.`);
    if (territory < 0 || territory >= k)
      report('unknown-territory', `A limit names territory ${territory + 1}, but there are only ${k}.`);
    if (!(minimum <= maximum))
      report(
        'empty-limit',
        `The limits of territory ${territory + 1} on ${measure} leave nothing: at least ${minimum}, at most ${maximum}.`
      );
  }
}

function fillModel(problem: BalanceProblem, lockedTo: Int32Array, closed: Uint8Array): SearchModel {
  const { graph, k, tolerance } = problem;
  const measureCount = graph.values.length;
  const apart = graph.values.map((values) => setApart(values, k, tolerance));
  const value = new Float64Array(graph.count * measureCount);
  const low = new Float64Array(k * measureCount);
  const high = new Float64Array(k * measureCount);
  graph.values.forEach((values, m) => {
    const [least, most] = problem.bounds?.[graph.measureNames[m]!] ?? [1 - tolerance, 1 + tolerance];
    for (let t = 0; t < k; t++) {
      low[t * measureCount + m] = least;
      high[t * measureCount + m] = most;
    }
    for (let unit = 0; unit < graph.count; unit++)
      value[unit * measureCount + m] = values[unit]! / (apart[m]!.target || 1);
  });
  for (const { territory, measure, minimum = 0, maximum = Infinity } of problem.limits ?? []) {
    const m = graph.measureNames.indexOf(measure);
    low[territory * measureCount + m] = minimum / (apart[m]!.target || 1);
    high[territory * measureCount + m] = maximum / (apart[m]!.target || 1);
  }
  standApart(
    problem,
    apart.map(({ units }) => units),
    { lockedTo, closed, low, high }
  );
  const seated = new Uint8Array(k);
  const [seatX, seatY] = [new Float64Array(k), new Float64Array(k)];
  for (const { territory, x, y } of problem.seats ?? []) {
    seated[territory] = 1;
    seatX[territory] = x;
    seatY[territory] = y;
  }
  const current = problem.current?.slice() ?? new Int32Array(graph.count).fill(-1);
  const weight = graph.values[0]!.slice();
  let total = 0;
  for (const w of weight) total += w;
  const whisker = (1e-6 * total) / graph.count;
  return {
    graph,
    k,
    measureCount,
    weight: weight.map((w) => Math.max(w, whisker)),
    value,
    low,
    high,
    lockedTo,
    closed,
    seated,
    seatX,
    seatY,
    current,
    moveShare: graph.values[0]!.map((w) => (w + whisker) / total),
    borderWeight: problem.borderWeight ?? 0,
    disruptionWeight: problem.disruptionWeight ?? 0,
    outline:
      graph.areaKm2 !== undefined && graph.perimeterKm !== undefined && graph.hasBorderKm
        ? { areaKm2: graph.areaKm2, perimeterKm: graph.perimeterKm }
        : undefined,
    ring: neighborRings(graph)
  };
}

/**
 * Give every unit set apart a territory of its own. Where it is too big by every measure that territory is closed;
 * where only by some, it takes in others and is free of bounds in those measures alone. A unit keeps the territory
 * it is locked to or holds today, else takes the last that is free.
 */
function standApart(
  problem: BalanceProblem,
  apart: readonly (readonly number[])[],
  model: Pick<SearchModel, 'closed' | 'low' | 'high' | 'lockedTo'>
): void {
  const { k, current } = problem;
  const { lockedTo, closed, low, high } = model;
  const measureCount = apart.length;
  const taken = new Set<number>(lockedTo.filter((t) => t >= 0));
  for (const { territory } of problem.seats ?? []) taken.add(territory);
  const units = [...new Set(apart.flat())].sort((a, b) => a - b);
  const own = new Map<number, number>();
  for (const unit of units) {
    const wished = lockedTo[unit]! >= 0 ? lockedTo[unit]! : (current?.[unit] ?? -1);
    if (wished >= 0 && (lockedTo[unit] === wished || !taken.has(wished))) {
      own.set(unit, wished);
      taken.add(wished);
    }
  }
  for (const unit of units) {
    let t = own.get(unit) ?? -1;
    for (let free = k - 1; t < 0 && free >= 0; free--) if (!taken.has(free)) t = free;
    if (t < 0) continue;
    taken.add(t);
    const alone =
      apart.every((list) => list.includes(unit)) &&
      !lockedTo.some((home, other) => home === t && other !== unit);
    lockedTo[unit] = t;
    if (alone) closed[t] = 1;
    apart.forEach((list, m) => {
      if (!list.includes(unit)) return;
      low[t * measureCount + m] = 0;
      high[t * measureCount + m] = Infinity;
    });
  }
}

/** The parts a graph falls into, as a problem that names the smallest and where a link would join it. */
function disconnected({ ids, count, start, neighbor, x, y }: UnitGraph): Problem[] {
  const part = new Int32Array(count).fill(-1);
  const parts: number[][] = [];
  for (let origin = 0; origin < count; origin++) {
    if (part[origin]! >= 0) continue;
    const members = [origin];
    part[origin] = parts.length;
    for (const at of members) {
      for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
        const next = neighbor[slot]!;
        if (part[next]! >= 0) continue;
        part[next] = parts.length;
        members.push(next);
      }
    }
    parts.push(members);
  }
  if (parts.length <= 1) return [];
  const smallest = parts.reduce((a, b) => (b.length < a.length ? b : a));
  let [near, from, least] = [-1, smallest[0]!, Infinity];
  for (const unit of smallest.slice(0, 200)) {
    for (let other = 0; other < count; other++) {
      if (part[other] === part[unit]) continue;
      const distance = (x[unit]! - x[other]!) ** 2 + (y[unit]! - y[other]!) ** 2;
      if (distance < least) [near, from, least] = [other, unit, distance];
    }
  }
  const named =
    smallest
      .slice(0, 3)
      .map((unit) => ids[unit])
      .join(', ') + (smallest.length > 3 ? ', …' : '');
  return [
    {
      code: 'disconnected',
      message:
        `The units fall into ${parts.length} parts with no edge between them; the smallest has ` +
        `${smallest.length} (${named}). Add a link edge, for instance ${ids[from]}–${ids[near]}.`,
      path: ['edges']
    }
  ];
}
