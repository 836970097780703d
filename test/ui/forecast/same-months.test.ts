import { expect, test } from 'vitest';
import { addMonths } from '../../../src/lib/core/period.ts';
import {
  comparedSpan,
  fills,
  monthSpan,
  sameMonthsBefore
} from '../../../src/lib/ui/forecast/same-months.ts';

const from = (start: string, count: number) => Array.from({ length: count }, (_, at) => addMonths(start, at));

test('October to March is set against October to March, not against the summer before', () => {
  const compared = comparedSpan(from('2023-10-01', 36), from('2026-10-01', 6))!;
  expect(compared).toEqual({ start: '2025-10-01', end: '2026-04-01', same: true });
  expect(monthSpan(compared)).toBe('Oct 2025 to Mar 2026');
});
test('more than a year ahead goes back two years, so that no forecast is compared with itself', () => {
  expect(sameMonthsBefore(from('2026-10-01', 18))).toEqual({ start: '2024-10-01', end: '2026-04-01' });
});
test('ten months of history have no year before, and their span is named as it is', () => {
  const compared = comparedSpan(from('2017-03-01', 10), from('2018-01-01', 12))!;
  expect(compared.same).toBe(false);
  expect(monthSpan(compared)).toBe('Mar 2017 to Dec 2017');
});
test('quotas count only where they fill the months of the forecast exactly', () => {
  const [fourth, first] = [
    { start: '2025-10-01', end: '2026-01-01' },
    { start: '2026-01-01', end: '2026-04-01' }
  ];
  expect(fills([first, fourth, first], { start: '2025-10-01', end: '2026-04-01' })).toBe(true);
  expect(fills([fourth], { start: '2025-10-01', end: '2026-04-01' })).toBe(false);
  // A forecast from November: the fourth quarter reaches over its start.
  expect(fills([fourth, first], { start: '2025-11-01', end: '2026-04-01' })).toBe(false);
});
