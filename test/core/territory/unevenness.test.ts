import { expect, test } from 'vitest';
import { LivePlan } from '../../../src/lib/core/territory/live-plan.ts';
import { Unevenness } from '../../../src/lib/core/territory/unevenness.ts';
import { gridMap } from './small-map.ts';

test('what a move adds is the difference of the sums of squared deviations, one after the other', () => {
  const graph = gridMap(6, 3, 4);
  const current = Int32Array.from({ length: 18 }, (_, unit) => (unit % 6) >> 1);
  const settings = { k: 3, tolerance: 0.5 };
  const [live, sums] = [new LivePlan(graph, current, settings), new Unevenness(graph, current, settings)];
  const squares = () => [0, 1, 2].reduce((sum, t) => sum + (live.territory(t).deviations[0] ?? 0) ** 2, 0);
  for (const [units, from, to] of [
    [[1], 0, 1],
    [[4, 10], 2, 1],
    [[7], 0, 1]
  ] as const) {
    const move = { units: Int32Array.from(units), to: Int32Array.from(units, () => to) };
    const hop = { move, from, to };
    const before = squares();
    const added = sums.change(hop);
    sums.make(hop);
    live.apply(move);
    expect(added).toBeCloseTo(squares() - before, 12);
  }
});

test('what goes to or from nobody counts on one side only', () => {
  const graph = gridMap(4, 1, 1);
  const sums = new Unevenness(graph, Int32Array.from([0, 0, 1, 1]), { k: 2, tolerance: 1 });
  const move = { units: Int32Array.of(1), to: Int32Array.of(-1) };
  const weights = graph.values[0]!;
  const target = weights.reduce((sum, value) => sum + value, 0) / 2;
  const [before, after] = [weights[0]! + weights[1]! - target, weights[0]! - target];
  expect(sums.change({ move, from: 0, to: -1 })).toBeCloseTo(
    (after / target) ** 2 - (before / target) ** 2,
    12
  );
});
