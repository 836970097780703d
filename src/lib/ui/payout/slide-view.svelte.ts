import { parsePlan } from '../../core/compensation/parse-plan.ts';
import type { FastPay, FastPayResult } from '../../scenario/fast-pay.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import { liveRows } from './live-rows.ts';
import type { PayoutRow } from './payout-rows.ts';
import type { PayoutView } from './payout-view.svelte.ts';
import { slideFigures, slideText, withFigure, type SlideFigure } from './slide-figures.ts';

/** A slider on a figure of the plan: everybody's pay follows the hand in floats; exact figures follow on release. */
export class SlideView {
  figureId = $state<string>();
  /** Where the hand is, while it is down or its exact figures are not there yet. */
  position = $state.raw<number>();
  /** Pay at that position; undefined where only the exact evaluator can follow. */
  live = $state.raw<FastPay>();
  /** Why pay does not follow the hand, or why the figure cannot be kept. */
  problem = $state<string>();
  readonly #payout: PayoutView;
  readonly #workbench: Workbench;
  #compiled: { readonly of: Evaluation; readonly result: FastPayResult } | undefined;
  #asked: Evaluation | undefined;
  #released: Evaluation | undefined;

  constructor(workbench: Workbench, payout: PayoutView) {
    this.#workbench = workbench;
    this.#payout = payout;
  }

  readonly figures = $derived.by(() => slideFigures(this.#payout.plan));
  readonly figure: SlideFigure | undefined = $derived(
    this.figures.find(({ id }) => id === this.figureId) ?? this.figures[0]
  );
  readonly baseValue = $derived.by(() =>
    slideFigures(this.#payout.basePlan).find(({ id }) => id === this.figure?.id)
  );
  /** The rows of the table: as floats while the hand moves, else as computed. */
  readonly rows: readonly PayoutRow[] = $derived.by(() =>
    this.live ? liveRows(this.#payout.onPlan, this.live) : this.#payout.onPlan
  );

  /** Compile before the hand moves, so that the first move is as fast as the others. */
  ready = (): void => {
    const { evaluation } = this.#payout;
    if (!evaluation || this.#asked === evaluation) return;
    this.#asked = evaluation;
    void this.#workbench
      .fastPay(evaluation)
      .then((result) => {
        this.#compiled = { of: evaluation, result };
        if (this.position !== undefined && this.#released === undefined) this.move(this.position);
      })
      .catch(() => (this.#asked = undefined));
  };

  /** The hand is at a position. */
  move = (position: number) => {
    const { shownDocument: name, evaluation } = this.#payout;
    if (!this.figure || name === undefined) return;
    this.position = position;
    this.ready();
    const compiled = this.#compiled?.of === evaluation ? this.#compiled?.result : undefined;
    // The pay follows as soon as what it is computed from has come.
    if (!compiled) return;
    const moved = compiled.supported ? compiled.pay.withPlan(name, this.#edited(position)) : compiled;
    this.live = moved.supported ? moved.pay : undefined;
    this.problem = moved.supported
      ? undefined
      : `Pay follows on release: ${moved.reasons[0] ?? 'this plan cannot be followed in floats.'}`;
  };

  /** The hand is lifted: the figure becomes an edit of the plan, and exact figures take the place of the floats. */
  release = (position: number) => {
    const { figure } = this;
    const { shownDocument: name, plan, evaluation } = this.#payout;
    if (!figure || name === undefined) return;
    const text = slideText(position, figure);
    if (Number(text) === figure.value) return this.settle();
    const to = this.#edited(position);
    const read = parsePlan(to);
    if (!read.ok) {
      this.settle();
      this.problem = `${read.problems[0]?.message ?? 'The plan cannot be read.'} The plan was not changed.`;
      return;
    }
    this.#released = evaluation;
    const what = `${figure.component}, ${figure.label}`;
    this.#workbench.apply(`${what}: ${slideText(figure.value, figure)} to ${text}`, [
      { type: 'plan.edit', plan: name, from: plan, to }
    ]);
  };

  /** Exact figures are there: floats go. Called when the evaluation shown is another, and current. */
  settle = () => {
    [this.position, this.live, this.problem, this.#released] = [undefined, undefined, undefined, undefined];
  };

  /** Whether the figures the hand was lifted for have come. */
  arrived = (evaluation: Evaluation | undefined): boolean =>
    this.#released !== undefined && evaluation !== this.#released && !this.#workbench.stale;

  #edited(position: number): unknown {
    const { figure } = this;
    return figure && withFigure(this.#payout.plan, figure.path, slideText(position, figure));
  }
}
