import { type Decimal, sumDecimals, ZERO } from '../../money.ts';
import { overlap, type Period } from '../../period.ts';
import type { Credit } from '../crediting/credit.ts';
import { meets } from '../crediting/meets.ts';
import { settle } from '../rounding.ts';
import type { Component, Plan } from '../schema/plan.ts';
import { type Context, pairKey } from './context.ts';
import { within } from './pieces.ts';

/** What a payee reached in a measure over a span. */
export type Reached = { readonly total: Decimal; readonly credits: readonly Credit[] };

const NO_CREDITS: readonly Credit[] = [];
type Filter = Pick<Component, 'creditTypes' | 'where' | 'window'>;

/**
 * The credits of a payee, measure and span that count for a component, in order of date, with their sum.
 * A value given in the input's results stands in place of credits.
 */
export function reachedOver(
  context: Context,
  plan: Plan,
  payee: string,
  measure: string,
  span: Period,
  pieces: readonly Period[],
  filter: Filter = {}
): Reached {
  const given = context.results.get(pairKey(payee, measure));
  if (given) {
    const total = resultOver(context, given, measure, span, pieces);
    if (total !== undefined) return { total, credits: NO_CREDITS };
  }
  const all = context.book.get(payee)?.get(measure);
  if (!all) return { total: ZERO, credits: NO_CREDITS };
  const credits = inSpan(all, span).filter(
    (credit) => counts(credit, plan, filter) && within(pieces, credit.date)
  );
  return { total: sumDecimals(credits.map(({ amount }) => amount)), credits };
}

/** Whether a credit counts for a component: its type, window and conditions, and returns by their setting. */
export function counts(
  credit: Pick<Credit, 'idle' | 'reverses' | 'type' | 'date' | 'attributes' | 'amounts'>,
  plan: Plan,
  { creditTypes, where, window }: Filter
): boolean {
  if (credit.idle || (credit.reverses !== undefined && plan.payment.clawback !== undefined)) return false;
  if (creditTypes && !creditTypes.includes(credit.type)) return false;
  if (window && (credit.date < window.start || credit.date >= window.end)) return false;
  return where === undefined || meets(where, credit);
}

/** The credits dated in a span: a slice of a list sorted by date. */
export function inSpan(credits: readonly Credit[], { start, end }: Period): readonly Credit[] {
  const first = lowerBound(credits, start);
  return credits.slice(first, lowerBound(credits, end, first));
}

function lowerBound(credits: readonly Credit[], date: string, from = 0): number {
  let [low, high] = [from, credits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (credits[middle]!.date < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Results of the periods of a span: summed, or for a ratio the plain mean. */
function resultOver(
  context: Context,
  given: ReadonlyMap<string, Decimal>,
  measure: string,
  span: Period,
  pieces: readonly Period[]
): Decimal | undefined {
  const values: Decimal[] = [];
  for (const period of context.periods) {
    const value = given.get(period.id);
    if (value === undefined || period.start < span.start || period.end > span.end) continue;
    if (pieces.some((piece) => overlap(piece, period))) values.push(value);
  }
  if (values.length === 0) return undefined;
  const total = sumDecimals(values);
  return context.measures.get(measure)?.unit === 'ratio' && values.length > 1
    ? settle(total.div(values.length))
    : total;
}
