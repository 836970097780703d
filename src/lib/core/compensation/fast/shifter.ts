import { ONE } from '../../money.ts';
import { addDays, overlap, type IsoDate, type Period } from '../../period.ts';
import type { CreditType } from '../crediting/credit.ts';
import { type Context, pairKey } from '../measure/context.ts';
import { counts } from '../measure/figures.ts';
import { within } from '../measure/pieces.ts';
import { quotaOver } from '../measure/quota.ts';
import type { QuotaRow } from '../schema/input.ts';
import type { Plan } from '../schema/plan.ts';
import type { ComponentFigures, FastPart } from './fast-figures.ts';
import { LevelFigures } from './level-figures.ts';
import { PayeeLines } from './payee-lines.ts';
import { daysOf } from './team-figures.ts';

/** Credit a payee gains on a day, or loses where the amount is below zero. */
export type CreditShift = {
  readonly payee: string;
  readonly measure: string;
  readonly date: IsoDate;
  readonly amount: number;
  readonly type: CreditType;
};

/** The quota row of a payee that begins on a day, set to another amount. */
export type QuotaShift = {
  readonly payee: string;
  readonly measure: string;
  readonly start: IsoDate;
  readonly amount: number;
};

/** Dust below this share of the figure itself is nothing: an amount taken away whole leaves a zero. */
const DUST = 1e-12;

/** One component's figures on which shifts are tried out. */
class Trial {
  readonly figures: ComponentFigures;
  readonly lines: PayeeLines;
  readonly levels: LevelFigures;
  /** Payees whose lines have changed. */
  readonly touched = new Set<string>();

  constructor(readonly part: FastPart) {
    const { figures } = part;
    this.lines = new PayeeLines(part);
    this.levels = new LevelFigures(part);
    this.figures = {
      ...figures,
      credits: figures.credits.slice(),
      quotas: figures.quotas.slice(),
      before: figures.before.slice(),
      levels: figures.levels.slice()
    };
  }

  reset() {
    if (this.touched.size === 0) return;
    const { figures, part } = this;
    figures.credits.set(part.figures.credits);
    figures.quotas.set(part.figures.quotas);
    figures.before.set(part.figures.before);
    figures.levels.set(part.figures.levels);
    this.levels.reset();
    this.touched.clear();
  }
}

/**
 * Moves credit and quotas in the figures of a plan, without going back to credits and rows: adds what a shift brings
 * to the lines it reaches, those of the payee and, where a team is measured, of the leaders above.
 */
export class Shifter {
  readonly trials: readonly Trial[];
  readonly #shares = new Map<string, number>();

  constructor(
    readonly context: Context,
    parts: readonly FastPart[]
  ) {
    this.trials = parts.map((part) => new Trial(part));
  }

  reset() {
    for (const trial of this.trials) trial.reset();
  }

  shiftCredit({ payee, measure, date, amount, type }: CreditShift): void {
    const credit = { type, date, idle: false, reverses: undefined, attributes: {}, amounts: {} };
    for (const trial of this.trials) {
      const { plan, component } = trial.part;
      if (component.measure === measure && counts(credit, plan, component)) {
        if (component.team) this.#teamCredit(trial, payee, date, amount);
        else ownCredit(trial, payee, date, amount);
      }
      if (counts(credit, plan, {})) trial.levels.add(trial, payee, measure, date, amount);
    }
  }

  /** Set a quota row; false where there is no such row, so that only the exact evaluator can tell. */
  setQuota({ payee, measure, start, amount }: QuotaShift): boolean {
    const row = this.context.quotas.get(pairKey(payee, measure))?.find((one) => one.start === start);
    if (row === undefined) return false;
    const difference = amount - row.amount.toNumber();
    for (const trial of this.trials) {
      const { plan, component, compared, spots } = trial.part;
      const share = (span: Period, pieces: readonly Period[]) =>
        this.#shareOf(row, plan, span, pieces) * difference;
      if (component.measure === measure) {
        if (component.team) {
          const days = daysOf(this.context, payee);
          for (const interval of trial.lines.intervals)
            if (overlap(row, interval)) {
              const more = share(interval, days);
              for (const line of this.#leaderLines(trial, payee, interval)) addTo(trial.figures.quotas, line, more);
            } // prettier-ignore
        } else {
          const [first, behind] = trial.lines.runOf(payee);
          for (let line = first; line < behind; line++) {
            if (!overlap(row, compared[line]!)) continue;
            addTo(trial.figures.quotas, line, share(compared[line]!, spots[line]!.pieces));
            trial.touched.add(payee);
          }
        }
      }
      trial.levels.addQuota(trial, payee, measure, row, share);
    }
    return true;
  }

  #teamCredit(trial: Trial, payee: string, date: IsoDate, amount: number): void {
    if (!within(daysOf(this.context, payee), date)) return;
    for (const interval of trial.lines.intervals) {
      if (date < interval.start || date >= interval.end) continue;
      for (const line of this.#leaderLines(trial, payee, interval))
        addTo(trial.figures.credits, line, amount);
    }
  }

  /** The lines of an interval of everybody whose team a payee is in, marked as touched. */
  #leaderLines(trial: Trial, payee: string, interval: Period): number[] {
    const levels = trial.part.component.team!.of === 'all' ? 'all' : 1;
    return this.context.hierarchy.above(payee, addDays(interval.end, -1), levels).flatMap((leader) => {
      const line = trial.lines.lineAt(leader, interval.start);
      if (line === undefined) return [];
      trial.touched.add(leader);
      return [line];
    });
  }

  /** How much of each unit of a quota row counts in a span, after division, proration and ramp. */
  #shareOf(row: QuotaRow, plan: Plan, span: Period, pieces: readonly Period[]): number {
    if (isWhole(this.context, row, plan, span, pieces)) return 1;
    const worked = pieces.map(({ start, end }) => `${start}/${end}`).join();
    const key = `${plan.id} ${row.payee} ${row.start}/${row.end} ${span.start}/${span.end} ${worked}`;
    let share = this.#shares.get(key);
    if (share === undefined) {
      const alone = new Map([[pairKey(row.payee, row.measure), [{ ...row, amount: ONE }]]]);
      const one = { ...this.context, quotas: alone };
      share = quotaOver(one, row.payee, row.measure, span, pieces, plan.terms)?.toNumber() ?? 0;
      this.#shares.set(key, share);
    }
    return share;
  }
}

/** The row lies in the span, and nothing prorates or ramps it. */
function isWhole(
  { document }: Context,
  row: Period,
  plan: Plan,
  span: Period,
  pieces: readonly Period[]
): boolean {
  if (row.start < span.start || row.end > span.end || plan.terms.ramp.length > 0) return false;
  const only = pieces.length === 1 ? pieces[0]! : undefined;
  const prorated = ['both', 'quota'].includes(document.settings.proration.of);
  return !prorated || (only !== undefined && only.start <= row.start && only.end >= row.end);
}

function ownCredit(trial: Trial, payee: string, date: IsoDate, amount: number): void {
  const { part, figures, lines } = trial;
  const [first, behind] = lines.runOf(payee);
  for (let line = first; line < behind; line++) {
    const { interval, pieces } = part.spots[line]!;
    const inInterval = date >= interval.start && date < interval.end;
    const isBefore = figures.previous[line]! < 0 && date >= part.spans[line]!.start && date < interval.start;
    if ((!inInterval && !isBefore) || !within(pieces, date)) continue;
    addTo(inInterval ? figures.credits : figures.before, line, amount);
    trial.touched.add(payee);
  }
}

export function addTo(figures: Float64Array, line: number, amount: number): void {
  const sum = figures[line]! + amount;
  figures[line] = Math.abs(sum) < Math.abs(amount) * DUST ? 0 : sum;
}
