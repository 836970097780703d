import { Decimal, roundMoney } from '../money.ts';
import type { IsoDate } from '../period.ts';
import type { SnapshotDeal } from './change-report.ts';
import { learnDealValues } from './deal-values.ts';
import { openDealsAt, type DealBook } from './snapshot.ts';

/**
 * Every deal there was at the end of a day, as it stood then. A deal nobody had put an amount on counts with what
 * such deals were worth on average by `valuedOn`: the earlier of two days compared, so that a deal nobody touched
 * does not change.
 */
export function snapshotDeals(
  book: DealBook,
  date: IsoDate,
  now: IsoDate,
  valuedOn: IsoDate
): SnapshotDeal[] {
  const values = learnDealValues(book.opportunities, valuedOn);
  const everywhere = { start: '0001-01-01', end: '9999-12-31' };
  const open = openDealsAt(book, date, everywhere, now).map((deal): SnapshotDeal => {
    const amount = roundMoney(deal.amount ?? new Decimal(values.expected(deal)), book.currency);
    return { id: deal.deal.id, outcome: 'open', amount, close: deal.close };
  });
  const closed = book.opportunities.flatMap(({ id, outcome, amount, created, close }): SnapshotDeal[] =>
    outcome !== 'open' && close !== undefined && close <= date && (created ?? close) <= date
      ? [{ id, outcome, amount: roundMoney(amount ?? new Decimal(0), book.currency), close }]
      : []
  );
  return [...open, ...closed];
}
