import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileProblem, type BalanceProblem } from '../../../src/lib/core/territory/balance-problem.ts';
import { searchPlan } from '../../../src/lib/core/territory/plan-search.ts';
import { scorePlan } from '../../../src/lib/core/territory/score-plan.ts';
import { gridMap } from './small-map.ts';

function search(problem: BalanceProblem, iterations = 60_000, seed = 1): Int32Array {
  const compiled = compileProblem(problem);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const steps = searchPlan(compiled.value, { seed, iterations });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.best.slice();
}

/** Every contiguous plan of two territories within the tolerance, by trying all 2^n: the least inertia. */
function bestOfAll(graph: ReturnType<typeof gridMap>, tolerance: number): number {
  let best = Infinity;
  for (let bits = 1; bits < 1 << (graph.count - 1); bits++) {
    const holder = Int32Array.from({ length: graph.count }, (_, unit) => (bits >> unit) & 1);
    const score = scorePlan(graph, holder, { k: 2, tolerance });
    if (score.feasible) best = Math.min(best, score.inertia);
  }
  return best;
}

test.each([1, 2, 3, 4])('two territories of twelve cells come out best of all 2,047 plans, map %i', (map) => {
  const graph = gridMap(4, 3, map);
  const holder = search({ graph, k: 2, tolerance: 0.1 });
  const score = scorePlan(graph, holder, { k: 2, tolerance: 0.1 });
  expect(score.feasible).toBe(true);
  expect(score.inertia).toBeCloseTo(bestOfAll(graph, 0.1), 6);
});

test('on any map every territory has units, is in one piece, and a seed repeats', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 9 }),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(100),
      (side, k, seed) => {
        const graph = gridMap(side, side, seed, 2);
        const holder = search({ graph, k, tolerance: 0.3 }, 20_000, seed);
        const score = scorePlan(graph, holder, { k, tolerance: 0.3 });
        expect([score.territories, score.extraPieces, score.unassigned]).toEqual([k, 0, 0]);
        expect(search({ graph, k, tolerance: 0.3 }, 20_000, seed)).toEqual(holder);
      }
    ),
    { numRuns: 25 }
  );
});

test('a border weight shortens the border, a disruption weight keeps units home', () => {
  const graph = gridMap(12, 12, 4);
  const problem = { graph, k: 6, tolerance: 0.05 };
  const plain = search(problem, 400_000);
  const border = (holder: Int32Array) => scorePlan(graph, holder, { ...problem }).cutKm;
  expect(border(search({ ...problem, borderWeight: 3 }, 400_000))).toBeLessThan(border(plain));
  const other = search(problem, 400_000, 9);
  const kept = (holder: Int32Array) =>
    scorePlan(graph, holder, { ...problem, current: other }).kept!['units']!;
  expect(kept(search({ ...problem, current: other, disruptionWeight: 1 }, 400_000))).toBe(1);
});

test('a closed territory neither gives nor takes', () => {
  const graph = gridMap(8, 8, 5);
  const current = Int32Array.from({ length: 64 }, (_, unit) => Math.floor(unit / 16));
  const holder = search({ graph, k: 4, tolerance: 0.02, current, closed: [0, 3] });
  current.forEach((t, unit) => expect(holder[unit] === t || (t !== 0 && t !== 3)).toBe(true));
  expect(holder.filter((t) => t === 0)).toHaveLength(16);
});

test('with seats the distances count from the seats', () => {
  const graph = gridMap(6, 1);
  const seats = [
    { territory: 0, x: 50, y: 0 },
    { territory: 1, x: 0, y: 0 }
  ];
  expect([...search({ graph, k: 2, tolerance: 0.01, seats })]).toEqual([1, 1, 1, 0, 0, 0]);
});
