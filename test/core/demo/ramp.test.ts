import { expect, test } from 'vitest';
import { businessDay, demoMonths } from '../../../src/lib/core/demo/demo-calendar.ts';
import { isRamped, rampAt } from '../../../src/lib/core/demo/ramp.ts';
import { topShare } from '../../../src/lib/core/demo/top-share.ts';
import { dateOfDayNumber, dayNumber } from '../../../src/lib/core/period.ts';

test('half the productivity after five months, ramped (95 %) before ten', () => {
  expect(rampAt(5)).toBe(0.5);
  expect([isRamped(9), isRamped(10)]).toEqual([false, true]);
});

test('36 months to 30 September 2026, the last month of a quarter 1.23 / 0.71 of the first', () => {
  const months = demoMonths();
  expect(dateOfDayNumber(months[0]!.start)).toBe('2023-10-01');
  expect(dateOfDayNumber(months[35]!.end - 1)).toBe('2026-09-30');
  // Two months of 8 % growth a year lie between them: 1.08^(1/6) = 1.01291.
  expect(months[2]!.weight / months[0]!.weight).toBeCloseTo((1.23 / 0.71) * 1.01291, 4);
  expect(months[12]!.weight / months[0]!.weight).toBeCloseTo(1.08, 9);
});

test('a weekend moves to Monday', () => {
  const moved = (date: string) => dateOfDayNumber(businessDay(dayNumber(date)));
  expect(['2026-08-01', '2026-08-02', '2026-08-03', '2026-07-31'].map(moved)).toEqual([
    '2026-08-03', '2026-08-03', '2026-08-03', '2026-07-31'
  ]); // prettier-ignore
});

test('the top fifth of ten', () => {
  expect(topShare([1, 1, 1, 1, 1, 1, 1, 1, 4, 8], 0.2)).toBe(0.6);
});
