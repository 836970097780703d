import type { PlanAnswer, PlanQuestion } from './plan-work.ts';

/** Work beside the page: drop it when nobody waits any more. */
export type PlanRun = { readonly drop: () => void };
export type RunPlanWork = (
  question: PlanQuestion,
  report: (answer: PlanAnswer) => void,
  failed: (reason: string) => void
) => PlanRun;

/** Work a question out in a worker of its own, so that the page never waits. */
export const runPlanWork: RunPlanWork = (question, report, failed) => {
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module', name: 'plan' });
  const drop = () => worker.terminate();
  worker.onmessage = ({ data }: MessageEvent<PlanAnswer>) => {
    if (data.kind === 'end') drop();
    report(data);
  };
  worker.onerror = (event) => {
    drop();
    failed(event.message || 'The plan could not be worked through.');
  };
  worker.postMessage(question);
  return { drop };
};
