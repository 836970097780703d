import { createRandom } from '../random.ts';
import type { SolveProgram, SolverLimits } from './binary-program.ts';
import { DISRUPTION_UNIT, type Prices, type SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';
import { TerritoryWindows } from './territory-windows.ts';
import { WindowProgram } from './window-program.ts';

/** What limits the work: windows solved one after the other, each within the solver's own limits. */
export type KeepSettings = {
  readonly seed: number;
  readonly windows: number;
  readonly limits: () => SolverLimits;
};

/** A plan, how far it is out of bounds, and its cost on a scale that all plans of a model share. */
export type Kept = { readonly holder: Int32Array; readonly excess: number; readonly cost: number };

/** Sums of floats are not exact to the last bit. */
const HAIR = 1e-9;
/** Most territories of a window at first and in the end; windows widen after so many draws without a gain. */
const NARROW = 4;
const WIDE = 12;
const PATIENCE = 40;
/** The same while some territory is out of bounds: what it lacks may lie far off. */
const HASTE = 6;
/** Unknowns beyond which a window takes longer than many small ones, which gain more. */
const LARGEST = 1000;

/**
 * Keep more of the plan in force: windows of a few neighbouring territories are solved one after the other as 0–1
 * programs that move least within the bounds, and kept where the plan as a whole got cheaper. Returns the better
 * plan; a copy of the plan itself where nothing is gained.
 */
export function keepMore(
  model: SearchModel,
  holder: Int32Array,
  solve: SolveProgram,
  { seed, windows, limits }: KeepSettings
): Kept {
  const state = new SearchState(model, holder);
  const open = model.k - model.closed.reduce((sum, closed) => sum + closed, 0);
  const prices: Prices = {
    inertia: open / (new SearchState(model, model.current).inertia() || 1),
    border: 0,
    shape: 0,
    disruption: model.disruptionWeight * DISRUPTION_UNIT * open
  };
  const random = createRandom(seed, 'keep');
  const best = holder.slice();
  const picker = new TerritoryWindows(model, best);
  const changes = new Int32Array(model.k);
  const tried = new Set<string>();
  let cost = state.cost(prices);
  let excess = state.excess();
  let widest = NARROW;
  let idle = 0;
  for (let i = 0; i < windows; i++) {
    const left = limits();
    const troubled = excess > HAIR ? territoriesOutside(state) : territoriesChanged(model, best);
    if (left.seconds <= 0 || troubled.length === 0) break;
    const { window } = picker.pick(random, troubled, state.size, widest);
    const key = [...window.keys()].flatMap((t) => (window[t] === 1 ? `${t}:${changes[t]}` : [])).join(' ');
    if (++idle > (excess > HAIR ? HASTE : PATIENCE)) [idle, widest] = [0, Math.min(WIDE, widest + 1)];
    if (tried.has(key)) continue;
    tried.add(key);
    const program = new WindowProgram(state, prices, window);
    if (program.cost.length > (excess > HAIR ? 3 : 1) * LARGEST) continue;
    const { chosen } = solve(program, left);
    if (chosen === undefined) continue;
    state.restore(program.holderOf(chosen));
    const [now, outside] = [state.cost(prices), state.excess()];
    if (outside < excess - HAIR || (outside <= excess + HAIR && now < cost - HAIR)) {
      [cost, excess] = [now, outside];
      idle = 0;
      best.set(state.holder);
      picker.update(best);
      window.forEach((inside, t) => (changes[t]! += inside));
    } else state.restore(best);
  }
  return { holder: best, excess, cost };
}

/** Open territories with a measure out of bounds. */
function territoriesOutside({ model, sum }: SearchState): number[] {
  const { k, measureCount: M, low, high, closed } = model;
  return Array.from({ length: k }, (_, t) => t).filter((t) => {
    if (closed[t] === 1) return false;
    for (let i = t * M; i < (t + 1) * M; i++)
      if (sum[i]! < low[i]! - HAIR || sum[i]! > high[i]! + HAIR) return true;
    return false;
  });
}

/** Open territories that hold a unit from elsewhere or miss one of their own. */
function territoriesChanged({ current, closed }: SearchModel, holder: Int32Array): number[] {
  const changed = new Set<number>();
  holder.forEach((t, unit) => {
    const home = current[unit]!;
    if (home < 0 || home === t) return;
    if (closed[t] === 0) changed.add(t);
    if (closed[home] === 0) changed.add(home);
  });
  return [...changed].sort((a, b) => a - b);
}
