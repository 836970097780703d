import { expect, test } from 'vitest';
import {
  formatDate,
  formatMoment,
  formatPeriod,
  formatShortSpan,
  formatSpan
} from '../../../src/lib/ui/format/date.ts';

test.each([
  ['2026-07-01', '2026-10-01', 'Q3 2026'],
  ['2026-09-01', '2026-10-01', 'Sep 2026'],
  ['2026-01-01', '2027-01-01', '2026'],
  ['2025-10-01', '2026-10-01', 'Q4 2025 to Q3 2026'],
  ['2024-01-01', '2026-01-01', '2024 to 2025'],
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

test.each([
  ['2025-01-01', '2026-01-01', 4, '2025', '2025'],
  ['2026-07-01', '2026-10-01', 1, 'Q3 2026', 'Q3 2026'],
  ['2026-01-01', '2026-10-01', 3, '3 quarters, Q1 2026 to Q3 2026', '3 quarters'],
  ['2023-10-01', '2026-10-01', 12, '12 quarters, Q4 2023 to Q3 2026', '12 quarters'],
  ['2026-01-01', '2026-03-01', 2, '2 months, 1 Jan 2026 to 28 Feb 2026', '2 months'],
  ['2024-01-01', '2026-01-01', 2, '2 years, 2024 to 2025', '2 years'],
  // Quarters and months in one plan have no one name.
  ['2026-01-01', '2026-10-01', 4, '4 pay periods, Q1 2026 to Q3 2026', '4 pay periods']
])('figures over [%s, %s), %i periods, are of %s', (start, end, count, name, short) => {
  expect(formatSpan({ start, end, count })).toBe(name);
  expect(formatShortSpan({ start, end, count })).toBe(short);
});
