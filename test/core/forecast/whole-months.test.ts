import { expect, test } from 'vitest';
import { wholeMonths } from '../../../src/lib/core/forecast/whole-months.ts';

test('a month is whole when no working day of it lies outside the sales', () => {
  // 2023-10-01 was a Sunday; 2026-09-30 a Wednesday.
  expect(wholeMonths('2023-10-02', '2024-01-31', false)).toEqual({
    months: ['2023-10-01', '2023-11-01', '2023-12-01', '2024-01-01'],
    notes: []
  });
});
test('months cut at either end are left out and said so', () => {
  const { months, notes } = wholeMonths('2024-01-17', '2024-04-12', false);
  expect(months).toEqual(['2024-02-01', '2024-03-01']);
  expect(notes).toEqual([
    '2024-04 is left out: its sales end on 2024-04-12.',
    '2024-01 is left out: its sales begin on 2024-01-17.'
  ]);
});
test('a single month cut at both ends leaves nothing', () => {
  expect(wholeMonths('2024-01-17', '2024-01-18', false).months).toEqual([]);
});
test('sales on one day of each month stand for the month', () => {
  expect(wholeMonths('2024-01-01', '2024-03-01', true).months).toHaveLength(3);
});
