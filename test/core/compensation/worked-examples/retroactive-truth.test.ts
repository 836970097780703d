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

const twoQuarters = [{ ...QUARTERS[0]!, closedAt: '2024-04-10' }, QUARTERS[1]!];
const tenPercent = planOf([{ rate: '0.1' }]);

test('a cancellation that became known after closing is clawed back in the next period (hand calculation)', () => {
  // 1,000 × 10 % = 100 paid with Q1; the cancellation of February is learnt in May: Q1 stays, Q2 takes 100 back.
  const sale = { id: 't1', dates: { order: '2024-01-10' }, measures: { revenue: '1000' } };
  const cancelled = { id: 'r1', type: 'return', reverses: 't1', dates: { order: '2024-02-10' }, knownAt: '2024-05-01', measures: { revenue: '-1000' } }; // prettier-ignore
  const input = { periods: twoQuarters, transactions: [sale, cancelled], splits: [{ transaction: 't1', payee: 'ann' }] }; // prettier-ignore
  for (const mode of ['percent', 'reTier'] as const) {
    const { payments } = pay({ ...tenPercent, plans: [{ ...tenPercent.plans[0]!, payment: { clawback: { mode } } }] }, input); // prettier-ignore
    expect(
      payments.map(({ clawback, paid, balance }) => [clawback, paid, balance]),
      mode
    ).toEqual([
      ['0.00', '100.00', '0.00'],
      ['100.00', '0.00', '100.00']
    ]);
  }
});

test('a late deal that is cancelled later gives back what its adjustment paid (hand calculation)', () => {
  // t1 of January is learnt in May (+100 with Q2) and cancelled in July (−100 with Q3).
  const periods = [...twoQuarters.slice(0, 1), { ...QUARTERS[1]!, closedAt: '2024-07-05' }, QUARTERS[2]!];
  const sale = { id: 't1', dates: { order: '2024-01-10' }, knownAt: '2024-05-01', measures: { revenue: '1000' } }; // prettier-ignore
  const cancelled = { id: 'r1', type: 'return', reverses: 't1', dates: { order: '2024-07-20' }, knownAt: '2024-07-20', measures: { revenue: '-1000' } }; // prettier-ignore
  const claws = { ...tenPercent, plans: [{ ...tenPercent.plans[0]!, payment: { clawback: { mode: 'percent' as const } } }] }; // prettier-ignore
  const { payments } = pay(claws, { periods, transactions: [sale, cancelled], splits: [{ transaction: 't1', payee: 'ann' }] }); // prettier-ignore
  expect(payments.map(({ adjusted, clawback, paid }) => [adjusted, clawback, paid])).toEqual([
    ['0.00', '0.00', '0.00'],
    ['100.00', '0.00', '100.00'],
    ['0.00', '100.00', '0.00']
  ]);
});

test('an adjustment entered after closing is paid with the next period', () => {
  const adjustments = [
    { payee: 'ann', period: 'Q1', amount: '50', knownAt: '2024-05-01' },
    { payee: 'ann', period: 'Q1', amount: '7', knownAt: '2024-04-02' }
  ];
  const { payments } = pay(tenPercent, { periods: twoQuarters, adjustments });
  expect(payments.map(({ adjusted, paid }) => [adjusted, paid])).toEqual([
    ['7.00', '7.00'],
    ['50.00', '50.00']
  ]);
  expect(pay(tenPercent, { periods: twoQuarters, adjustments }, { asKnownAt: '2024-04-20' }).payments.map(({ adjusted }) => adjusted)).toEqual(['7.00', '0.00']); // prettier-ignore
});

test('held pay is released once the customer’s payment is known, not in the closed period it was made in', () => {
  // 1,000 × 10 %, half held; the customer paid in March, which was learnt in May.
  const held = { ...tenPercent, plans: [{ ...tenPercent.plans[0]!, payment: { holdback: { share: '0.5', release: 'whenPaid' as const } } }] }; // prettier-ignore
  const version = (knownAt: string, payment?: string) => ({ id: 't1', dates: { order: '2024-01-10', ...(payment ? { payment } : {}) }, knownAt, measures: { revenue: '1000' } }); // prettier-ignore
  const transactions = [version('2024-01-10'), version('2024-05-02', '2024-03-20')];
  const { payments } = pay(held, { periods: twoQuarters, transactions, splits: [{ transaction: 't1', payee: 'ann' }] }); // prettier-ignore
  expect(payments.map((row) => [row.held, row.released, row.paid, row.heldBalance])).toEqual([
    ['50.00', '0.00', '50.00', '50.00'],
    ['0.00', '50.00', '50.00', '0.00']
  ]);
});

test('of several versions of a split the last known counts, without any closed period too', () => {
  const transactions = [{ id: 't1', dates: { order: '2024-02-01' }, measures: { revenue: '1000' } }];
  const split = (share: string, knownAt?: string) => ({ transaction: 't1', payee: 'ann', share, ...(knownAt ? { knownAt } : {}) }); // prettier-ignore
  const earnedBy = (...splits: object[]) => pay(tenPercent, { transactions, splits: splits as never }).lines.map(({ earned }) => earned); // prettier-ignore
  expect(earnedBy(split('0.5'), split('1', '2024-02-20'))).toEqual(['100.00']);
  // Two rows known at once are no versions: both count.
  expect(earnedBy(split('0.5'), split('0.25'))).toEqual(['75.00']);
});

test('no periods, no pay', () => {
  expect(pay(tenPercent, { periods: [] }, { asKnownAt: '2024-05-01' })).toMatchObject({ lines: [], payments: [] }); // prettier-ignore
});
