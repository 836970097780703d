import type { IsoDate } from '../../period.ts';
import type { Settings } from '../schema/plan.ts';

type Dates = Partial<Record<'order' | 'booking' | 'invoice' | 'payment', string | null | undefined>>;

/** The date that decides the period of a transaction's credit, or undefined where it has none yet. */
export function anchorDate(dates: Dates, anchor: Settings['anchorDate']): IsoDate | undefined {
  if (anchor !== 'firstGiven') return dates[anchor] ?? undefined;
  return dates.order ?? dates.booking ?? dates.invoice ?? dates.payment ?? undefined;
}
