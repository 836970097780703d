import { findTrap } from './find-trap.ts';
import type { PlanScore } from './score-plan.ts';
import type { SearchModel } from './search-model.ts';
import type { UnitGraph } from './unit-graph.ts';

const territories = (count: number): string => (count === 1 ? '1 territory is' : `${count} territories are`);

const percent = (ratio: number, places = 1): string => `${(100 * ratio).toFixed(places)} %`;

/**
 * What no search can get around, found without searching: a territory whose locked units are already too much, a
 * pocket cut off by closed territories that makes no whole number of territories, or a unit that fits in no territory
 * with any of its neighbours. Undefined where nothing of the kind stands in the way.
 */
export function findObstacle(model: SearchModel, labels: readonly string[]): string | undefined {
  return lockedTooMuch(model, labels) ?? pocketOfNone(model) ?? unitTrapped(model);
}

function unitTrapped(model: SearchModel): string | undefined {
  const trap = findTrap(model);
  if (trap === undefined) return undefined;
  const { graph, measureCount: M, value, k, closed } = model;
  const open = Array.from({ length: k }, (_, t) => t).find((t) => closed[t] === 0)!;
  const [low, high] = [model.low[open * M + trap.measure]!, model.high[open * M + trap.measure]!];
  const name = graph.measureNames[trap.measure];
  const needed = Math.ceil(1000 * Math.abs(trap.total - 1) - 1e-6) / 1000;
  return (
    `Unit ${graph.ids[trap.unit]} holds ${percent(value[trap.unit * M + trap.measure]!)} of the target of ${name} and ` +
    `fits in no territory: alone or with any neighbours it comes to ${percent(trap.total)} at the closest, where ` +
    `${percent(low)} to ${percent(high)} is asked. It takes a tolerance of at least ${percent(needed)}, a link edge from ` +
    `it to other units, or another number of territories.`
  );
}

function lockedTooMuch(model: SearchModel, labels: readonly string[]): string | undefined {
  const { graph, k, measureCount: M, lockedTo, value, high, closed } = model;
  const held = new Float64Array(k * M);
  lockedTo.forEach((t, unit) => {
    if (t >= 0) for (let m = 0; m < M; m++) held[t * M + m]! += value[unit * M + m]!;
  });
  for (let i = 0; i < held.length; i++) {
    const t = Math.floor(i / M);
    if (closed[t] === 1 || held[i]! <= high[i]! + 1e-9) continue;
    return (
      `The units locked to territory ${labels[t]} already hold ${percent(held[i]!)} of the target of ` +
      `${graph.measureNames[i % M]}, above the most allowed (${percent(high[i]!)}): unlock some of them, ` +
      `or allow a tolerance of ${percent(held[i]! - 1)}.`
    );
  }
  return undefined;
}

function pocketOfNone({
  graph,
  measureCount: M,
  lockedTo,
  closed,
  value,
  low,
  high
}: SearchModel): string | undefined {
  const { count, start, neighbor, ids } = graph;
  const seen = Uint8Array.from(lockedTo, (t) => (t >= 0 && closed[t] === 1 ? 1 : 0));
  const barred = seen.slice();
  const least = low.reduce((min, bound) => (bound > 0 ? Math.min(min, bound) : min), Infinity);
  const most = high.reduce((max, bound) => Math.max(max, bound), 0);
  /** Whether so much makes one territory, or two, or any whole number of them. */
  const divides = (held: number) =>
    Math.floor(held / least + 1e-9) >= Math.ceil(held / most - 1e-9) && held >= least;
  for (let origin = 0; origin < count; origin++) {
    if (seen[origin] === 1) continue;
    const pocket = [origin];
    seen[origin] = 1;
    const gates = new Set<number>();
    for (const at of pocket) {
      for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
        const next = neighbor[slot]!;
        if (barred[next] === 1) gates.add(next);
        if (seen[next] === 1) continue;
        seen[next] = 1;
        pocket.push(next);
      }
    }
    for (let m = 0; m < M; m++) {
      const held = pocket.reduce((sum, unit) => sum + value[unit * M + m]!, 0);
      if (gates.size === 0 || divides(held)) continue;
      const named =
        pocket
          .slice(0, 3)
          .map((unit) => ids[unit])
          .join(', ') + (pocket.length > 3 ? ', …' : '');
      const gate = ids[[...gates].sort((a, b) => a - b)[0]!];
      return (
        `A pocket of ${pocket.length} ${pocket.length === 1 ? 'unit' : 'units'} (${named}) is cut off by ${gate}, which stands apart or is locked, and ` +
        `holds ${percent(held)} of the target of ${graph.measureNames[m]}, which makes no whole number of territories: ` +
        `add a link edge around it.`
      );
    }
  }
  return undefined;
}

/** Why a plan is not feasible and what relaxing buys, in one sentence; null where it is feasible. */
export function explainObstacle(
  graph: UnitGraph,
  holder: Int32Array,
  score: PlanScore,
  labels: readonly string[],
  k: number,
  tolerance: number
): string | null {
  if (score.feasible) return null;
  if (score.unassigned > 0) {
    const first = graph.ids[holder.findIndex((t) => t < 0)];
    return `${score.unassigned} units have no territory, the first is ${first}: assign them.`;
  }
  if (score.territories !== k) return `The plan has ${score.territories} territories where ${k} are asked.`;
  if (score.noncontiguous > 0) {
    const { noncontiguous, extraPieces } = score;
    return `${territories(noncontiguous)} in pieces (${extraPieces} too many): join them, or add link edges.`;
  }
  const measures = Object.entries(score.measures);
  const [name, worst] = measures.reduce((a, b) => (b[1].maxDeviation > a[1].maxDeviation ? b : a));
  const values = graph.values[graph.measureNames.indexOf(name)]!;
  const sums = new Float64Array(labels.length);
  holder.forEach((t, unit) => (sums[t]! += values[unit]!));
  const exempt = new Set(worst.oversize.map((id) => holder[graph.indexOf.get(id)!]!));
  let at = -1;
  for (let t = 0; t < k; t++) {
    if (exempt.has(t)) continue;
    if (at < 0 || Math.abs(sums[t]! - worst.target) > Math.abs(sums[at]! - worst.target)) at = t;
  }
  let heaviest = -1;
  holder.forEach((t, unit) => {
    if (t === at && (heaviest < 0 || values[unit]! > values[heaviest]!)) heaviest = unit;
  });
  const off = sums[at]! / worst.target - 1;
  return (
    `${territories(worst.overTolerance)} outside ±${percent(tolerance)} of ${name}; the worst is territory ` +
    `${labels[at]} (${off > 0 ? '+' : '−'}${percent(Math.abs(off))}), where unit ${graph.ids[heaviest]} alone holds ` +
    `${percent(values[heaviest]! / worst.target)} of the target. A tolerance of ${percent(Math.ceil(worst.maxDeviation * 1000) / 1000)} ` +
    `would accept this plan.`
  );
}
