import { openSearch } from './propose-balance.ts';
import type { BalanceProblem } from './balance-problem.ts';
import type { Problem } from '../result.ts';
import type { SearchProgress, SearchSettings } from './plan-search.ts';

/** What a search in a worker reports; plain data, ready to post. */
export type SearchMessage =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'progress' | 'paused' | 'done';
      readonly holder: Int32Array;
      readonly excess: number;
      readonly cost: number;
      readonly iterations: number;
      readonly planned: number;
    };

/** What core does not have: a clock in ms, a way to let messages in, and where reports go. */
export type SearchHost = {
  now(): number;
  breathe(): Promise<void>;
  post(message: SearchMessage): void;
};

/**
 * Runs one search in a worker: `run` works until done or `pause`, reporting the best plan every 100 ms; `run` again
 * resumes. Everything posted is plain data.
 */
export class SearchJob {
  readonly #search;
  readonly #host: SearchHost;
  #paused = false;

  constructor(problem: BalanceProblem, settings: SearchSettings, host: SearchHost) {
    this.#search = openSearch(problem, settings);
    this.#host = host;
  }

  pause(): void {
    this.#paused = true;
  }

  async run(): Promise<void> {
    const { now, breathe, post } = this.#host;
    if (!this.#search.ok) return post({ kind: 'refused', problems: this.#search.problems });
    this.#paused = false;
    let last = now();
    for (;;) {
      const { done, value } = this.#search.value.next();
      if (value === undefined) return;
      const report = (kind: 'progress' | 'paused' | 'done') => post(messageOf(kind, value));
      if (done) return report('done');
      if (this.#paused) return report('paused');
      if (now() - last >= 100) {
        report('progress');
        await breathe();
        last = now();
      }
    }
  }
}

const messageOf = (
  kind: 'progress' | 'paused' | 'done',
  { best, excess, cost, iterations, planned }: SearchProgress
): SearchMessage => ({ kind, holder: best.slice(), excess, cost, iterations, planned });
