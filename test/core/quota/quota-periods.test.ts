import { expect, test } from 'vitest';
import { closeQuotaPeriods } from '../../../src/lib/core/quota/quota-periods.ts';

const quota = (rep: string, start: string, end: string | null = null) => ({
  rep,
  measure: 'revenue',
  start,
  end
});
const ends = (...quotas: ReturnType<typeof quota>[]) =>
  closeQuotaPeriods(quotas).map(({ end, endFrom }) => `${end} ${endFrom}`);

test('a quota lasts until the next one, the last until the others go on, the very last as long as the one before', () => {
  // The dates are AdventureWorks' own: quarters that start on 29 to 31 of a month.
  expect(
    ends(
      quota('a', '2013-03-30'),
      quota('a', '2013-06-30'),
      quota('b', '2013-03-30'),
      quota('a', '2013-09-29')
    )
  ).toEqual(['2013-06-30 next', '2013-09-29 next', '2013-06-30 calendar', '2013-12-29 length']);
});

test('a given end stands, unless the next quota begins before it', () => {
  expect(ends(quota('a', '2026-01-01', '2027-01-01'), quota('a', '2026-07-01', '2027-01-01'))).toEqual([
    '2026-07-01 next',
    '2027-01-01 given'
  ]);
});

test('a single quota is taken for a quarter', () => {
  expect(ends(quota('a', '2026-01-01'))).toEqual(['2026-04-01 length']);
});
