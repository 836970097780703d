import { expect, test } from 'vitest';
import { creditsOf, pay, planOf, QUARTERS } from '../pay.ts';

// Effective date against knowledge date; hand calculations.
const plan = planOf([{ by: 'amount', mode: 'retroactive', tiers: [{ from: '0', rate: '0.05' }, { from: '100000', rate: '0.1' }] }]); // prettier-ignore
const periods = [
  { ...QUARTERS[0]!, closedAt: '2024-04-10' },
  { ...QUARTERS[1]!, closedAt: '2024-07-10' },
  QUARTERS[2]!
];
const late = [
  { ...creditsOf([['2024-01-15', 90000]])[0]!, id: 'k1', knownAt: '2024-01-15' },
  { ...creditsOf([['2024-03-30', 20000]])[0]!, id: 'k2', knownAt: '2024-05-02' },
  { ...creditsOf([['2024-05-15', 50000]])[0]!, id: 'k3', knownAt: '2024-05-15' }
];
const shown = (options?: { asKnownAt: string }) =>
  pay(plan, { periods, credits: late }, options).lines.map(({ period, adjusts, earned }) => [
    period,
    adjusts,
    earned
  ]);

test('a late deal makes an adjustment line in the next period; the closed one stays', () => {
  // First closed with 90,000 × 5 %; the late 20,000 lifts it to 110,000 × 10 %: 6,500 more, paid with the second.
  expect(shown()).toEqual([
    ['Q1', undefined, '4500.00'],
    ['Q2', undefined, '2500.00'],
    ['Q2', 'Q1', '6500.00'],
    ['Q3', undefined, '0.00']
  ]);
  const { payments } = pay(plan, { periods, credits: late });
  expect(payments.map(({ earned, adjusted, paid }) => [earned, adjusted, paid])).toEqual([
    ['4500.00', '0.00', '4500.00'],
    ['2500.00', '6500.00', '9000.00'],
    ['0.00', '0.00', '0.00']
  ]);
});

test('what did we know and pay on a day: before, at and after the late deal', () => {
  expect(shown({ asKnownAt: '2024-04-30' })).toEqual([
    ['Q1', undefined, '4500.00'],
    ['Q2', undefined, '0.00'],
    ['Q3', undefined, '0.00']
  ]);
  expect(shown({ asKnownAt: '2024-05-02' })[2]).toEqual(['Q2', 'Q1', '6500.00']);
});

test('a corrected transaction: the last known version counts, the difference is adjusted', () => {
  const version = (knownAt: string, revenue: string) => ({ id: 't1', dates: { order: '2024-02-01' }, knownAt, measures: { revenue } }); // prettier-ignore
  const transactions = [version('2024-02-01T09:00:00Z', '80000'), version('2024-08-01', '60000')];
  const input = { periods, transactions, splits: [{ transaction: 't1', payee: 'ann' }] };
  expect(pay(plan, input).lines.map(({ period, adjusts, earned }) => [period, adjusts, earned])).toEqual([
    ['Q1', undefined, '4000.00'],
    ['Q2', undefined, '0.00'],
    ['Q3', undefined, '0.00'],
    ['Q3', 'Q1', '-1000.00']
  ]);
});

test('a split that changed hands after closing moves the pay by adjustment', () => {
  const transactions = [{ id: 't1', dates: { order: '2024-02-01' }, measures: { revenue: '1000' } }];
  const splits = [
    { transaction: 't1', payee: 'ann', share: '1', knownAt: '2024-02-01' },
    { transaction: 't1', payee: 'ann', share: '0', knownAt: '2024-05-01' },
    { transaction: 't1', payee: 'bob', share: '1', knownAt: '2024-05-01' }
  ];
  const output = pay(plan, { payees: [{ id: 'ann' }, { id: 'bob' }], periods: periods.slice(0, 2), transactions, splits }); // prettier-ignore
  expect(output.payments.map(({ payee, period, adjusted }) => [payee, period, adjusted])).toEqual([
    ['ann', 'Q1', '0.00'],
    ['ann', 'Q2', '-50.00'],
    ['bob', 'Q1', '0.00'],
    ['bob', 'Q2', '50.00']
  ]);
});
