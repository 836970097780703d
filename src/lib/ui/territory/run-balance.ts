import type { BalanceProblem } from '../../core/territory/balance-problem.ts';
import type { SearchSettings } from '../../core/territory/plan-search.ts';
import type { SearchMessage } from '../../core/territory/search-job.ts';
import type { BalanceRequest } from './balance-worker.ts';

/** A search at work: stop it and keep its best, or drop it. */
export type BalanceRun = { readonly stop: () => void; readonly drop: () => void };
export type RunBalance = (
  problem: BalanceProblem,
  settings: SearchSettings,
  report: (message: SearchMessage) => void,
  failed: (reason: string) => void
) => BalanceRun;

/** Search in a worker of its own, so that the page never waits. */
export const runBalance: RunBalance = (problem, settings, report, failed) => {
  const worker = new Worker(new URL('./balance-worker.ts', import.meta.url), {
    type: 'module',
    name: 'balance'
  });
  const post = (request: BalanceRequest) => worker.postMessage(request);
  const drop = () => worker.terminate();
  worker.onmessage = ({ data }: MessageEvent<SearchMessage>) => {
    if (data.kind !== 'progress') drop();
    report(data);
  };
  worker.onerror = (event) => {
    drop();
    failed(event.message || 'The search could not be started.');
  };
  post({ ask: 'start', problem, settings });
  return { stop: () => post({ ask: 'pause' }), drop };
};
