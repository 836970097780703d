import type { Evaluation } from '../../scenario/evaluation.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { Latest } from './latest.ts';
import type { Session } from './session.ts';

/**
 * Figures of scenarios, the wanted ones first to last. A new list overtakes the old one; figures once there stay
 * until newer replace them, so that a page never goes blank over an edit.
 */
export class EvaluationQueue {
  busy = $state(false);
  failure = $state.raw<unknown>();
  #session: Session | undefined;
  #known = $state.raw<ReadonlyMap<string, { scenario: Scenario; evaluation: Evaluation }>>(new Map());
  readonly #scenarios = new WeakMap<Evaluation, Scenario>();
  readonly #turns = new Latest();

  start(session: Session) {
    this.#session = session;
    this.failure = undefined;
  }

  stop() {
    this.#turns.cancel();
    this.#session = undefined;
    this.#known = new Map();
    this.busy = false;
  }

  latest = (id: string): Evaluation | undefined => this.#known.get(id)?.evaluation;

  /** What figures are of: they may be older than the scenario of that name. */
  scenarioOf = (evaluation: Evaluation): Scenario | undefined => this.#scenarios.get(evaluation);

  /** The figures known are those of this very list of changes. */
  isFresh(scenario: Scenario): boolean {
    const known = this.#known.get(scenario.id)?.scenario;
    return known !== undefined && known.changes === scenario.changes && known.basis === scenario.basis;
  }

  /** Compute what is not fresh, in this order. */
  want(scenarios: readonly Scenario[]) {
    const session = this.#session;
    if (!session) return;
    this.busy = true;
    void this.#turns
      .run(async (signal) => {
        const failures: unknown[] = [];
        for (const scenario of scenarios) {
          if (this.isFresh(scenario)) continue;
          try {
            const evaluation = await session.evaluate(scenario, { signal });
            if (signal.aborted) return false;
            this.#scenarios.set(evaluation, scenario);
            this.#known = new Map(this.#known).set(scenario.id, { scenario, evaluation });
          } catch (error) {
            if (signal.aborted) throw error;
            // One scenario that cannot be measured keeps no other from its figures.
            failures.push(error);
          }
        }
        if (failures.length > 0) throw failures[0];
        return true;
      })
      .then((done) => {
        if (done) [this.busy, this.failure] = [false, undefined];
      })
      .catch((error: unknown) => {
        [this.busy, this.failure] = [false, error];
      });
  }
}
