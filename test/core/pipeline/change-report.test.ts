import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/lib/core/money.ts';
import { reportChanges, type SnapshotDeal } from '../../../src/lib/core/pipeline/change-report.ts';

const quarter = { start: '2024-01-01', end: '2024-04-01' };
const deal = (
  id: string,
  outcome: SnapshotDeal['outcome'],
  amount: number,
  close?: string
): SnapshotDeal => ({
  id,
  outcome,
  amount: new Decimal(amount),
  close
});

test('each kind of change gets its own line', () => {
  const before = [
    deal('won', 'open', 10, '2024-02-01'),
    deal('lost', 'open', 20, '2024-02-01'),
    deal('pushed', 'open', 30, '2024-03-01'),
    deal('pulled', 'open', 40, '2024-05-01'),
    deal('grown', 'open', 50, '2024-03-01'),
    deal('gone', 'open', 60, '2024-03-31')
  ];
  const after = [
    deal('won', 'won', 12, '2024-01-20'),
    deal('lost', 'lost', 0, '2024-01-21'),
    deal('pushed', 'open', 30, '2024-04-01'),
    deal('pulled', 'open', 45, '2024-03-30'),
    deal('grown', 'open', 55, '2024-03-01'),
    deal('fresh', 'open', 70, '2024-03-15')
  ];
  const report = reportChanges(before, after, quarter);
  expect(report.changes.map(({ id, reason, amount }) => `${id} ${reason} ${amount.toFixed()}`)).toEqual([
    'fresh created 70', 'gone removed -60', 'grown amount 5', 'lost lost -20', 'pulled pulled-in 45', 'pushed pushed-out -30', 'won won -10'
  ]); // prettier-ignore
  expect(report.opening.toFixed()).toBe('170');
  expect(report.closing.toFixed()).toBe('170');
});

const anyDeals = fc
  .array(
    fc.record({
      key: fc.integer({ min: 1, max: 25 }),
      outcome: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
      cents: fc.integer({ min: 0, max: 1e9 }),
      close: fc.constantFrom(undefined, '2023-12-31', '2024-01-01', '2024-03-31', '2024-04-01')
    })
  )
  .map((rows) => [
    ...new Map(
      rows.map(({ key, outcome, cents, close }) => [
        key,
        { id: `d${key}`, outcome, amount: new Decimal(cents).div(100), close }
      ])
    ).values()
  ]);

test('opening and all changes add up to closing exactly, whatever happened', () => {
  fc.assert(
    fc.property(anyDeals, anyDeals, (before, after) => {
      const { opening, closing, reasons, changes } = reportChanges(before, after, quarter);
      expect(opening.plus(sumDecimals(reasons.map(({ amount }) => amount))).eq(closing)).toBe(true);
      expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    })
  );
});
