import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysInPeriod,
  isIsoDate,
  overlap,
  quarterStart,
  splitByMonths
} from '../../src/lib/core/period.ts';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2024-13-01', false],
  ['2024-1-01', false]
])('%s is a day of the calendar: %s', (text, real) => expect(isIsoDate(text)).toBe(real));

test('months end where the calendar ends', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2024-03-15', -3)).toBe('2023-12-15');
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
});

test('a half-open year has its days, its quarters meet', () => {
  const year = { start: '2024-01-01', end: '2025-01-01' };
  expect(daysInPeriod(year)).toBe(366);
  const quarters = splitByMonths(year, 3);
  expect(quarters.map(({ start }) => start)).toEqual([
    '2024-01-01',
    '2024-04-01',
    '2024-07-01',
    '2024-10-01'
  ]);
  expect(quarters.at(-1)?.end).toBe(year.end);
  expect(overlap(quarters[0]!, quarters[1]!)).toBeUndefined();
  expect(quarterStart('2024-08-31')).toBe('2024-07-01');
});
