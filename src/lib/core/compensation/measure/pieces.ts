import { addDays, overlap, type Period } from '../../period.ts';
import type { TimeBasis } from './time-span.ts';
import { timeSpan } from './time-span.ts';
import { type Decimal, ZERO } from '../../money.ts';

const FIRST = '0001-01-01';
const LAST = '9999-12-31';

/** A span whose ends may be open. */
export type OpenSpan = {
  readonly start?: string | null | undefined;
  readonly end?: string | null | undefined;
};

export const closed = ({ start, end }: OpenSpan): Period => ({ start: start ?? FIRST, end: end ?? LAST });

/** Spans sorted, with those that touch or overlap made one: a change of nothing leaves no seam. */
export function mergeSpans(spans: readonly Period[]): Period[] {
  const merged: Period[] = [];
  for (const span of [...spans].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    const last = merged[merged.length - 1];
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: span.end > last.end ? span.end : last.end };
    } else merged.push(span);
  }
  return merged;
}

/** What two lists of spans share. */
export function intersectSpans(a: readonly Period[], b: readonly Period[]): Period[] {
  return a.flatMap((one) => b.flatMap((other) => overlap(one, other) ?? []));
}

export const within = (spans: readonly Period[], date: string): boolean =>
  spans.some(({ start, end }) => start <= date && date < end);

/** The share of `whole` that the pieces cover: part and whole in the basis's unit, not yet divided. */
export function coverage(
  basis: TimeBasis,
  startDay: 'in' | 'out',
  pieces: readonly Period[],
  whole: Period
): { part: Decimal; whole: Decimal } {
  const length = timeSpan(basis, whole);
  let part = ZERO;
  for (const piece of pieces) {
    const shared = overlap(piece, whole);
    if (!shared) continue;
    const late = startDay === 'out' && piece.start > whole.start && piece.start === shared.start;
    part = part.plus(timeSpan(basis, late ? { start: addDays(shared.start, 1), end: shared.end } : shared));
  }
  return { part, whole: length };
}
