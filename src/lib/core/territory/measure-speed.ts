import { createRandom } from '../random.ts';
import { Annealer } from './anneal.ts';
import { joinPieces } from './join-pieces.ts';
import { powerSeed } from './power-seed.ts';
import type { SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';

/** Flips before the code has been compiled for good, and those timed after. */
const WARM = 300_000;
const TIMED = 150_000;

/**
 * Flips a second by the caller's clock (in seconds), from a trial of the search's main work on a rough seed. Early
 * flips run at a third of the speed to come, so that the clock starts late.
 */
export function measureSpeed(model: SearchModel, clock: () => number): number {
  const state = new SearchState(model, joinPieces(model, powerSeed(model, createRandom(0, 'trial'), 15)));
  const mean = state.inertia() / model.k || 1;
  const annealer = new Annealer(state, { inertia: 1 / mean, border: 0, shape: 0, disruption: 0 }, 1);
  const heat = (5 * model.k) / model.graph.count;
  const [penaltyFrom, penaltyTo, steep] = [1, 10, 10];
  const flip = (iterations: number) =>
    void annealer.run({ iterations, hot: heat, cold: heat / 30, penaltyFrom, penaltyTo, steep });
  flip(WARM);
  const before = clock();
  flip(TIMED);
  return TIMED / Math.max(0.001, clock() - before);
}
