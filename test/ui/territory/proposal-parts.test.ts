import { expect, test } from 'vitest';
import { LivePlan } from '../../../src/lib/core/territory/live-plan.ts';
import { describeProposal, openSearch } from '../../../src/lib/core/territory/propose-balance.ts';
import { movesWithin } from '../../../src/lib/ui/territory/proposal-parts.ts';
import { gridMap } from '../../core/territory/small-map.ts';

const graph = gridMap(16, 16, 6);
const settings = { k: 8, tolerance: 0.05 };
/** Eight stripes of uneven width, all in one piece. */
const stripes = Int32Array.from({ length: 256 }, (_, unit) =>
  [1, 2, 3, 5, 6, 9, 10, 16].findIndex((end) => unit % 16 < end)
);

test.each([1, 2, 3])(
  'at every stop of the slider no territory is in more pieces than at the start, seed %i',
  (seed) => {
    const search = openSearch(
      { graph, ...settings, current: stripes, disruptionWeight: 0.1 },
      { seed, iterations: 60_000 }
    );
    if (!search.ok) throw new Error();
    let at = search.value.next();
    while (!at.done) at = search.value.next();
    const { moves, before, after, holder } = describeProposal(graph, stripes, at.value.best, settings);
    expect([before.extraPieces, after.extraPieces]).toEqual([0, 0]);
    expect(moves.length).toBeGreaterThan(5);
    const counts = new Set<number>();
    for (let share = 0; share <= 100; share++) {
      const plan = new LivePlan(graph, stripes, settings);
      const chosen = movesWithin(graph, moves, share / 100);
      for (const i of chosen) plan.apply(moves[i]!.move);
      expect(plan.totals().extraPieces).toBe(0);
      counts.add(chosen.length);
      if (share === 100) expect(plan.holder).toEqual(holder);
    }
    expect(counts.size).toBeGreaterThan(3);
  }
);

test.each([1, 2, 3])(
  'a stop of the slider is less even than one before only where nothing after it makes up for it, seed %i',
  (seed) => {
    const search = openSearch(
      { graph, ...settings, current: stripes, disruptionWeight: 0.1 },
      { seed, iterations: 60_000 }
    );
    if (!search.ok) throw new Error();
    let at = search.value.next();
    while (!at.done) at = search.value.next();
    const { moves } = describeProposal(graph, stripes, at.value.best, settings);
    const plan = new LivePlan(graph, stripes, settings);
    const cvs = [plan.totals().cvs[0]!];
    moves.forEach(({ move, step }, i) => {
      plan.apply(move);
      if (moves[i + 1]?.step !== step) cvs.push(plan.totals().cvs[0]!);
    });
    expect(cvs.length).toBeGreaterThan(4);
    cvs.slice(1).forEach((cv, i) => {
      if (cv > cvs[i]! + 1e-9) expect(Math.min(...cvs.slice(i + 1))).toBeGreaterThan(cvs[i]!);
    });
  }
);

test('moves that would each break a territory alone go together, and only those', () => {
  // Three territories in a row; the first two change places, so that either move alone leaves one of them empty.
  const line = gridMap(9, 1, 6);
  const current = Int32Array.from('000111222', Number);
  const found = Int32Array.from('111000222', Number);
  const { moves } = describeProposal(line, current, found, { k: 3, tolerance: 0.05 });
  expect(moves.map(({ step }) => step)).toEqual([0, 0]);
  expect(movesWithin(line, moves, 0.9)).toEqual([]);
  expect(movesWithin(line, moves, 1)).toEqual([0, 1]);
});
