import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileProblem } from '../../../src/lib/core/territory/balance-problem.ts';
import { joinPieces } from '../../../src/lib/core/territory/join-pieces.ts';
import { polishSwaps } from '../../../src/lib/core/territory/polish-swaps.ts';
import { scorePlan } from '../../../src/lib/core/territory/score-plan.ts';
import { SearchState } from '../../../src/lib/core/territory/search-state.ts';
import { gridMap, scatteredPlan } from './small-map.ts';

const prices = { inertia: 1, border: 0, shape: 0, disruption: 0 };

test('two crossed cells change sides, though either move alone would break the balance', () => {
  // 000111 over 001011: cells 2 of the lower row and 3 swapped, as tight as balance can be.
  const graph = gridMap(6, 2);
  const compiled = compileProblem({ graph, k: 2, tolerance: 0 });
  if (!compiled.ok) throw new Error('the map is sound');
  const state = new SearchState(compiled.value, Int32Array.of(0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1));
  expect(polishSwaps(state, prices)).toBe(1);
  expect([...state.holder]).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1]);
});

test('polishing never costs inertia, balance or contiguity, and comes to an end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 9 }),
      fc.integer({ min: 2, max: 6 }),
      fc.nat(1000),
      (side, k, seed) => {
        const graph = gridMap(side, side, seed, 2);
        const problem = { graph, k, tolerance: 0.4 };
        const compiled = compileProblem(problem);
        if (!compiled.ok) throw new Error('the map is sound');
        const start = joinPieces(compiled.value, scatteredPlan(graph, k, seed));
        const state = new SearchState(compiled.value, start);
        const before = { excess: state.excess(), inertia: state.inertia() };
        const pieces = scorePlan(graph, start, problem).extraPieces;
        const swaps = polishSwaps(state, prices);
        expect(scorePlan(graph, state.holder, problem).extraPieces).toBeLessThanOrEqual(pieces);
        expect(state.excess()).toBeLessThanOrEqual(before.excess + 1e-6);
        expect(state.inertia()).toBeLessThanOrEqual(before.inertia);
        expect(swaps === 0).toBe(start.every((t, unit) => t === state.holder[unit]));
      }
    ),
    { numRuns: 60 }
  );
});
