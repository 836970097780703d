import { type Period } from '../../period.ts';
import { pairKey } from '../measure/context.ts';
import { blockOf } from '../measure/time-span.ts';
import type { TableComponent } from '../schema/plan.ts';
import type { Spot } from './spot.ts';

/** Over what credit is summed: the interval, or for a cumulative position the span up to the interval's end. */
export function cumulativeSpan({ position, span }: TableComponent, { context, interval }: Spot): Period {
  if (position !== 'cumulativeInput' && position !== 'cumulativeOutput') return interval;
  const block = blockOf(interval.start, span, context.document.settings.yearStart);
  return { start: block.start, end: interval.end };
}

/**
 * Over what quota and target incentive are taken: the same span; for a cumulative position, as `quotaTo` says,
 * perhaps further: to the end of the quota rows that have started, or of the whole block.
 */
export function quotaSpan(
  { context, payee, component, interval }: Spot<TableComponent>,
  span: Period
): Period {
  const { position, quotaTo, measure } = component;
  if ((position !== 'cumulativeInput' && position !== 'cumulativeOutput') || quotaTo === 'toDate')
    return span;
  const block = blockOf(interval.start, component.span, context.document.settings.yearStart);
  if (quotaTo === 'whole' || measure === undefined) return block;
  const started = (context.quotas.get(pairKey(payee, measure)) ?? []).filter(
    ({ start, end }) => start < span.end && end > span.start
  );
  const last = started.reduce((latest, { end }) => (end > latest ? end : latest), span.end);
  return { start: span.start, end: last < block.end ? last : block.end };
}
