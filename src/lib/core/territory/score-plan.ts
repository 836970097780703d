import type { TerritoryLimit } from './balance-problem.ts';
import { meanReock } from './reock.ts';
import { setApart } from './set-apart.ts';
import type { UnitGraph } from './unit-graph.ts';

/** Balance of one measure. Ratios: a deviation of 0.05 is 5 % off the target. */
export type MeasureScore = {
  /** Mean of what remains after oversize units are set apart. */
  readonly target: number;
  readonly maxDeviation: number;
  /** Coefficient of variation: standard deviation (over n) / mean, of the territories that count. */
  readonly cv: number;
  /** Territories outside the tolerance. */
  readonly overTolerance: number;
  /** Ids of units too big for any balanced territory; the territories that hold them do not count here. */
  readonly oversize: readonly string[];
};

/** Every figure of a plan; contract of `score` and `balance`. */
export type PlanScore = {
  readonly feasible: boolean;
  readonly measures: Readonly<Record<string, MeasureScore>>;
  readonly territories: number;
  /** Pieces beyond the first, over all territories. */
  readonly extraPieces: number;
  readonly noncontiguous: number;
  readonly unassigned: number;
  readonly inertia: number;
  readonly cutEdges: number;
  readonly cutKm: number;
  /** Mean of 4π area / perimeter² over territories; null where units have no area or outline. */
  readonly polsbyPopper: number | null;
  /** Mean of area / area of the smallest circle around, units taken as discs; null where units have no area. */
  readonly reock: number | null;
  /** Share of units, and of each measure, that stays with the territory of the current plan; null without one. */
  readonly kept: Readonly<Record<string, number>> | null;
};

/** `limits` stand in place of the tolerance for the territories and measures they name. */
export type ScoreSettings = {
  readonly k: number;
  readonly tolerance: number;
  readonly current?: Int32Array;
  readonly limits?: readonly TerritoryLimit[];
};

/** Two deviations this close are the same: sums of floats are not exact to the last bit. */
const HAIR = 1e-9;

/** Score a plan from scratch. `holder[unit]` is a territory's number from 0 on, −1 where unassigned. */
export function scorePlan(
  graph: UnitGraph,
  holder: Int32Array,
  { k, tolerance, current, limits = [] }: ScoreSettings
): PlanScore {
  const territories = Math.max(
    k,
    holder.reduce((most, t) => Math.max(most, t + 1), 0)
  );
  const size = new Int32Array(territories);
  let unassigned = 0;
  for (const t of holder) {
    if (t < 0) unassigned++;
    else size[t]!++;
  }
  const filled = size.reduce((count, units) => count + (units > 0 ? 1 : 0), 0);
  const pieces = countPieces(graph, holder, territories);
  const measures = Object.fromEntries(
    graph.measureNames.map((name, m) => [
      name,
      scoreMeasure(
        graph,
        holder,
        graph.values[m]!,
        size,
        k,
        tolerance,
        limits.filter(({ measure }) => measure === name)
      )
    ])
  );
  const { cutEdges, cutKm, polsbyPopper } = scoreShape(graph, holder, size);
  const noncontiguous = pieces.reduce((count, n) => count + (n > 1 ? 1 : 0), 0);
  return {
    feasible:
      unassigned === 0 &&
      filled === k &&
      noncontiguous === 0 &&
      Object.values(measures).every(({ overTolerance }) => overTolerance === 0),
    measures,
    territories: filled,
    extraPieces: pieces.reduce((count, n) => count + Math.max(0, n - 1), 0),
    noncontiguous,
    unassigned,
    inertia: momentOfInertia(graph, holder, territories),
    cutEdges,
    cutKm,
    polsbyPopper,
    reock: meanReock(graph, holder),
    kept: current === undefined ? null : scoreKept(graph, holder, current)
  };
}

function scoreMeasure(
  { ids }: UnitGraph,
  holder: Int32Array,
  values: Float64Array,
  size: Int32Array,
  k: number,
  tolerance: number,
  limits: readonly TerritoryLimit[]
): MeasureScore {
  const { units, target } = setApart(values, k, tolerance);
  const sums = new Float64Array(size.length);
  const exempt = new Set(units.map((unit) => holder[unit]!));
  holder.forEach((t, unit) => {
    if (t >= 0) sums[t]! += values[unit]!;
  });
  let [maxDeviation, overTolerance, count, total, squares] = [0, 0, 0, 0, 0];
  let empty = k;
  for (let t = 0; t < size.length; t++) {
    if (size[t] === 0) continue;
    empty--;
    if (exempt.has(t)) continue;
    const deviation = target > 0 ? Math.abs(sums[t]! / target - 1) : 0;
    maxDeviation = Math.max(maxDeviation, deviation);
    const limit = limits.find(({ territory }) => territory === t);
    if (limit === undefined ? deviation > tolerance + HAIR : !within(limit, sums[t]!)) overTolerance++;
    count++;
    total += sums[t]!;
  }
  const mean = count > 0 ? total / count : 0;
  for (let t = 0; t < size.length; t++) if (size[t]! > 0 && !exempt.has(t)) squares += (sums[t]! - mean) ** 2;
  if (empty > 0) {
    maxDeviation = Math.max(maxDeviation, 1);
    overTolerance += empty;
  }
  return {
    target,
    maxDeviation,
    cv: mean > 0 ? Math.sqrt(squares / count) / mean : 0,
    overTolerance,
    oversize: units.map((unit) => ids[unit]!).sort()
  };
}

const within = ({ minimum = 0, maximum = Infinity }: TerritoryLimit, sum: number): boolean =>
  sum >= minimum * (1 - HAIR) && sum <= maximum * (1 + HAIR);

/** Connected pieces of each territory. */
export function countPieces(
  { count, start, neighbor }: UnitGraph,
  holder: Int32Array,
  territories: number
): Int32Array {
  const pieces = new Int32Array(territories);
  const seen = new Uint8Array(count);
  const queue = new Int32Array(count);
  for (let origin = 0; origin < count; origin++) {
    const t = holder[origin]!;
    if (t < 0 || seen[origin] === 1) continue;
    pieces[t]!++;
    seen[origin] = 1;
    queue[0] = origin;
    for (let head = 0, tail = 1; head < tail; head++) {
      const at = queue[head]!;
      for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
        const next = neighbor[slot]!;
        if (seen[next] === 1 || holder[next] !== t) continue;
        seen[next] = 1;
        queue[tail++] = next;
      }
    }
  }
  return pieces;
}

/** Σ weight × squared km to the territory's weighted centroid; the weight is the first measure. */
export function momentOfInertia(graph: UnitGraph, holder: Int32Array, territories: number): number {
  const { x, y, values } = graph;
  const weight = values[0]!;
  const [sw, sx, sy] = [
    new Float64Array(territories),
    new Float64Array(territories),
    new Float64Array(territories)
  ];
  holder.forEach((t, unit) => {
    if (t < 0) return;
    sw[t]! += weight[unit]!;
    sx[t]! += weight[unit]! * x[unit]!;
    sy[t]! += weight[unit]! * y[unit]!;
  });
  let inertia = 0;
  holder.forEach((t, unit) => {
    if (t < 0 || sw[t] === 0) return;
    const [dx, dy] = [x[unit]! - sx[t]! / sw[t]!, y[unit]! - sy[t]! / sw[t]!];
    inertia += weight[unit]! * (dx * dx + dy * dy);
  });
  return inertia;
}

function scoreShape(graph: UnitGraph, holder: Int32Array, size: Int32Array) {
  const { edgeCount, edgeFrom, edgeTo, edgeKm, areaKm2, perimeterKm } = graph;
  let [cutEdges, cutKm] = [0, 0];
  const inner = new Float64Array(size.length);
  for (let e = 0; e < edgeCount; e++) {
    const [a, b] = [holder[edgeFrom[e]!]!, holder[edgeTo[e]!]!];
    if (a !== b) {
      cutEdges++;
      cutKm += edgeKm[e]!;
    } else if (a >= 0) inner[a]! += edgeKm[e]!;
  }
  if (areaKm2 === undefined || perimeterKm === undefined || !graph.hasBorderKm)
    return { cutEdges, cutKm, polsbyPopper: null };
  const [area, outline] = [new Float64Array(size.length), new Float64Array(size.length)];
  holder.forEach((t, unit) => {
    if (t < 0) return;
    area[t]! += areaKm2[unit]!;
    outline[t]! += perimeterKm[unit]!;
  });
  let [total, count] = [0, 0];
  for (let t = 0; t < size.length; t++) {
    if (size[t] === 0) continue;
    const perimeter = outline[t]! - 2 * inner[t]!;
    total += perimeter > 0 ? (4 * Math.PI * area[t]!) / (perimeter * perimeter) : 0;
    count++;
  }
  return { cutEdges, cutKm, polsbyPopper: count > 0 ? total / count : null };
}

function scoreKept({ count, measureNames, values }: UnitGraph, holder: Int32Array, current: Int32Array) {
  const share = (weight: (unit: number) => number) => {
    let [kept, total] = [0, 0];
    for (let unit = 0; unit < count; unit++) {
      if (current[unit]! < 0) continue;
      total += weight(unit);
      if (current[unit] === holder[unit]) kept += weight(unit);
    }
    return total > 0 ? kept / total : 1;
  };
  return Object.fromEntries([
    ['units', share(() => 1)],
    ...measureNames.map((name, m) => [name, share((unit) => values[m]![unit]!)] as const)
  ]);
}
