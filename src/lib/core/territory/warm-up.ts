import { createRandom } from '../random.ts';
import { Annealer } from './anneal.ts';
import { joinPieces } from './join-pieces.ts';
import { powerSeed } from './power-seed.ts';
import type { SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';

/**
 * A short trial of the search's main work, to be timed by the caller: a rough seed now, then any number of flips at
 * a middling temperature each time the returned function is called.
 */
export function warmUp(model: SearchModel): (flips: number) => void {
  const state = new SearchState(model, joinPieces(model, powerSeed(model, createRandom(0, 'trial'), 15)));
  const mean = state.inertia() / model.k || 1;
  const annealer = new Annealer(state, { inertia: 1 / mean, border: 0, disruption: 0 }, 1);
  const heat = (5 * model.k) / model.graph.count;
  return (flips) => {
    const [penaltyFrom, penaltyTo, steep] = [1, 10, 10];
    annealer.run({ iterations: flips, hot: heat, cold: heat / 30, penaltyFrom, penaltyTo, steep });
  };
}
