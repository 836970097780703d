import { fail } from '../assert.ts';
import { reject, succeed, type Problem, type Result } from '../result.ts';
import { compileProblem } from './balance-problem.ts';
import { numberByFirstUnit } from './match-labels.ts';
import { searchPlan } from './plan-search.ts';
import { scorePlan } from './score-plan.ts';
import { buildUnitGraph, type UnitGraph } from './unit-graph.ts';

/** One level above territories: which group each one below belongs to, and how balanced the groups are. */
export type HierarchyLevel = {
  readonly count: number;
  /** By territory (or by district, one level up): its group. */
  readonly holder: Int32Array;
  readonly feasible: boolean;
  readonly maxDeviation: number;
};

/** Tries per level: levels are small, a few hundred territories at most. */
const ITERATIONS = 400_000;

/**
 * Group territories into districts, districts into regions and so on, one level per count: each level is the same
 * problem as the first (balanced, in one piece, compact) with the territories below as its units.
 */
export function alignHierarchy(
  graph: UnitGraph,
  holder: Int32Array,
  counts: readonly number[],
  { seed, tolerance }: { readonly seed: number; readonly tolerance: number }
): Result<HierarchyLevel[]> {
  const levels: HierarchyLevel[] = [];
  let [units, below] = [graph, holder];
  for (const count of counts) {
    const parts = quotientGraph(units, below);
    const compiled = compileProblem({ graph: parts, k: count, tolerance });
    if (!compiled.ok) return reject(...compiled.problems.map(aboutTerritories));
    const search = searchPlan(compiled.value, { seed, iterations: ITERATIONS });
    let step = search.next();
    while (!step.done) step = search.next();
    const found = numberByFirstUnit(step.value.best, count, new Set());
    const score = scorePlan(parts, found, { k: count, tolerance });
    const maxDeviation = Math.max(...Object.values(score.measures).map((measure) => measure.maxDeviation));
    levels.push({ count, holder: found, feasible: score.feasible, maxDeviation });
    [units, below] = [parts, found];
  }
  return succeed(levels);
}

const aboutTerritories = (problem: Problem): Problem => ({
  ...problem,
  message: `The level above cannot be made: ${problem.message}`
});

/** Territories as units: at their weighted centres, with their sums and outlines; unit i is territory i. */
export function quotientGraph(graph: UnitGraph, holder: Int32Array): UnitGraph {
  const territories = holder.reduce((most, t) => Math.max(most, t + 1), 0);
  const weight = graph.values[0]!;
  const zeros = () => new Float64Array(territories);
  const [size, heft, x, y, area, perimeter] = [zeros(), zeros(), zeros(), zeros(), zeros(), zeros()];
  const sums = graph.values.map(zeros);
  const whisker = 1e-9 * Math.max(1, ...weight);
  holder.forEach((t, unit) => {
    if (t < 0) return;
    const w = weight[unit]! + whisker;
    size[t]!++;
    heft[t]! += w;
    x[t]! += w * graph.x[unit]!;
    y[t]! += w * graph.y[unit]!;
    area[t]! += graph.areaKm2?.[unit] ?? 0;
    perimeter[t]! += graph.perimeterKm?.[unit] ?? 0;
    graph.values.forEach((values, m) => (sums[m]![t]! += values[unit]!));
  });
  const km = new Map<number, number>();
  for (let e = 0; e < graph.edgeCount; e++) {
    const [a, b] = [holder[graph.edgeFrom[e]!]!, holder[graph.edgeTo[e]!]!];
    if (a < 0 || b < 0) continue;
    if (a === b) perimeter[a]! -= 2 * graph.edgeKm[e]!;
    else {
      const key = Math.min(a, b) * territories + Math.max(a, b);
      km.set(key, (km.get(key) ?? 0) + graph.edgeKm[e]!);
    }
  }
  // Equal widths, so that the order of ids is the order of numbers.
  const id = (t: number) => String(t).padStart(8, '0');
  const built = buildUnitGraph(
    Array.from(size, (_, t) => ({
      id: id(t),
      x: x[t]! / (heft[t]! || 1),
      y: y[t]! / (heft[t]! || 1),
      measures: sums.map((sum) => sum[t]!),
      areaKm2: graph.areaKm2 === undefined ? undefined : area[t]!,
      perimeterKm: graph.perimeterKm === undefined ? undefined : Math.max(0, perimeter[t]!)
    })),
    [...km].map(([key, borderKm]) => ({
      u: id(Math.floor(key / territories)),
      v: id(key % territories),
      ...(graph.hasBorderKm ? { borderKm } : {})
    })),
    graph.measureNames
  );
  if (!built.ok) fail(built.problems[0]!.message);
  return built.value;
}
