import { hashSeed } from '../lib/core/random.ts';
import { keepMore, type Kept } from '../lib/core/territory/keep-more.ts';
import type { SearchModel } from '../lib/core/territory/search-model.ts';
import { loadHighs } from './load-highs.ts';
import { crowding, runSearch, secondsWorked, type SearchLimits } from './run-search.ts';
import type { Output } from './verb.ts';

/** Starts at the most, each of at least so many seconds: where a search ends decides what its windows can reach. */
const STARTS = 3;
const SECONDS_PER_START = 30;
/** Shares of the time for the searches of all starts and for their windows; the best plan's windows get the rest. */
const SEARCH_SHARE = 0.5;
const START_SHARE = 0.25;
/** A search below this rarely ends within bounds: little time goes to it before windows, up to the share. */
const SEARCH_SECONDS = 16;
const SEARCH_MOST = 0.85;
/** Iterations that take about as long as one window. */
const WINDOW_ITERATIONS = 150_000;
/** A window is left after so many nodes or seconds: what is not found by then is found sooner in another. */
const WINDOW_NODES = 50;
const WINDOW_SECONDS = 2;
/** A gain below this, about a two-hundredth of a percent of the weight moved, is not searched for. */
const WINDOW_GAP = 10;

/**
 * Search for a plan that changes little: each start is searched, then solved window by window (keep-more.ts), and
 * more windows are solved of the best. Iterations are divided the same way as seconds, so that a seed repeats.
 */
export async function runRealign(model: SearchModel, limits: SearchLimits, output: Output) {
  const { seed, iterations, seconds } = limits;
  const solve = await loadHighs();
  const begun = secondsWorked();
  const given = seconds === undefined ? Infinity : Math.max(0, seconds - begun);
  const count =
    given === Infinity ? STARTS : Math.max(1, Math.min(STARTS, Math.floor(given / SECONDS_PER_START)));
  const search = Math.max(SEARCH_SHARE, Math.min(SEARCH_MOST, SEARCH_SECONDS / given));
  const [searchShare, startShare] = [search / count, ((1 - search) * START_SHARE) / SEARCH_SHARE / count];
  let spent = 0;
  const keep = (holder: Int32Array, salt: number, share: number) => {
    const until = begun + (spent += share) * given;
    return keepMore(model, holder, solve, {
      seed: hashSeed(seed, 'windows', salt),
      windows: iterations === undefined ? Infinity : Math.ceil((share * iterations) / WINDOW_ITERATIONS),
      limits: () => ({
        nodes: WINDOW_NODES,
        gap: WINDOW_GAP,
        seconds:
          seconds === undefined ? Infinity : Math.min(WINDOW_SECONDS, (until - secondsWorked()) * crowding())
      })
    });
  };
  const starts = Array.from({ length: count }, (_, start) => {
    spent += searchShare;
    const { holder, summary } = runSearch(
      model,
      {
        seed: start === 0 ? seed : hashSeed(seed, 'start', start),
        iterations: iterations && Math.ceil(searchShare * iterations),
        seconds: seconds === undefined ? undefined : begun + spent * given
      },
      output
    );
    return { summary, kept: keep(holder, start, startShare) };
  });
  const best = starts.map(({ kept }) => kept).reduce((a, b) => (better(b, a) ? b : a));
  const { holder } = keep(best.holder, count, 1 - (searchShare + startShare) * count);
  const searched = starts.reduce((sum, { summary }) => sum + summary.iterations, 0);
  return { holder, summary: { ...starts[0]!.summary, seed, iterations: iterations ?? searched } };
}

/** Sums of floats are not exact to the last bit. */
const HAIR = 1e-9;

const better = (a: Kept, b: Kept): boolean =>
  a.excess < b.excess - HAIR || (a.excess <= b.excess + HAIR && a.cost < b.cost);
