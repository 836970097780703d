import type { UnitGraph } from './unit-graph.ts';

/**
 * Renumber a plan's territories so that they keep the numbers of the current plan where most of the first measure
 * stays: the largest shared amount first, ties by number. Territories in `fixed` keep their number.
 */
export function matchLabels(
  graph: UnitGraph,
  holder: Int32Array,
  current: Int32Array,
  k: number,
  fixed: ReadonlySet<number>
): Int32Array {
  const shared = new Float64Array(k * k);
  holder.forEach((t, unit) => {
    const home = current[unit]!;
    if (t >= 0 && home >= 0) shared[t * k + home]! += graph.values[0]![unit]! + 1e-9;
  });
  const pairs = Array.from(shared.keys())
    .filter((pair) => shared[pair]! > 0)
    .sort((a, b) => shared[b]! - shared[a]! || a - b);
  const renamed = new Int32Array(k).fill(-1);
  const taken = new Set<number>();
  const give = (t: number, label: number) => {
    renamed[t] = label;
    taken.add(label);
  };
  for (const t of fixed) give(t, t);
  for (const pair of pairs) {
    const [t, label] = [Math.floor(pair / k), pair % k];
    if (renamed[t]! < 0 && !taken.has(label)) give(t, label);
  }
  giveRest(holder, renamed, taken);
  return holder.map((t) => (t < 0 ? t : renamed[t]!));
}

/** Number a plan's territories by their first unit, so that equal plans print equal; `fixed` keep their number. */
export function numberByFirstUnit(holder: Int32Array, k: number, fixed: ReadonlySet<number>): Int32Array {
  const renamed = new Int32Array(k).fill(-1);
  for (const t of fixed) renamed[t] = t;
  giveRest(holder, renamed, new Set(fixed));
  return holder.map((t) => (t < 0 ? t : renamed[t]!));
}

function giveRest(holder: Int32Array, renamed: Int32Array, taken: Set<number>): void {
  let label = 0;
  for (const t of holder) {
    if (t < 0 || renamed[t]! >= 0) continue;
    while (taken.has(label)) label++;
    renamed[t] = label;
    taken.add(label);
  }
}
