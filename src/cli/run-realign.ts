import { keepMore } from '../lib/core/territory/keep-more.ts';
import type { SearchModel } from '../lib/core/territory/search-model.ts';
import { loadHighs } from './load-highs.ts';
import { crowding, runSearch, secondsWorked, type SearchLimits } from './run-search.ts';
import type { Output } from './verb.ts';

/** Share of the time for the search; the rest goes to windows. */
const SEARCH_SHARE = 0.5;
/** Iterations that take about as long as one window. */
const WINDOW_ITERATIONS = 150_000;
/** A window is left after so many nodes or seconds: what is not found by then is found sooner in another. */
const WINDOW_NODES = 50;
const WINDOW_SECONDS = 2;
/** A gain below this, about a two-hundredth of a percent of the weight moved, is not searched for. */
const WINDOW_GAP = 10;

/**
 * Search for a plan that changes little, then solve it window by window (keep-more.ts). Iterations are divided the
 * same way as seconds, so that a seed repeats.
 */
export async function runRealign(model: SearchModel, limits: SearchLimits, output: Output) {
  const { seed, iterations, seconds } = limits;
  const solve = await loadHighs();
  const begun = secondsWorked();
  const searched = runSearch(
    model,
    {
      ...limits,
      iterations: iterations && Math.ceil(SEARCH_SHARE * iterations),
      seconds: seconds === undefined ? undefined : begun + SEARCH_SHARE * (seconds - begun)
    },
    output
  );
  const holder = keepMore(model, searched.holder, solve, {
    seed,
    windows:
      iterations === undefined ? Infinity : Math.ceil(((1 - SEARCH_SHARE) * iterations) / WINDOW_ITERATIONS),
    limits: () => ({
      nodes: WINDOW_NODES,
      gap: WINDOW_GAP,
      seconds:
        seconds === undefined ? Infinity : Math.min(WINDOW_SECONDS, (seconds - secondsWorked()) * crowding())
    })
  });
  const { summary } = searched;
  return { holder, summary: { ...summary, iterations: iterations ?? summary.iterations } };
}
