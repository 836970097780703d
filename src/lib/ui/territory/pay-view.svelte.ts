import { Decimal, decimalText, sumDecimals } from '../../core/money.ts';
import type { Period } from '../../core/period.ts';
import type { Connector } from '../../engine/connector.ts';
import { readDataCatalog } from '../../engine/queries/data-catalog.ts';
import { ownershipRows, unitCredits } from '../../engine/queries/unit-credits.ts';
import type { Change } from '../../scenario/change.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { CreditShift } from './credit-shift.ts';
import type { PaintEffect } from './paint-effect.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

/** What the strip needs of the workbench: exact figures of the scenario and of the base. Reactive. */
export type PaySource = {
  readonly evaluation: Evaluation | undefined;
  readonly baseEvaluation: Evaluation | undefined;
  readonly stale: boolean;
  readonly changes: readonly Change[];
};

/** One person over the year looked at: credit over quota, now and in the base. Undefined where there is no quota. */
export type RepPay = {
  readonly attainment: number | undefined;
  readonly baseAttainment: number | undefined;
  /** Exact, of the last evaluation; undefined while a stroke is in the hand or figures are being computed. */
  readonly earned: string | undefined;
  readonly baseEarned: string | undefined;
};

const PERIODS_SHOWN = 4;

/** Attainment that moves with the brush, and exact pay once the evaluation has followed. */
export class PayView {
  #shift = $state.raw<CreditShift | undefined>(undefined);
  #asked = '';

  constructor(
    readonly editor: TerritoryEditor,
    readonly source: PaySource
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

  /** Ask once per workspace for the credit that follows units; until it is there attainment moves only on release. */
  async prepare(connector: Connector): Promise<void> {
    const { span } = this;
    if (span === undefined || this.#asked === span.start) return;
    this.#asked = span.start;
    const catalog = await readDataCatalog(connector);
    const ownership = await ownershipRows(connector, catalog);
    const inside = (day: string) => day > span.start && day < span.end;
    const cuts = ownership.flatMap(({ start, end }) => [start, end]).filter(inside);
    const bounds = [...new Set([span.start, ...cuts, span.end])].sort();
    const credits = await unitCredits(connector, catalog, bounds);
    this.#shift = new CreditShift(this.editor.geometry, bounds.slice(0, -1), credits, ownership);
  }

  /** Credit the stroke in the hand would shift, by rep; undefined while nothing moves or it is not known. */
  shiftOf(effect: PaintEffect | undefined): ReadonlyMap<string, number> | undefined {
    if (effect === undefined || this.#shift === undefined || this.source.stale) return undefined;
    const { plan, base } = this.editor;
    const { units, to } = effect.handover;
    return this.#shift.shift(units, plan.territories[to]?.key, plan, base, this.source.changes);
  }

  rep(rep: string, effect: PaintEffect | undefined): RepPay {
    const { evaluation, baseEvaluation, stale } = this.source;
    const now = this.#sums(evaluation, rep);
    const base = this.#sums(baseEvaluation, rep);
    const shift = this.shiftOf(effect)?.get(rep) ?? 0;
    const known = effect === undefined ? !stale : this.shiftOf(effect) !== undefined;
    return {
      attainment: known ? ratio(now.credit + shift, now.quota) : undefined,
      baseAttainment: ratio(base.credit, base.quota),
      earned: effect === undefined && !stale ? now.earned : undefined,
      baseEarned: base.earned
    };
  }

  /** Reps with a quota in the span who reach it, and how many have one; moves with the stroke. */
  atQuota(
    effect: PaintEffect | undefined
  ): { readonly reached: number; readonly base: number; readonly of: number } | undefined {
    const { evaluation, baseEvaluation, stale } = this.source;
    if (evaluation === undefined || baseEvaluation === undefined || stale) return undefined;
    const shift = this.shiftOf(effect);
    if (effect !== undefined && shift === undefined) return undefined;
    const now = this.#byRep(evaluation);
    const reached = [...now].filter(([rep, { credit, quota }]) => credit + (shift?.get(rep) ?? 0) >= quota);
    const base = [...this.#byRep(baseEvaluation).values()].filter(({ credit, quota }) => credit >= quota);
    return { reached: reached.length, base: base.length, of: now.size };
  }

  #byRep(evaluation: Evaluation): Map<string, { credit: number; quota: number }> {
    const sums = new Map<string, { credit: number; quota: number }>();
    for (const row of evaluation.attainment) {
      if (!this.#inSpan(row.start) || Number(row.quota) === 0) continue;
      const known = sums.get(row.rep) ?? { credit: 0, quota: 0 };
      sums.set(row.rep, {
        credit: known.credit + Number(row.credit),
        quota: known.quota + Number(row.quota)
      });
    }
    return sums;
  }
  #sums(evaluation: Evaluation | undefined, rep: string) {
    const rows = evaluation?.attainment.filter((row) => row.rep === rep && this.#inSpan(row.start)) ?? [];
    const payouts = evaluation?.payouts.filter((row) => row.payee === rep && this.#inSpan(row.start)) ?? [];
    return {
      credit: rows.reduce((sum, row) => sum + Number(row.credit), 0),
      quota: rows.reduce((sum, row) => sum + Number(row.quota), 0),
      earned:
        evaluation === undefined
          ? undefined
          : decimalText(sumDecimals(payouts.map(({ earned }) => new Decimal(earned))), 2)
    };
  }
  #inSpan(start: string): boolean {
    return this.span !== undefined && start >= this.span.start && start < this.span.end;
  }
}

const ratio = (credit: number, quota: number): number | undefined => (quota > 0 ? credit / quota : undefined);
