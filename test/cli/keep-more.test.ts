import { expect, test } from 'vitest';
import { loadHighs } from '../../src/cli/load-highs.ts';
import { compileProblem, type BalanceProblem } from '../../src/lib/core/territory/balance-problem.ts';
import { keepMore } from '../../src/lib/core/territory/keep-more.ts';
import { searchPlan } from '../../src/lib/core/territory/plan-search.ts';
import { scorePlan } from '../../src/lib/core/territory/score-plan.ts';
import type { SearchModel } from '../../src/lib/core/territory/search-model.ts';
import { gridMap } from '../core/territory/small-map.ts';

const solve = await loadHighs();
const settings = { seed: 1, windows: 40, limits: () => ({ nodes: 200, seconds: Infinity }) };

function modelOf(problem: BalanceProblem): SearchModel {
  const compiled = compileProblem(problem);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  return compiled.value;
}

test('of two rows of six cells, four columns against two, only two cells have to move', () => {
  const graph = gridMap(6, 2);
  const current = Int32Array.from({ length: 12 }, (_, cell) => (cell % 6 < 4 ? 0 : 1));
  const problem = { graph, k: 2, tolerance: 0.05, current, disruptionWeight: 1 };
  // One row each is balanced as well, but moves six cells.
  const rows = Int32Array.from({ length: 12 }, (_, cell) => (cell < 6 ? 0 : 1));
  expect(scorePlan(graph, rows, problem)).toMatchObject({ feasible: true, kept: { units: 0.5 } });
  const kept = keepMore(modelOf(problem), rows, solve, settings).holder;
  expect(scorePlan(graph, kept, problem).feasible).toBe(true);
  expect(scorePlan(graph, kept, problem).kept!.units).toBeCloseTo(10 / 12, 12);
});

/** Columns of a map of random weights as the plan in force: balanced by nothing. */
function columnsPlan(columns: number, rows: number, k: number, seed: number): BalanceProblem {
  const graph = gridMap(columns, rows, seed);
  const current = Int32Array.from({ length: graph.count }, (_, cell) =>
    Math.floor(((cell % columns) * k) / columns)
  );
  return { graph, k, tolerance: 0.05, current, disruptionWeight: 1 };
}

test.each([1, 2, 3])('windows keep more than a short search and repeat, map %i', (map) => {
  const problem = columnsPlan(12, 9, 4, map);
  const model = modelOf(problem);
  const search = searchPlan(model, { seed: 1, iterations: 200_000 });
  let step = search.next();
  while (!step.done) step = search.next();
  const holder = step.value.best.slice();
  const run = () => keepMore(model, holder, solve, settings).holder;
  const [first, again] = [run(), run()];
  expect(first).toEqual(again);
  const [before, after] = [holder, first].map((plan) => scorePlan(problem.graph, plan, problem));
  expect(after).toMatchObject({ feasible: true, extraPieces: 0, unassigned: 0 });
  expect(after!.kept!['measure1']).toBeGreaterThanOrEqual(before!.kept!['measure1']!);
});

test('a plan out of bounds is brought within them', () => {
  const problem = columnsPlan(12, 9, 4, 5);
  const kept = keepMore(modelOf(problem), problem.current!, solve, settings).holder;
  expect(scorePlan(problem.graph, problem.current!, problem).feasible).toBe(false);
  expect(scorePlan(problem.graph, kept, problem)).toMatchObject({ feasible: true, extraPieces: 0 });
});
