import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { payoutSheet, payoutYears } from '../../../src/lib/ui/payout/payout-rows.ts';

const pay = (payee: string, start: string, paid: string) => ({ payee, start, end: start, component: 'c', earned: paid, paid, balance: '0.00' }); // prettier-ignore
const evaluation = (...payouts: ReturnType<typeof pay>[]) =>
  ({
    payouts,
    attainment: [
      { rep: 'ada', start: '2026-01-01', credit: '90', quota: '100' },
      { rep: 'ada', start: '2026-04-01', credit: '30', quota: '20' }
    ],
    reps: [
      { rep: 'ada', name: 'Ada', manager: 'eve', title: null },
      { rep: 'eve', name: 'Eve', manager: null, title: null }
    ],
    pay: { lines: [{ payee: 'ada', plan: 'ae' }], payments: [] }
  }) as unknown as Evaluation;

const now = evaluation(
  pay('ada', '2026-01-01', '10.10'),
  pay('ada', '2026-04-01', '-0.05'),
  pay('eve', '2026-01-01', '99.00'),
  pay('ada', '2025-10-01', '7.00')
);

test('a year’s pay adds up along the row and over the rows, with the base beside it', () => {
  const { rows, total, periods } = payoutSheet(now, evaluation(pay('ada', '2026-01-01', '9.00')), '2026');
  expect(periods.map(({ start }) => start)).toEqual(['2026-01-01', '2026-04-01']);
  expect(rows.map(({ name, total, base }) => [name, total.toFixed(2), base.toFixed(2)])).toEqual([
    ['Eve', '99.00', '0.00'],
    ['Ada', '10.05', '9.00']
  ]);
  expect(total.toFixed(2)).toBe('109.05');
  // (90 + 30) / (100 + 20)
  expect(rows[1]?.attainment?.toFixed()).toBe('1');
  expect(rows[0]?.attainment).toBeUndefined();
  expect(rows[1]).toMatchObject({ manager: 'Eve', plan: 'ae' });
});

test('years are those with pay, newest first', () => {
  expect(payoutYears(now)).toEqual(['2026', '2025']);
});
