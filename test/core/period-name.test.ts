import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPeriodName } from '../../src/lib/core/period-name.ts';

test.each([
  ['2026-Q1', '2026-01-01', '2026-04-01', 'quarter'],
  ['Q1 2026', '2026-01-01', '2026-04-01', 'quarter'],
  ['2026Q1', '2026-01-01', '2026-04-01', 'quarter'],
  ["Q4'26", '2026-10-01', '2027-01-01', 'quarter'],
  ['2Q26', '2026-04-01', '2026-07-01', 'quarter'],
  ['Quarter 3 2026', '2026-07-01', '2026-10-01', 'quarter'],
  ['2026-01', '2026-01-01', '2026-02-01', 'month'],
  ['2026-1', '2026-01-01', '2026-02-01', 'month'],
  ['12/2026', '2026-12-01', '2027-01-01', 'month'],
  ['202602', '2026-02-01', '2026-03-01', 'month'],
  ['2026-M02', '2026-02-01', '2026-03-01', 'month'],
  ['Jan 2026', '2026-01-01', '2026-02-01', 'month'],
  ['Sept-26', '2026-09-01', '2026-10-01', 'month'],
  ['2026 December', '2026-12-01', '2027-01-01', 'month'],
  ['FY26 Q1', '2026-01-01', '2026-04-01', 'quarter'],
  ['Q2 FY2026', '2026-04-01', '2026-07-01', 'quarter'],
  ['H2 2026', '2026-07-01', '2027-01-01', 'half-year'],
  ['FY26', '2026-01-01', '2027-01-01', 'year'],
  ['2026', '2026-01-01', '2027-01-01', 'year']
])('%s is [%s, %s), a %s', (text, start, end, length) =>
  expect(readPeriodName(text)).toEqual({ start, end, length, fiscal: /FY/.test(text) })
);

test.each(['2026-13', 'Q5 2026', '00/2026', '26', '2026-Q', '2026-01-31', 'ABC-26', '1234567', 'Marchand 2026', '2026Q1x', 'SO-2026-01', 'FY'])(
  '%s is no period',
  (text) => expect(readPeriodName(text)).toBeUndefined()
); // prettier-ignore

// HM Treasury: the financial year 2025-26 runs from 1 April 2025 to 31 March 2026, and its first quarter is April to June.
test.each([
  ['FY26', '2025-04-01', '2026-04-01'],
  ['FY2025/26', '2025-04-01', '2026-04-01'],
  ['FY26 Q1', '2025-04-01', '2025-07-01'],
  ['Q4 FY26', '2026-01-01', '2026-04-01'],
  ['Jan 2026', '2026-01-01', '2026-02-01'],
  ['CY26', '2026-01-01', '2027-01-01']
])('with a year that starts in April %s is [%s, %s)', (text, start, end) =>
  expect(readPeriodName(text, 4)).toMatchObject({ start, end })
);

test('the quarters of a year follow each other without a gap, whichever month it starts in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1950, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, start) => {
      const quarters = [1, 2, 3, 4].map((n) => readPeriodName(`FY${year} Q${n}`, start)!);
      const whole = readPeriodName(`FY${year}`, start)!;
      expect(quarters[0]!.start).toBe(whole.start);
      expect(quarters[3]!.end).toBe(whole.end);
      quarters.slice(1).forEach((quarter, i) => expect(quarter.start).toBe(quarters[i]!.end));
    })
  );
});
