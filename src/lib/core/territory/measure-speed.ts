import { createRandom } from '../random.ts';
import { Annealer } from './anneal.ts';
import { joinPieces } from './join-pieces.ts';
import { powerSeed } from './power-seed.ts';
import type { SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';

/** Flips before the code has been compiled for good, in legs (a compiler counts calls), and those timed after. */
const LEG = 25_000;
const WARM_LEGS = 14;
const TIMED_LEGS = 6;
/** Share of the time at hand that the legs before may take. */
const SHARE = 0.08;

/**
 * Flips a second by the caller's clock (in seconds), from a trial of the search's main work on a rough seed. Early
 * flips run at a third of the speed to come, so that the clock starts late, unless there is little time (`seconds`).
 */
export function measureSpeed(model: SearchModel, clock: () => number, seconds: number): number {
  const started = clock();
  const keeps = model.disruptionWeight > 0 && model.current.some((t) => t >= 0);
  const seed = keeps ? model.current : powerSeed(model, createRandom(0, 'trial'), 15);
  const state = new SearchState(model, joinPieces(model, seed));
  const mean = state.inertia() / model.k || 1;
  const disruption = keeps ? 50 * model.k * model.disruptionWeight : 0;
  const annealer = new Annealer(state, { inertia: 1 / mean, border: 0, shape: 0, disruption }, 1);
  const heat = (5 * model.k) / model.graph.count;
  const [penaltyFrom, penaltyTo, steep] = [1, 10, 10];
  const flip = () =>
    void annealer.run({ iterations: LEG, hot: heat, cold: heat / 30, penaltyFrom, penaltyTo, steep });
  for (let leg = 0; leg < WARM_LEGS && clock() - started < SHARE * seconds; leg++) flip();
  const before = clock();
  for (let leg = 0; leg < TIMED_LEGS; leg++) flip();
  return (TIMED_LEGS * LEG) / Math.max(0.001, clock() - before);
}
