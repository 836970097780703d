import type { Period } from '../../core/period.ts';
import type { Connector } from '../../engine/connector.ts';
import type { Change } from '../../scenario/change.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { FastPayResult } from '../../scenario/fast-pay.ts';
import { type CreditMove, type CreditShift, type Standing, reassignedBy } from './credit-shift.ts';
import { loadCreditShift } from './load-credit-shift.ts';
import type { PaintEffect } from './paint-effect.ts';
import { type PayFigures, type RepFigures, movedFigures, payFigures } from './pay-figures.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { type TerritoryPlan, planAfter } from './territory-plan.ts';

/** What the strip needs of the workbench: exact figures of the scenario and of the base. Reactive. */
export type PaySource = {
  readonly evaluation: Evaluation | undefined;
  readonly baseEvaluation: Evaluation | undefined;
  readonly stale: boolean;
  readonly changes: readonly Change[];
  /** Pay in floats, from what an evaluation was paid on. */
  readonly fastPay: (evaluation: Evaluation) => Promise<FastPayResult>;
};

/** How far the figures shown can be trusted: the evaluation's own, ahead of it in floats, or nothing known. */
export type PayState = 'exact' | 'live' | 'waiting';

const PERIODS_SHOWN = 4;

/**
 * Attainment, payout and fairness that move with the brush. They start from the last exact evaluation and add what has changed
 * hands since, the stroke in the hand included, by the evaluation's own rules in floats; the exact figures take their
 * place as soon as they are there.
 */
export class PayView {
  #shift = $state.raw<CreditShift | undefined>(undefined);
  #asked: Evaluation | undefined;
  #compiled = $state.raw<{ readonly of: Evaluation; readonly result: FastPayResult }>();
  /** The changes each evaluation was made of: what it stands for while the plan is ahead of it. */
  readonly #changesOf = new WeakMap<Evaluation, readonly Change[]>();

  constructor(
    readonly editor: TerritoryEditor,
    readonly source: PaySource,
    readonly effect: () => PaintEffect | undefined
  ) {}

  /** The last quota periods with data, up to four. */
  readonly span = $derived.by((): Period | undefined => {
    const rows = this.source.baseEvaluation?.attainment ?? [];
    const starts = [
      ...new Set(rows.filter(({ credit }) => Number(credit) !== 0).map(({ start }) => start))
    ].sort();
    const start = starts.slice(-PERIODS_SHOWN)[0];
    const last = starts.at(-1);
    if (start === undefined) return undefined;
    return { start, end: rows.find((row) => row.start === last)!.end };
  });
  readonly #exact = $derived.by(() => this.#figures(this.source.evaluation));
  readonly base = $derived.by(() => this.#figures(this.source.baseEvaluation));
  /** The fast evaluator of the evaluation shown. */
  readonly #fast = $derived.by(() =>
    this.#compiled?.of === this.source.evaluation ? this.#compiled?.result : undefined
  );
  /** Why pay cannot follow the hand here, in sentences; empty where it can. */
  readonly obstacles = $derived.by((): readonly string[] => {
    if (this.#fast !== undefined && !this.#fast.supported) return this.#fast.reasons;
    return follows(this.source.changes) ? [] : ['Credit stays with the transaction’s own rep.'];
  });
  readonly #before = $derived.by((): Standing | undefined => {
    const { evaluation, stale, changes } = this.source;
    if (evaluation === undefined) return undefined;
    if (!stale) this.#changesOf.set(evaluation, changes);
    return this.#standing(this.#changesOf.get(evaluation) ?? changes);
  });
  readonly #after = $derived.by((): Standing => {
    const { plan } = this.editor;
    return { plan, holders: plan.holders, reassigned: reassignedBy(this.source.changes) };
  });
  /** What has changed hands since the last exact evaluation: credit is additive, so a stroke only adds its own. */
  readonly #since = $derived.by((): readonly CreditMove[] => {
    if (this.#before === undefined || this.#shift === undefined || !this.source.stale) return [];
    return this.#shift.between(this.#before, this.#after, this.editor.base);
  });
  readonly #ofStroke = $derived.by(() => this.#with(this.#handing(this.effect())));
  /** The figures to show, the stroke in the hand included. */
  readonly now = $derived.by((): { readonly state: PayState; readonly figures: PayFigures | undefined } => {
    const { source } = this;
    const effect = this.effect();
    const still = effect === undefined || effect.handover.units.length === 0;
    if (still && !source.stale) return { state: this.#exact ? 'exact' : 'waiting', figures: this.#exact };
    const figures = this.#ofStroke;
    return { state: figures ? 'live' : 'waiting', figures };
  });

  /** Ask once per evaluation's span for the credit that follows units; until it is there figures move only on release. */
  async prepare(connector: Connector): Promise<void> {
    const { baseEvaluation } = this.source;
    if (baseEvaluation === undefined || this.#asked === baseEvaluation) return;
    this.#asked = baseEvaluation;
    this.#shift = await loadCreditShift(connector, this.editor.geometry, baseEvaluation);
  }

  /** Compile the fast evaluator once per evaluation, before the hand comes down. */
  async follow(): Promise<void> {
    const { evaluation } = this.source;
    if (evaluation === undefined || this.#compiled?.of === evaluation) return;
    const result = await this.source.fastPay(evaluation);
    if (this.source.evaluation === evaluation) this.#compiled = { of: evaluation, result };
  }

  /** The figures as the plan stands, no hand-over included. */
  readonly still = $derived.by(() => (this.source.stale ? this.#with([]) : this.#exact));
  /** The figures were the units held so, by territories of the plan or new ones; undefined where pay cannot follow. */
  holding(plan: TerritoryPlan, holders: Int32Array): PayFigures | undefined {
    const after = this.#after;
    const made = plan.territories.filter(({ key }) => !after.plan.position.has(key));
    const reassigned = new Map([...after.reassigned, ...made.map(({ key, rep }) => [key, rep] as const)]);
    const { base } = this.editor;
    return this.#with(this.#shift?.between(after, { plan, holders, reassigned }, base));
  }
  /** What a hand-over would change in a person's payout, in floats; undefined where pay cannot follow. */
  payoutShift(effect: PaintEffect, rep: string): number | undefined {
    const [before, after] = [
      this.still?.reps.get(rep),
      (effect === this.effect() ? this.#ofStroke : this.#with(this.#handing(effect)))?.reps.get(rep)
    ];
    return before && after && after.paid - before.paid;
  }

  rep(rep: string): { readonly now: RepFigures | undefined; readonly base: RepFigures | undefined } {
    return { now: this.now.figures?.reps.get(rep), base: this.base?.reps.get(rep) };
  }

  #figures(evaluation: Evaluation | undefined): PayFigures | undefined {
    return evaluation && this.span && payFigures(evaluation, this.span);
  }
  #standing(changes: readonly Change[]): Standing {
    const plan = planAfter(this.editor.geometry, this.editor.source.baseline, changes);
    return { plan, holders: plan.holders, reassigned: reassignedBy(changes) };
  }
  #handing(effect: PaintEffect | undefined): readonly CreditMove[] | undefined {
    if (effect === undefined) return [];
    const { units, to } = effect.handover;
    return this.#shift?.handing(this.#after, units, to, this.editor.base);
  }
  /** The plan's figures with some more credit moved. */
  #with(moves: readonly CreditMove[] | undefined): PayFigures | undefined {
    const exact = this.#exact;
    if (exact === undefined || this.span === undefined || this.#before === undefined) return undefined;
    if (this.#shift === undefined || !this.#fast?.supported || this.obstacles.length > 0) return undefined;
    return moves && movedFigures(exact, this.span, [...this.#since, ...moves], this.#fast.pay);
  }
}

/** Credit of a moved unit goes to the new territory's owner unless the scenario says it stays with the transaction's rep. */
function follows(changes: readonly Change[]): boolean {
  const last = changes.findLast(
    (change) => change.type === 'assumption.set' && change.name === 'credit.follows'
  );
  return last?.type !== 'assumption.set' || last.to !== 'transaction';
}
