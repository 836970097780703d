import type { Period } from '../../period.ts';
import type { FastPart } from './fast-figures.ts';

/** Where the lines of each payee and interval lie in a component: payees one after another, each in order of time. */
export class PayeeLines {
  /** The intervals anybody has a line for, in order of time. */
  readonly intervals: readonly Period[];
  readonly #runs = new Map<string, readonly [first: number, behind: number]>();

  constructor(readonly part: FastPart) {
    const { spots } = part;
    for (let first = 0, line = 0; line < spots.length; first = line) {
      const { payee } = spots[first]!;
      while (line < spots.length && spots[line]!.payee === payee) line++;
      this.#runs.set(payee, [first, line]);
    }
    const starts = new Map(spots.map(({ interval }) => [interval.start, interval]));
    this.intervals = [...starts.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
  }

  /** The lines of a payee: from the first up to and without the second; none where they are equal. */
  runOf(payee: string): readonly [first: number, behind: number] {
    return this.#runs.get(payee) ?? [0, 0];
  }

  lineAt(payee: string, start: string): number | undefined {
    const [first, behind] = this.runOf(payee);
    for (let line = first; line < behind; line++)
      if (this.part.spots[line]!.interval.start === start) return line;
    return undefined;
  }
}
