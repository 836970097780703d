import { expect, test } from 'vitest';
import { loadHighs } from '../../src/cli/load-highs.ts';
import { compileProblem, type BalanceProblem } from '../../src/lib/core/territory/balance-problem.ts';
import { searchPlan } from '../../src/lib/core/territory/plan-search.ts';
import { proveFixedCenters, settlePlan } from '../../src/lib/core/territory/prove-plan.ts';
import { scorePlan } from '../../src/lib/core/territory/score-plan.ts';
import { gridMap } from '../core/territory/small-map.ts';

const solve = await loadHighs();
const limits = { nodes: 500, seconds: Infinity };

function search(problem: BalanceProblem, iterations: number) {
  const compiled = compileProblem(problem);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const steps = searchPlan(compiled.value, { seed: 1, iterations });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { model: compiled.value, holder: step.value.best.slice() };
}

test('the solver minimises a program of hand size', () => {
  // Cheapest two of three with at least 5 in weight: 3 + 2 of costs 4 and 1; without the weight it would be 1 + 2.
  const rows = [
    { lower: 2, upper: 2, columns: [0, 1, 2], values: [1, 1, 1] },
    { lower: 5, upper: Infinity, columns: [0, 1, 2], values: [3, 2, 1] }
  ];
  const found = solve({ cost: Float64Array.of(4, 1, 2), rows }, limits);
  expect(found).toEqual({ status: 'optimal', bound: 5, chosen: Uint8Array.of(1, 1, 0) });
  const never = [{ lower: 4, upper: 4, columns: [0, 1, 2], values: [1, 1, 1] }];
  expect(solve({ cost: new Float64Array(3), rows: never }, limits).status).toBe('infeasible');
});

/** Least Σ weight × squared km to fixed centres over all 2^11 contiguous balanced plans of two territories. */
function bestForCenters(problem: BalanceProblem, centers: readonly (readonly [number, number])[]): number {
  const { graph } = problem;
  let best = Infinity;
  for (let bits = 1; bits < (1 << graph.count) - 1; bits++) {
    const holder = Int32Array.from({ length: graph.count }, (_, unit) => (bits >> unit) & 1);
    if (!scorePlan(graph, holder, problem).feasible) continue;
    let cost = 0;
    holder.forEach((t, unit) => {
      const [x, y] = centers[t]!;
      cost += graph.values[0]![unit]! * ((graph.x[unit]! - x) ** 2 + (graph.y[unit]! - y) ** 2);
    });
    best = Math.min(best, cost);
  }
  return best;
}

test.each([1, 2, 3, 4])(
  'with fixed centres the bound is the best of all plans of twelve cells, map %i',
  (map) => {
    const graph = gridMap(4, 3, map);
    // Centres close together on a diagonal, so that the nearest cells would leave stray pieces.
    const seats = [
      { territory: 0, x: 10, y: 10 },
      { territory: 1, x: 12, y: 11 }
    ];
    const problem = { graph, k: 2, tolerance: 0.1, seats };
    const { model, holder } = search(problem, 20_000);
    const proof = proveFixedCenters(model, holder, solve, () => limits);
    expect(proof.optimal).toBe(true);
    expect(
      proof.bound /
        bestForCenters(
          problem,
          seats.map(({ x, y }) => [x, y] as const)
        )
    ).toBeCloseTo(1, 6);
    expect(scorePlan(graph, proof.holder ?? holder, problem)).toMatchObject({ feasible: true });
  }
);

test.each([1, 2, 3])(
  'a map of 120 cells comes out of the search as the optimum for its centres, map %i',
  (map) => {
    const problem = { graph: gridMap(12, 10, map), k: 6, tolerance: 0.03 };
    const { model, holder } = search(problem, 3_000_000);
    const { proof } = settlePlan(model, holder, solve, () => limits);
    expect(proof.optimal).toBe(true);
    expect(proof.cost / proof.bound).toBeCloseTo(1, 9);
  }
);

test('settling never makes a plan worse and repeats', () => {
  const problem = { graph: gridMap(8, 8, 7), k: 5, tolerance: 0.1 };
  const { model, holder } = search(problem, 20_000);
  const [first, again] = [
    settlePlan(model, holder, solve, () => limits),
    settlePlan(model, holder, solve, () => limits)
  ];
  expect(first).toEqual(again);
  const inertia = (plan: Int32Array) => scorePlan(problem.graph, plan, problem).inertia;
  expect(inertia(first.holder)).toBeLessThanOrEqual(inertia(holder) * (1 + 1e-12));
});
