import { expect, test } from 'vitest';
import { formatDate, formatMoment, formatPeriod } from '../../../src/lib/ui/format/date.ts';

test.each([
  ['2026-07-01', '2026-10-01', 'Q3 2026'],
  ['2026-09-01', '2026-10-01', 'Sep 2026'],
  ['2026-01-01', '2027-01-01', '2026'],
  ['2026-02-01', '2026-05-01', '1 Feb 2026 to 30 Apr 2026'],
  ['2026-01-15', '2026-02-01', '15 Jan 2026 to 31 Jan 2026']
])('[%s, %s) is called %s', (start, end, name) => {
  expect(formatPeriod({ start, end })).toBe(name);
});

test('dates are day, month, year; today is named', () => {
  expect(formatDate('2026-09-30')).toBe('30 Sep 2026');
  const now = new Date(2026, 10, 18, 15, 0);
  expect(formatMoment(new Date(2026, 10, 18, 12, 4), now)).toBe('today, 12:04');
  expect(formatMoment(new Date(2026, 10, 17, 12, 4), now)).toBe('17 Nov 2026');
});
