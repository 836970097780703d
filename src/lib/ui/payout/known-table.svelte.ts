import type { PlanDocument } from '../../core/compensation/schema/plan.ts';
import type { IsoDate } from '../../core/period.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import { knownPay, knownRows, type KnownPay } from './known-rows.ts';
import type { PayoutRow } from './payout-rows.ts';
import type { PayoutView } from './payout-view.svelte.ts';

type Known = {
  readonly on: IsoDate;
  readonly evaluation: Evaluation;
  readonly document: PlanDocument;
  readonly paid: ReadonlyMap<string, KnownPay>;
};

/** Everybody's pay on a plan document as it was known on a day, with the periods closed by then. */
export class KnownTable {
  /** Empty: everything that is known now. */
  knownOn = $state('');
  /** Days after its last day on which a period is closed. */
  closeAfter = $state(10);
  busy = $state(false);
  failure = $state.raw<unknown>();
  /** How many people are computed, of how many. */
  progress = $state.raw<readonly [number, number]>([0, 0]);
  #known = $state.raw<Known>();
  readonly #payout: PayoutView;
  readonly #workbench: Workbench;
  readonly #latest = new Latest();

  constructor(workbench: Workbench, payout: PayoutView) {
    this.#workbench = workbench;
    this.#payout = payout;
  }

  readonly #document = $derived.by(() => (this.#payout.parsed?.ok ? this.#payout.parsed.value : undefined));
  /** The rows as known then; undefined where they are not asked for, or not for what is shown. */
  readonly rows: readonly PayoutRow[] | undefined = $derived.by(() => {
    const known = this.#known;
    const isShown =
      known?.on === this.knownOn &&
      known.evaluation === this.#payout.evaluation &&
      known.document === this.#document;
    return known && isShown ? knownRows(this.#payout.onPlan, known.paid) : undefined;
  });

  /** Asked person by person of the worker; a later question overtakes an earlier one. */
  loadKnown = async (): Promise<void> => {
    const { knownOn: on } = this;
    const { evaluation, shownDocument: name } = this.#payout;
    const [document, session] = [this.#document, this.#workbench.session];
    this.failure = undefined;
    this.busy = on !== '';
    if (on === '') this.#latest.cancel();
    if (on === '' || !session || !document || !evaluation || name === undefined) return;
    const people = [...new Set(evaluation.payouts.map(({ payee }) => payee))].sort();
    const scenario = this.#workbench.evaluation ? this.#workbench.current : this.#workbench.base;
    this.progress = [0, people.length];
    try {
      const paid = await this.#latest.run(async (signal) => {
        const closing = { document: name, days: this.closeAfter, asKnownOn: on };
        const found = new Map<string, KnownPay>();
        for (const payee of people) {
          const closed = await session.closedPay(scenario, { ...closing, payee }, { signal });
          if (closed) found.set(payee, knownPay(closed.output));
          this.progress = [found.size, people.length];
        }
        return found;
      });
      if (paid === undefined) return;
      this.#known = { on, evaluation, document, paid };
    } catch (error) {
      this.failure = error;
    }
    this.busy = false;
  }; // prettier-ignore
}
