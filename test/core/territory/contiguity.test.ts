import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContiguityTest } from '../../../src/lib/core/territory/neighbor-ring.ts';
import {
  fillPocket,
  findPieces,
  makeContiguous,
  strayPieces
} from '../../../src/lib/core/territory/pieces.ts';
import { applyMove } from '../../../src/lib/core/territory/apply-move.ts';
import { countPieces } from '../../../src/lib/core/territory/score-plan.ts';
import { gridMap, scatteredPlan } from './small-map.ts';

const graph = gridMap(6, 5, 2);

test('a unit may leave exactly where its territory gains no piece without it', () => {
  const ring = new ContiguityTest(graph);
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(graph.count - 1), (seed, unit) => {
      const holder = scatteredPlan(graph, 2, seed);
      const origin = findPieces(graph, holder).find(({ units }) => units.includes(unit))!;
      const alone = Int32Array.from(holder, (_, i) => (origin.units.includes(i) ? 0 : -1));
      const without = alone.map((t, i) => (i === unit ? -1 : t));
      expect(ring.leavesWhole(alone, unit)).toBe(countPieces(graph, without, 1)[0]! <= 1);
    })
  );
});

test('making contiguous leaves every territory in one piece and moves only strays', () => {
  fc.assert(
    fc.property(fc.nat(1000), (seed) => {
      const holder = scatteredPlan(graph, 3, seed);
      const strays = new Set(strayPieces(graph, holder).flatMap(({ units }) => [...units]));
      const after = holder.slice();
      let move = makeContiguous(graph, after);
      expect([...move.units].every((unit) => strays.has(unit))).toBe(true);
      for (let round = 0; move.units.length > 0 && round < graph.count; round++) {
        applyMove(after, move);
        move = makeContiguous(graph, after);
      }
      expect(strayPieces(graph, after)).toEqual([]);
    })
  );
});

test('a pocket without territory goes to the neighbour with the longest shared border', () => {
  const holder = new Int32Array(graph.count).fill(0);
  for (let unit = 0; unit < 12; unit++) holder[unit] = 1;
  // Units 13 and 19 (second column, third and fourth row): one border with territory 1, five with territory 0.
  holder[13] = -1;
  holder[19] = -1;
  const move = fillPocket(graph, holder, 13);
  expect([[...move.units], [...move.to]]).toEqual([
    [13, 19],
    [0, 0]
  ]);
});
