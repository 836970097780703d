import { failureWords } from '../../engine/failure-words.ts';
import type { LintFinding } from '../../core/compensation/lint/lint-finding.ts';
import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import type { CardShown, PlanQuestion } from './plan-work.ts';
import { runPlanWork, type PlanRun, type RunPlanWork } from './run-plan-work.ts';

/** What is being worked out about a plan, or was: its findings, or its cards as they come. */
export class PlanStudy {
  findings = $state.raw<readonly LintFinding[]>();
  cards = $state.raw<readonly CardShown[]>([]);
  done = $state(0);
  total = $state<number>();
  busy = $state(false);
  failure = $state<string>();
  /** The plan and scenario the figures are of. */
  #of = $state.raw<readonly unknown[]>([]);
  readonly #workbench: Workbench;
  readonly #work: RunPlanWork;
  readonly #latest = new Latest();
  #run: PlanRun | undefined;

  constructor(workbench: Workbench, work: RunPlanWork = runPlanWork) {
    this.#workbench = workbench;
    this.#work = work;
  }

  /** Work a question out for the document of this name, unless that was done for these very changes. */
  ask = async (ask: PlanQuestion['ask'], name: string, plan: unknown) => {
    const { session, current } = this.#workbench;
    const of = [session, ask, name, plan, current.changes, current.basis];
    if (!session || (of.every((part, at) => part === this.#of[at]) && !this.failure)) return;
    this.stop();
    [this.#of, this.busy, this.failure, this.done, this.total] = [of, true, undefined, 0, undefined];
    try {
      const asked = await this.#latest.run(async (signal) => ({
        input: await session.payInput(current, name, { signal })
      }));
      if (!asked || this.#of !== of) return;
      const { input } = asked;
      if (input === undefined) return this.#fail('The scenario has not got this plan yet.');
      const cards: CardShown[] = [];
      this.#run = this.#work(
        { ask, plan: $state.snapshot(plan), input },
        (answer) => {
          if (answer.kind === 'checks') this.findings = answer.findings;
          if (answer.kind === 'card') {
            cards.push(answer.card);
            [this.done, this.total] = [answer.done, answer.total];
            // Figures of before stay until there are as many again, so that the page does not jump.
            if (cards.length >= this.cards.length || answer.done === answer.total) this.cards = [...cards];
          }
          if (answer.kind === 'end') {
            this.busy = false;
            if (ask === 'meanings') this.cards = cards;
          }
        },
        this.#fail
      );
    } catch (error) {
      this.#fail(failureWords(error).sentence);
    }
  };

  /** Stop working; what is known stays. */
  stop = () => {
    this.#latest.cancel();
    this.#run?.drop();
    this.#run = undefined;
    this.busy = false;
    this.#of = [];
  };

  #fail = (reason: string) => {
    [this.busy, this.failure] = [false, reason];
  };
}
