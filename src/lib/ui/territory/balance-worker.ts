import type { BalanceProblem } from '../../core/territory/balance-problem.ts';
import type { SearchSettings } from '../../core/territory/plan-search.ts';
import { SearchJob, type SearchMessage } from '../../core/territory/search-job.ts';

/** What the page asks of the worker: a search begins, or the one at work stops with the best it has. */
export type BalanceRequest =
  | { readonly ask: 'start'; readonly problem: BalanceProblem; readonly settings: SearchSettings }
  | { readonly ask: 'pause' };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<BalanceRequest>) => void;
  postMessage: (message: SearchMessage) => void;
};
let job: SearchJob | undefined;

scope.onmessage = ({ data }) => {
  if (data.ask === 'pause') return job?.pause();
  job = new SearchJob(data.problem, data.settings, {
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
    post: (message) => scope.postMessage(message)
  });
  void job.run();
};
