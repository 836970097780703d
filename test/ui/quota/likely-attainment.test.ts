import { expect, test } from 'vitest';
import { Decimal } from '../../../src/lib/core/money.ts';
import { likelyAttainment } from '../../../src/lib/ui/quota/likely-attainment.ts';
import type { QuotaSheet, QuotaSheetRow } from '../../../src/lib/ui/quota/quota-sheet.ts';

const periods = [
  { start: '2027-01-01', end: '2027-07-01' },
  { start: '2027-07-01', end: '2028-01-01' }
];
const row = (kind: QuotaSheetRow['kind'], id: string, reps: string[], amounts: (number | undefined)[]) =>
  ({
    kind,
    id,
    reps,
    cells: new Map(
      amounts.map((amount, at) => [
        periods[at]!.start,
        { amount: amount === undefined ? undefined : new Decimal(amount), base: undefined }
      ])
    ),
    total: new Decimal(amounts.reduce((sum: number, amount) => sum + (amount ?? 0), 0))
  }) as unknown as QuotaSheetRow;
const sheet: QuotaSheet = {
  periods,
  rows: [
    row('total', 'everybody', ['ada', 'ben', 'cho'], [150, 150]),
    row('rep', 'ada', ['ada'], [50, 50]),
    row('rep', 'ben', ['ben'], [50, 50]),
    row('rep', 'cho', ['cho'], [50, undefined])
  ]
};
const year = (series: string, mean: string, spread: number) => ({
  series,
  start: '2027-01-01',
  end: '2028-01-01',
  mean,
  spread
});

test('the chance is that of a normal error: at the mean a half, one spread above it 16 %', () => {
  const likely = likelyAttainment(
    {
      basis: 'projected',
      likely: [year('rep:ada', '100.00', 10), year('rep:ben', '90.00', 10), year('rep:cho', '50.00', 5)]
    },
    sheet
  );
  expect(likely.get('ada')).toMatchObject({ kind: 'rep', mean: 100, quota: 100 });
  const chance = (id: string) => (likely.get(id) as { chance: number }).chance;
  expect(chance('ada')).toBeCloseTo(0.5, 6);
  // R: pnorm(-1) = 0.1586553
  expect(chance('ben')).toBeCloseTo(0.1586553, 6);
  // Without a quota in one of the periods there is no year to reach.
  expect(likely.has('cho')).toBe(false);
  expect((likely.get('everybody') as { reps: number }).reps).toBeCloseTo(0.6586553, 6);
});
test('past sales have no chances', () => {
  expect(likelyAttainment({ basis: 'recast', likely: [year('rep:ada', '1', 1)] }, sheet).size).toBe(0);
});
