import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { measureSpeed } from '../lib/core/territory/measure-speed.ts';
import { searchPlan } from '../lib/core/territory/plan-search.ts';
import type { SearchModel } from '../lib/core/territory/search-model.ts';
import type { Output } from './verb.ts';

/** CPU time outside this process that a call costs: npm and the loader. */
const LAUNCH_SECONDS = 0.6;

/** Wall-clock seconds per CPU second given, after which a search on a crowded machine ends with what it has. */
const PATIENCE = 4;

/** What a search may take; without iterations they follow from the seconds. */
export type SearchLimits = {
  readonly seed: number;
  readonly iterations: number | undefined;
  readonly seconds: number | undefined;
  /** Iterations at most where they follow from the seconds. */
  readonly most?: number;
};

/** What a search took. Seconds are null where they were no limit, so that the same call prints the same. */
export type SearchSummary = {
  readonly seed: number;
  readonly iterations: number;
  readonly seconds: number | null;
  readonly stoppedBy: 'iterations' | 'seconds';
};

/** CPU seconds of this process so far, start-up included. */
export function secondsWorked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Wall-clock seconds that a CPU second of this process has taken so far, for solvers that only know the wall clock. */
export const crowding = (): number =>
  Math.max(1, Math.min(PATIENCE, process.uptime() / Math.max(0.1, secondsWorked())));

/** CPU seconds this process may take of those given to the whole call. */
export const ownSeconds = (seconds: number): number => Math.max(0.5 * seconds, seconds - LAUNCH_SECONDS);

/**
 * Search within the limits. Seconds are CPU seconds of the whole process up to `until`, so that a busy machine does
 * not make a worse plan; `PATIENCE` times as long by the wall clock is the end in any case. The iterations are set
 * beforehand from a short trial's speed: a run that finishes them repeats with `--iterations`.
 */
export function runSearch(
  model: SearchModel,
  { seed, iterations, seconds, most = Infinity }: SearchLimits,
  output: Output
) {
  const elapsed = () => performance.now() / 1000;
  const limit = seconds ?? Infinity;
  const left = Math.max(0.1, limit - secondsWorked());
  const affordable = () => Math.floor(measureSpeed(model, secondsWorked, left) * left);
  const planned = iterations ?? Math.min(most, Math.max(20_000, affordable()));
  const search = searchPlan(model, { seed, iterations: planned });
  let stoppedBy: 'iterations' | 'seconds' = 'iterations';
  let step = search.next();
  let told = elapsed();
  while (!step.done) {
    if (secondsWorked() > limit || elapsed() > PATIENCE * limit) {
      stoppedBy = 'seconds';
      break;
    }
    if (elapsed() - told > 1) {
      told = elapsed();
      const { iterations: at, excess } = step.value;
      const state =
        excess > 1e-9 ? `, ${(100 * excess).toFixed(2)} % of a target out of bounds` : ', balanced';
      output.progress(`${Math.floor((100 * at) / planned)} %${state}\n`);
    }
    step = search.next();
  }
  const summary: SearchSummary = {
    seed,
    iterations: stoppedBy === 'iterations' ? planned : step.value.iterations,
    seconds: seconds === undefined ? null : Math.round(secondsWorked() * 100) / 100,
    stoppedBy
  };
  return { holder: step.value.best.slice(), summary };
}
