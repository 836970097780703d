import { chooseCount } from '../../core/territory/choose-count.ts';
import { type PlanScore, scorePlan } from '../../core/territory/score-plan.ts';
import type { SearchMessage } from '../../core/territory/search-job.ts';
import type { BalanceQuestion, BalanceQuestions } from './balance-question.ts';
import type { BalanceRun, RunBalance } from './run-balance.ts';

/** The best plan found: of which question, who holds what in positions of the plan, and how it scores. */
export type FoundPlan = {
  readonly question: BalanceQuestion;
  readonly holders: Int32Array;
  readonly score: PlanScore;
};
export type QuestionsReport = {
  readonly progress: (at: { readonly share: number; readonly excess: number; readonly k: number }) => void;
  readonly done: (found: FoundPlan) => void;
  readonly failed: (reason: string) => void;
};

/** Search with one number of territories after another and hand over the best; stopped, the best there is by then. */
export function runQuestions(
  search: RunBalance,
  { graph, questions }: BalanceQuestions,
  settings: { readonly seed: number; readonly iterations: number; readonly tolerance: number },
  report: QuestionsReport
): BalanceRun {
  const found: FoundPlan[] = [];
  const refusals: string[] = [];
  let run: BalanceRun | undefined;
  const finish = () => {
    if (found.length === 0) return report.failed(refusals[0] ?? 'Nothing was found.');
    const { k } = chooseCount(found.map(({ question, score }) => ({ k: question.k, score })));
    report.done(found.find(({ question }) => question.k === k)!);
  };
  const ask = (at: number) => {
    const question = questions[at];
    if (question === undefined) return finish();
    const take = (message: SearchMessage) => {
      if (message.kind === 'refused') {
        refusals.push(message.problems.map((problem) => problem.message).join(' '));
        return ask(at + 1);
      }
      const share = (at + message.iterations / message.planned) / questions.length;
      report.progress({ share, excess: message.excess, k: question.k });
      if (message.kind === 'progress') return;
      found.push(readPlan(graph, question, message.holder, settings.tolerance));
      if (message.kind === 'paused') finish();
      else ask(at + 1);
    };
    const { seed, iterations } = settings;
    run = search(question.problem, { seed, iterations }, take, report.failed);
  };
  ask(0);
  return { stop: () => run?.stop(), drop: () => run?.drop() };
}

function readPlan(
  graph: BalanceQuestions['graph'],
  question: BalanceQuestion,
  holder: Int32Array,
  tolerance: number
): FoundPlan {
  const { k, slots, problem } = question;
  const own = graph.measureNames[0];
  const limits = (problem.limits ?? []).filter(({ measure }) => measure === own);
  return {
    question,
    holders: holder.map((slot) => slots[slot] ?? -1),
    score: scorePlan(graph, holder, { k, tolerance, limits })
  };
}
