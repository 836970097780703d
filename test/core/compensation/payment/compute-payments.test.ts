import { expect, test } from 'vitest';
import { creditsOf, MONTHS, pay, planOf, QUARTERS } from '../pay.ts';

const months = (count: number) => MONTHS.slice(0, count);
const credits = (...amounts: number[]) => creditsOf(amounts.map((amount, i) => [MONTHS[i]!.start, amount] as const)); // prettier-ignore

test('an opening balance is a draw still owed where the plan has draws, else pay below zero', () => {
  const balances = [{ payee: 'ann', amount: '100', held: '30' }];
  const input = { periods: months(2), credits: credits(500, 500), balances };
  const columns = (payment: object) => pay(planOf([{ rate: '1' }], { payment }), input).payments.map(({ released, recovered, paid, balance }) => [released, recovered, paid, balance]); // prettier-ignore
  expect(columns({})).toEqual([
    ['30.00', '100.00', '430.00', '0.00'],
    ['0.00', '0.00', '500.00', '0.00']
  ]);
  // The draw of 450 leaves room to recover only what lies above it: 530 − 450, then 20 more.
  expect(columns({ draw: { amount: '450' } })).toEqual([
    ['30.00', '80.00', '450.00', '20.00'],
    ['0.00', '20.00', '480.00', '0.00']
  ]);
});

test('a draw between two dates, or in the first months of somebody, only', () => {
  const draws = (draw: object, start?: string) => pay(planOf([{ rate: '1' }], { payment: { draw: { amount: '100', recovery: 'nonRecoverable', ...draw } } }), { periods: months(4), payees: [{ id: 'ann', ...(start ? { start } : {}) }] }).payments.map(({ draw }) => Number(draw)); // prettier-ignore
  expect(draws({ start: '2024-02-01', end: '2024-04-01' })).toEqual([0, 100, 100, 0]);
  expect(draws({ months: 2 }, '2024-01-15')).toEqual([100, 100, 100, 0]);
  expect(draws({ months: 2 })).toEqual([0, 0, 0, 0]);
  expect(draws({ payees: ['bob'] })).toEqual([0, 0, 0, 0]);
});

test('a forgiven draw: with the run’s last period only where the draw itself ends there', () => {
  const owed = (draw: object) => pay(planOf([{ rate: '1' }], { payment: { draw: { amount: '100', recovery: 'recoverableForgiven', ...draw } } }), { periods: months(2) }).payments.map(({ forgiven, balance }) => [Number(forgiven), Number(balance)]); // prettier-ignore
  expect(owed({})).toEqual([[0, 100], [0, 200]]); // prettier-ignore
  expect(owed({ end: '2024-03-01' })).toEqual([[0, 100], [200, 0]]); // prettier-ignore
  expect(owed({ end: '2024-02-01' })).toEqual([[100, 0], [0, 0]]); // prettier-ignore
});

test('who changes plan inside a period is paid by the terms of the plan they end on', () => {
  const [one] = planOf([{ rate: '1' }]).plans;
  const plan = { ...planOf([]), plans: [{ ...one!, id: 'a' }, { ...one!, id: 'b', payment: { cap: { amount: '50' } } }] }; // prettier-ignore
  const assignments = [
    { payee: 'ann', plan: 'b', start: '2024-01-10' },
    { payee: 'ann', plan: 'a', end: '2024-01-10' },
    { payee: 'bob', plan: 'a' },
    { payee: 'bob', plan: 'b', start: '2024-01-05', end: '2024-01-20' }
  ];
  const people = ['ann', 'bob'];
  const output = pay(plan, {
    periods: months(2), payees: people.map((id) => ({ id })), assignments,
    credits: people.flatMap((id) => creditsOf([['2024-01-15', 80], ['2024-02-15', 80]], id))
  }); // prettier-ignore
  // Bob is on both at once in January: 80 on each plan, no cap as plan a outlasts b; later on a alone.
  expect(output.payments.map(({ payee, paid, forfeited }) => [payee, paid, forfeited])).toEqual([
    ['ann', '50.00', '30.00'],
    ['ann', '50.00', '30.00'],
    ['bob', '160.00', '0.00'],
    ['bob', '80.00', '0.00']
  ]);
});

test('a payee on no plan is paid only what is adjusted; a missing rate is said', () => {
  const [one] = planOf([{ rate: '1' }]).plans;
  const plan = {
    ...planOf([]),
    plans: [
      { ...one!, id: 'a' },
      { ...one!, id: 'b' }
    ]
  };
  const { payments, findings } = pay(plan, { payees: [{ id: 'ann', currency: 'EUR' }], adjustments: [{ payee: 'ann', period: 'Q1', amount: '-20' }] }); // prettier-ignore
  expect(payments.map(({ adjusted, paid, balance, currency }) => [adjusted, paid, balance, currency])).toEqual([['-20.00', '0.00', '20.00', 'EUR']]); // prettier-ignore
  expect(findings.map(({ code }) => code)).toEqual(['no-exchange-rate', 'no-plan']);
});

test('held until the customer pays: nothing of a return, of a credit without a transaction all of it', () => {
  const holds = { payment: { holdback: { share: '0.2', release: 'whenPaid' as const } } };
  const { payments } = pay(planOf([{ rate: '1' }, { rate: '-0.1' }], holds), { periods: months(1), credits: credits(1000) }); // prettier-ignore
  // 1,000 − 100 earned; a fifth of the 1,000 is held, nothing of the line below zero.
  expect(payments.map(({ earned, held, paid }) => [earned, held, paid])).toEqual([
    ['900.00', '200.00', '700.00']
  ]);
});

test('full re-tier takes nothing from who sold nothing, and a reversal of nothing changes nothing', () => {
  const plan = planOf([{ rate: '0.1' }], { payment: { clawback: { mode: 'reTier' } } });
  const sale = { id: 't1', dates: { order: '2024-01-10' }, measures: { revenue: '1000' } };
  const lost = { id: 'r1', type: 'return', reverses: 't1', dates: { order: '2024-05-10' }, measures: { revenue: '-250' } }; // prettier-ignore
  const { payments } = pay(plan, { periods: QUARTERS.slice(0, 2), payees: [{ id: 'ann' }, { id: 'bob' }], transactions: [sale, lost], splits: [{ transaction: 't1', payee: 'ann' }] }); // prettier-ignore
  expect(payments.map(({ payee, period, clawback }) => [payee, period, clawback])).toEqual([
    ['ann', 'Q1', '0.00'],
    ['ann', 'Q2', '25.00'],
    ['bob', 'Q1', '0.00'],
    ['bob', 'Q2', '0.00']
  ]);
});

test('months lived are completed months: a day short of five leaves eight twelfths (hand calculation)', () => {
  const plan = planOf([{ rate: '0.1' }], { payment: { clawback: { mode: 'proRata', windowMonths: 12 } } });
  const taken = (order: string) => pay(plan, { periods: months(7), transactions: [{ id: 't1', dates: { order: '2024-01-15' }, measures: { revenue: '12000' } }, { id: 'r1', type: 'return', reverses: 't1', dates: { order }, measures: { revenue: '-12000' } }], splits: [{ transaction: 't1', payee: 'ann' }] }).payments[5]!.clawback; // prettier-ignore
  expect([taken('2024-06-14'), taken('2024-06-15')]).toEqual(['800.00', '700.00']);
});
