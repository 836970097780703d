import { expect, test } from 'vitest';
import { LivePlan } from '../../../src/lib/core/territory/live-plan.ts';
import {
  closedOutside,
  describeProposal,
  openSearch
} from '../../../src/lib/core/territory/propose-balance.ts';
import { SearchJob, type SearchMessage } from '../../../src/lib/core/territory/search-job.ts';
import { tracePareto } from '../../../src/lib/core/territory/trace-pareto.ts';
import { buildUnitGraph, type UnitGraph } from '../../../src/lib/core/territory/unit-graph.ts';
import { gridMap } from './small-map.ts';

const graph = gridMap(8, 8, 6);
const settings = { k: 4, tolerance: 0.05 };
const current = Int32Array.from({ length: 64 }, (_, unit) =>
  unit < 8 ? 0 : unit < 24 ? 1 : unit < 40 ? 2 : 3
);

test('accepting one proposed move alone gives the figures stated beside it, all of them the plan found', () => {
  const search = openSearch(
    { graph, ...settings, current, disruptionWeight: 1 },
    { seed: 1, iterations: 100_000 }
  );
  if (!search.ok) throw new Error();
  let step = search.value.next();
  while (!step.done) step = search.value.next();
  const proposal = describeProposal(graph, current, step.value.best, settings);
  expect(proposal.moves.length).toBeGreaterThan(0);
  for (const { move, from, to, effect } of proposal.moves) {
    const plan = new LivePlan(graph, current, settings);
    expect(plan.totals()).toEqual(effect.before);
    plan.apply(move);
    expect(plan.totals()).toEqual(effect.after);
    expect(plan.territory(from).deviations[0]).toBe(effect.from.after);
    expect(plan.territory(to).deviations[0]).toBe(effect.to.after);
  }
  const plan = new LivePlan(graph, current, settings);
  for (const { move } of proposal.moves) plan.apply(move);
  expect(plan.holder).toEqual(proposal.holder);
  expect(plan.totals()).toEqual(proposal.after);
  expect(proposal.after.overTolerance).toEqual([0]);
});

/** Cells of a grid in reading order, with their weights, 1 unless told. */
function cells(columns: number, rows: number, weights: Readonly<Record<number, number>> = {}): UnitGraph {
  const id = (cell: number) => String(cell).padStart(2, '0');
  const all = Array.from({ length: columns * rows }, (_, cell) => cell);
  const built = buildUnitGraph(
    all.map((cell) => ({
      id: id(cell),
      x: 10 * (cell % columns),
      y: 10 * Math.floor(cell / columns),
      measures: [weights[cell] ?? 1]
    })),
    all.flatMap((cell) => [
      ...(cell % columns < columns - 1 ? [{ u: id(cell), v: id(cell + 1) }] : []),
      ...(cell + columns < all.length ? [{ u: id(cell), v: id(cell + columns) }] : [])
    ]),
    ['accounts']
  );
  if (!built.ok) throw new Error(built.problems[0]!.message);
  return built.value;
}
const plan = (text: string) => Int32Array.from(text, Number);

test('a move that does nothing is left out of the proposal and of its plan', () => {
  // Territories of 8, 4 and 5 cells; cell 15 weighs next to nothing. Two cells from the first to the second balance.
  const map = cells(9, 2, { 15: 0.0001 });
  const [now, found] = [plan('000011222000011222'), plan('000111222000111122')];
  const proposal = describeProposal(map, now, found, { k: 3, tolerance: 0.2 });
  expect(proposal.moves.map(({ move }) => [...move.units])).toEqual([[3, 12]]);
  expect(proposal.holder).toEqual(plan('000111222000111222'));
  expect(proposal.after.overTolerance).toEqual([0]);
});

test('of moves that mend as much for each cell, the one that mends more comes first', () => {
  // 7, 5, 8 and 4 cells in a row, 6 each asked: one cell goes from the first to the second, two from third to fourth.
  const [now, found] = [plan('000000011111222222223333'), plan('000000111111222222333333')];
  const proposal = describeProposal(cells(24, 1), now, found, { k: 4, tolerance: 0 });
  expect(proposal.moves.map(({ move }) => [...move.units])).toEqual([[18, 19], [6]]);
});

test('improving a selection leaves the rest alone', () => {
  const closed = closedOutside(4, new Set([0, 1]));
  expect(closed).toEqual([2, 3]);
});

test('a paused job resumes to the very plan it would have found in one go', async () => {
  const run = async (pauseAt: number) => {
    const messages: SearchMessage[] = [];
    let clock = 0;
    const host = {
      now: () => (clock += 40),
      breathe: async () => {},
      post: (message: SearchMessage) => void messages.push(message)
    };
    const job = new SearchJob({ graph, ...settings }, { seed: 2, iterations: 200_000 }, host);
    if (pauseAt > 0) {
      const breathe = host.breathe;
      host.breathe = async () => {
        if (messages.length === pauseAt) job.pause();
        return breathe();
      };
    }
    await job.run();
    if (messages.at(-1)!.kind === 'paused') await job.run();
    return messages;
  };
  const [whole, broken] = [await run(0), await run(1)];
  expect(broken.some(({ kind }) => kind === 'paused')).toBe(true);
  expect(broken.at(-1)).toEqual(whole.at(-1));
});

test('no plan of the Pareto set beats another in both balance and disruption', () => {
  const steps = tracePareto({ graph, ...settings, current }, { seed: 1, iterations: 120_000 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const plans = step.value;
  expect(plans.length).toBeGreaterThan(1);
  for (let i = 1; i < plans.length; i++) {
    expect(plans[i]!.maxDeviation).toBeGreaterThan(plans[i - 1]!.maxDeviation);
    expect(plans[i]!.kept).toBeGreaterThan(plans[i - 1]!.kept);
  }
});
