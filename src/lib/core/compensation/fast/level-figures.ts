import { overlap, type IsoDate, type Period } from '../../period.ts';
import { reachedOver } from '../measure/figures.ts';
import { within } from '../measure/pieces.ts';
import { quotaOver } from '../measure/quota.ts';
import type { QuotaRow } from '../schema/input.ts';
import { type ComponentFigures, type FastPart, levelsAsked } from './fast-figures.ts';
import type { PayeeLines } from './payee-lines.ts';

type Trial = {
  readonly figures: ComponentFigures;
  readonly lines: PayeeLines;
  readonly touched: Set<string>;
};

/** Credit and quota behind the levels that gates and modifiers ask for, so that a shift moves the level itself. */
export class LevelFigures {
  readonly #asked: ReturnType<typeof levelsAsked>;
  readonly #base: { readonly credits: Float64Array; readonly quotas: Float64Array };
  readonly #now: { readonly credits: Float64Array; readonly quotas: Float64Array };

  constructor(readonly part: FastPart) {
    const { component, plan, spots, spans } = part;
    this.#asked = levelsAsked(component);
    const width = this.#asked.length;
    const credits = new Float64Array(spots.length * width);
    const quotas = new Float64Array(spots.length * width);
    spots.forEach(({ context, payee, pieces }, line) =>
      this.#asked.forEach(({ measure }, k) => {
        const span = spans[line]!;
        const quota = quotaOver(context, payee, measure, span, pieces, plan.terms);
        credits[line * width + k] = reachedOver(context, plan, payee, measure, span, pieces).total.toNumber();
        quotas[line * width + k] = quota?.toNumber() ?? Number.NaN;
      })
    );
    this.#base = { credits, quotas };
    this.#now = { credits: credits.slice(), quotas: quotas.slice() };
  }

  reset() {
    this.#now.credits.set(this.#base.credits);
    this.#now.quotas.set(this.#base.quotas);
  }

  add(trial: Trial, payee: string, measure: string, date: IsoDate, amount: number): void {
    this.#each(trial, payee, measure, (place, span, pieces) => {
      if (date < span.start || date >= span.end || !within(pieces, date)) return false;
      this.#now.credits[place]! += amount;
      return true;
    });
  }

  addQuota(
    trial: Trial,
    payee: string,
    measure: string,
    row: QuotaRow,
    share: (span: Period, pieces: readonly Period[]) => number
  ): void {
    this.#each(trial, payee, measure, (place, span, pieces) => {
      if (!overlap(row, span)) return false;
      this.#now.quotas[place]! += share(span, pieces);
      return true;
    });
  }

  #each(
    trial: Trial,
    payee: string,
    measure: string,
    change: (place: number, span: Period, pieces: readonly Period[]) => boolean
  ): void {
    const width = this.#asked.length;
    if (width === 0) return;
    const [first, behind] = trial.lines.runOf(payee);
    this.#asked.forEach((asked, k) => {
      if (asked.measure !== measure) return;
      for (let line = first; line < behind; line++) {
        const place = line * width + k;
        if (!change(place, this.part.spans[line]!, this.part.spots[line]!.pieces)) continue;
        const [credit, quota] = [this.#now.credits[place]!, this.#now.quotas[place]!];
        trial.figures.levels[place] =
          asked.by === 'amount' ? credit : quota > 0 ? credit / quota : Number.NaN;
        trial.touched.add(payee);
      }
    });
  }
}
