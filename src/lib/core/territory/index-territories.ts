import type { PlanScore } from './score-plan.ts';
import type { UnitGraph } from './unit-graph.ts';

/**
 * Index of each territory by measure: its sum over the target, 1 on target. Of a market potential it is the
 * potential index, of calls × time the workload index. By label, in the labels' order; territories without units
 * have none.
 */
export function indexTerritories(
  graph: UnitGraph,
  holder: Int32Array,
  { measures }: Pick<PlanScore, 'measures'>,
  labels: readonly string[]
): Record<string, Record<string, number>> {
  const size = new Int32Array(labels.length);
  const sums = graph.values.map(() => new Float64Array(labels.length));
  holder.forEach((t, unit) => {
    if (t < 0) return;
    size[t]!++;
    graph.values.forEach((values, m) => (sums[m]![t]! += values[unit]!));
  });
  const indexOf = (t: number) =>
    Object.fromEntries(
      graph.measureNames.map((name, m) => [name, sums[m]![t]! / (measures[name]!.target || 1)] as const)
    );
  return Object.fromEntries(
    labels.flatMap((label, t) => (size[t]! > 0 ? [[label, indexOf(t)] as const] : []))
  );
}
