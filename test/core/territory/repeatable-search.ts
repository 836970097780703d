import { hashSeed } from '../../../src/lib/core/random.ts';
import { openSearch } from '../../../src/lib/core/territory/propose-balance.ts';
import type { BalanceProblem } from '../../../src/lib/core/territory/balance-problem.ts';
import { gridMap } from './small-map.ts';

/** Searches of every kind of term, each as a hash of its plan: equal on every engine that follows IEEE 754. */
export function planHashes(): number[] {
  const graph = gridMap(20, 15, 3, 2);
  const problem = { graph, k: 9, tolerance: 0.05 };
  const plain = hashPlan(problem);
  const current = Int32Array.from({ length: graph.count }, (_, unit) => Math.floor((unit * 9) / graph.count));
  const groups = [
    [0, 1, 2],
    [30, 31]
  ];
  return [
    plain,
    hashPlan({ ...problem, borderWeight: 1 }),
    hashPlan({ ...problem, current, disruptionWeight: 0.5 }),
    hashPlan({ ...problem, groups, seats: [{ territory: 4, x: 33, y: 71 }] })
  ];
}

function hashPlan(problem: BalanceProblem): number {
  const search = openSearch(problem, { seed: 11, iterations: 300_000 });
  if (!search.ok) return -1;
  let step = search.value.next();
  while (!step.done) step = search.value.next();
  return hashSeed(0, step.value.best.join(','));
}
