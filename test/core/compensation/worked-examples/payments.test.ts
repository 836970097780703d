import { expect, test } from 'vitest';
import { creditsOf, MONTHS, paid, pay, planOf, QUARTERS } from '../pay.ts';

type Payment = NonNullable<Parameters<typeof planOf>[1]>['payment'];
const commission = (payment: Payment) => planOf([{ rate: '1' }], { payment });
const monthly = (amounts: readonly (number | string)[]) => ({
  periods: MONTHS.slice(0, amounts.length),
  credits: creditsOf(amounts.map((amount, i) => [MONTHS[i]!.start, amount] as const))
});
const columns = (payment: Payment, amounts: readonly (number | string)[], ...names: string[]) =>
  pay(commission(payment), monthly(amounts)).payments.map((row) =>
    names.map((name) => Number((row as never)[name]))
  );

test('Siebel Incentive Compensation, Table 4, recoverable draw of 2,000', () => {
  const draw = { amount: '2000' };
  // Net earnings as printed; the draw balance owed is what the table shows below zero.
  expect(paid(commission({ draw }), monthly([2750, 3000, 1500, 2375, 3000, 2750]))).toEqual([
    ['2750.00', '0.00'],
    ['3000.00', '0.00'],
    ['2000.00', '500.00'],
    ['2000.00', '125.00'],
    ['2875.00', '0.00'],
    ['2750.00', '0.00']
  ]);
});

test('Siebel, non-recoverable draw: the 500 of March is not paid back', () => {
  const draw = { amount: '2000', recovery: 'nonRecoverable' as const };
  expect(paid(commission({ draw }), monthly([1500, 2375])).map(([amount]) => amount)).toEqual([
    '2000.00',
    '2375.00'
  ]);
});

test('Studypool 183314: draw of 1,000, commission 400, 600, 1,200, 1,500, 1,400', () => {
  // The page’s first four balances are 600, 1,000, 800 (it prints 300 after a slip) and 300; then 300 is recovered.
  expect(paid(commission({ draw: { amount: '1000' } }), monthly([400, 600, 1200, 1500, 1400]))).toEqual([
    ['1000.00', '600.00'],
    ['1000.00', '1000.00'],
    ['1000.00', '800.00'],
    ['1000.00', '300.00'],
    ['1100.00', '0.00']
  ]);
});

test('Visdum: a recoverable draw of 3,000 against 2,000 of commission leaves 1,000 owed', () => {
  expect(paid(commission({ draw: { amount: '3000' } }), monthly([2000]))).toEqual([['3000.00', '1000.00']]);
});

test('draw as a floor where recovery may push pay below the draw (hand calculation)', () => {
  const draw = { amount: '1000', belowDraw: true };
  expect(paid(commission({ draw }), monthly([600, 1100, 1500]))).toEqual([
    ['1000.00', '400.00'],
    ['700.00', '0.00'],
    ['1500.00', '0.00']
  ]);
});

test('draw prepaid: on top now, settled against later commission (hand calculation)', () => {
  const draw = { amount: '1000', base: 'prepaid' as const, end: '2024-03-01' };
  expect(columns({ draw }, [1500, 1500, 700, 900], 'draw', 'recovered', 'paid', 'balance')).toEqual([
    [1000, 0, 2500, 1000],
    [1000, 1000, 1500, 1000],
    [0, 700, 0, 300],
    [0, 300, 600, 0]
  ]);
});

test('draw as a loan on top: repaid once the draws have ended, at most half of pay (hand calculation)', () => {
  const draw = { amount: '500', base: 'loan' as const, months: 2, limit: '0.5' };
  const input = { ...monthly([1000, 1000, 1000, 1200, 1000]), payees: [{ id: 'ann', start: '2024-01-01' }] };
  expect(paid(commission({ draw }), input)).toEqual([
    ['1500.00', '500.00'],
    ['1500.00', '1000.00'],
    ['500.00', '500.00'],
    ['700.00', '0.00'],
    ['1000.00', '0.00']
  ]);
});

test('draw recoverable, then forgiven when the draw ends or the year does (hand calculation)', () => {
  const draw = { amount: '1000', recovery: 'recoverableForgiven' as const, end: '2024-03-01' };
  expect(columns({ draw }, [400, 700, 2000], 'paid', 'forgiven', 'balance')).toEqual([
    [1000, 0, 600],
    [1000, 900, 0],
    [2000, 0, 0]
  ]);
  const yearly = commission({ draw: { ...draw, end: undefined, forgive: 'yearEnd' } });
  const input = { periods: QUARTERS.slice(2), credits: creditsOf([['2024-07-01', 300], ['2024-10-01', 800]]) }; // prettier-ignore
  expect(pay(yearly, input).payments.map(({ forgiven, balance }) => [forgiven, balance])).toEqual([
    ['0.00', '700.00'],
    ['900.00', '0.00']
  ]);
});

test('a draw for named payees only', () => {
  const plan = commission({ draw: { amount: '100', payees: ['bob'] } });
  const input = { payees: [{ id: 'ann' }, { id: 'bob' }] };
  expect(paid(plan, input)).toEqual([['0.00', '0.00'], ['100.00', '100.00']]); // prettier-ignore
});

test('pay below zero is carried, forgiven or collected (hand calculation)', () => {
  const amounts = [-300, 200, 500];
  expect(columns({}, amounts, 'paid', 'balance')).toEqual([[0, 300], [0, 100], [400, 0]]); // prettier-ignore
  expect(columns({ negative: 'forgive' }, amounts, 'paid', 'forgiven')).toEqual([[0, 300], [200, 0], [500, 0]]); // prettier-ignore
  expect(columns({ negative: 'collect' }, amounts, 'paid', 'balance')).toEqual([[-300, 0], [200, 0], [500, 0]]); // prettier-ignore
});

test('opening balance and amount held from before', () => {
  const balances = [{ payee: 'ann', amount: '250', held: '40' }];
  const [first] = pay(commission({}), { ...monthly([1000]), balances }).payments;
  expect(first).toMatchObject({ recovered: '250.00', released: '40.00', paid: '790.00', balance: '0.00' });
});

test('holdback of 20 % for two periods (hand calculation)', () => {
  const holdback = { share: '0.2', periods: 2 };
  expect(columns({ holdback }, [1000, 500, 100, 0], 'held', 'released', 'paid', 'heldBalance')).toEqual([
    [200, 0, 800, 200],
    [100, 0, 400, 300],
    [20, 200, 280, 120],
    [0, 100, 100, 20]
  ]);
});

test('holdback until the customer pays (hand calculation)', () => {
  const plan = planOf([{ rate: '0.1' }], { payment: { holdback: { share: '0.5', release: 'whenPaid' } } });
  const transactions = [
    { id: 't1', dates: { order: '2024-01-10', payment: '2024-02-20' }, measures: { revenue: '1000' } },
    { id: 't2', dates: { order: '2024-01-11', payment: '2024-01-30' }, measures: { revenue: '3000' } }
  ];
  const splits = [{ transaction: 't1', payee: 'ann' }, { transaction: 't2', payee: 'ann' }]; // prettier-ignore
  const { payments } = pay(plan, { periods: MONTHS.slice(0, 2), transactions, splits });
  expect(payments.map(({ held, released, paid }) => [held, released, paid])).toEqual([
    ['50.00', '0.00', '350.00'],
    ['0.00', '50.00', '50.00']
  ]);
});

test('cap on payment: forfeited, or deferred to later periods (hand calculation)', () => {
  expect(columns({ cap: { amount: '1000' } }, [1500, 400, 0], 'paid', 'forfeited')).toEqual([[1000, 500], [400, 0], [0, 0]]); // prettier-ignore
  expect(columns({ cap: { amount: '1000', excess: 'defer' } }, [1500, 400, 200], 'paid', 'deferred')).toEqual([[1000, 500], [900, -500], [200, 0]]); // prettier-ignore
  expect(columns({ cap: { amount: '1600', per: 'year' } }, [1500, 400, 0], 'paid', 'forfeited')).toEqual([[1500, 0], [100, 300], [0, 0]]); // prettier-ignore
});

test('cap on payment as a multiple of target incentive', () => {
  const plan = commission({ cap: { timesTargetIncentive: '2' } });
  const input = { ...monthly([3000]), payees: [{ id: 'ann', targetIncentive: '12000' }] };
  expect(paid(plan, input)).toEqual([['2000.00', '0.00']]);
});

const sold = [
  { id: 't1', dates: { order: '2024-01-10' }, measures: { revenue: '60000' } },
  { id: 't2', dates: { order: '2024-01-20' }, measures: { revenue: '60000' } },
  {
    id: 'r2',
    dates: { order: '2024-04-20' },
    type: 'return',
    reverses: 't2',
    measures: { revenue: '-60000' }
  }
];
const splits = [{ transaction: 't1', payee: 'ann' }, { transaction: 't2', payee: 'ann' }]; // prettier-ignore
const returned = { periods: MONTHS.slice(0, 5), transactions: sold, splits };
const tiered = (payment: Payment) => planOf([{ by: 'amount', tiers: [{ from: '0', rate: '0.05' }, { from: '100000', rate: '0.1' }] }], { payment }); // prettier-ignore
const clawed = (clawback: NonNullable<NonNullable<Payment>['clawback']>, rest: Payment = {}) => pay(tiered({ ...rest, clawback, negative: 'collect' }), returned).payments.map(({ clawback }) => clawback)[3]; // prettier-ignore

test('clawback, percent and pro rata by months (hand calculation)', () => {
  // January earned 5,000 + 2,000; half of it is t2’s. Returned after three whole months.
  expect(clawed({ mode: 'percent' })).toBe('3500.00');
  expect(clawed({ mode: 'percent', share: '0.5' })).toBe('1750.00');
  expect(clawed({ mode: 'percent', windowMonths: 3 })).toBe('0.00');
  expect(clawed({ mode: 'proRata', windowMonths: 12 })).toBe('2625.00');
});

test('clawback by full re-tier: January without t2 earned 3,000 (hand calculation)', () => {
  expect(clawed({ mode: 'reTier' })).toBe('4000.00');
});

test('clawback of only what was paid: half of January is still held (hand calculation)', () => {
  expect(clawed({ mode: 'paidOnly' }, { holdback: { share: '0.5', periods: 6 } })).toBe('1750.00');
  expect(clawed({ mode: 'paidOnly' })).toBe('3500.00');
});

test('a return in two parts never takes back more than all of it', () => {
  const transactions = [
    ...sold.slice(0, 2),
    { ...sold[2]!, id: 'r3', measures: { revenue: '-45000' } },
    { ...sold[2]!, id: 'r4', dates: { order: '2024-05-02' }, measures: { revenue: '-45000' } }
  ];
  const { payments } = pay(tiered({ clawback: { mode: 'percent' } }), { ...returned, transactions });
  expect(payments.slice(3).map(({ clawback }) => clawback)).toEqual(['2625.00', '875.00']);
});

test('clawback of a fixed SPIF and the reversal of a partial amount by re-tier', () => {
  const plan = planOf([{ kind: 'perTransaction', id: 'c1', amount: '100' } as never], { payment: { clawback: { mode: 'percent' }, negative: 'collect' } }); // prettier-ignore
  expect(pay(plan, returned).payments.map(({ paid }) => paid)).toEqual([
    '200.00',
    '0.00',
    '0.00',
    '-100.00',
    '0.00'
  ]);
  const half = [...sold.slice(0, 2), { ...sold[2]!, measures: { revenue: '-30000' } }];
  // Without half of t2: 90,000 × 5 % = 4,500.
  const retiered = pay(tiered({ clawback: { mode: 'reTier' }, negative: 'collect' }), {
    ...returned,
    transactions: half
  });
  expect(retiered.payments[3]!.clawback).toBe('2500.00');
});

test('adjustments carry reason and author and are paid in their period', () => {
  const adjustments = [
    { payee: 'ann', period: 'M1', amount: '-12.34', reason: 'Wrong split', author: 'Kim' }
  ];
  expect(pay(commission({}), { ...monthly([100]), adjustments }).payments[0]).toMatchObject({ adjusted: '-12.34', paid: '87.66' }); // prettier-ignore
});

test('payee currency: the dated rate of the period’s end, or of its start; yen have no minor unit', () => {
  const payees = [{ id: 'ann', currency: 'JPY' }];
  const fx = [{ from: 'USD', to: 'JPY', start: '2024-01-01', end: '2024-01-15', rate: '140' }, { from: 'JPY', to: 'USD', start: '2024-01-15', rate: '0.0064' }]; // prettier-ignore
  const money = (exchange?: 'periodEnd' | 'periodStart') => {
    const plan = planOf([{ rate: '1' }], { settings: exchange ? { exchange } : {} });
    const { rate, paidInCurrency } = pay(plan, { ...monthly(['100.55']), payees, fx }).payments[0]!;
    return [rate, paidInCurrency];
  };
  expect(money()).toEqual(['156.25', '15711']);
  expect(money('periodStart')).toEqual(['140', '14077']);
  const missing = pay(planOf([{ rate: '1' }]), { ...monthly([1]), payees });
  expect(missing.findings.map(({ code }) => code)).toEqual(['no-exchange-rate']);
});

test('a payee whose currency changes is paid in the one of the period, whatever the order of rows', () => {
  const payees = [
    { id: 'ann', currency: 'EUR', start: '2024-04-01' },
    { id: 'ann', currency: 'USD', end: '2024-04-01' }
  ];
  const fx = [{ from: 'USD', to: 'EUR', start: '2024-01-01', rate: '0.9' }];
  const { payments } = pay(planOf([{ rate: '0.1' }]), { periods: QUARTERS.slice(0, 2), payees, fx, credits: creditsOf([['2024-02-01', 1000], ['2024-05-01', 1000]]) }); // prettier-ignore
  expect(payments.map(({ currency, paid, paidInCurrency }) => [currency, paid, paidInCurrency])).toEqual([
    ['USD', '100.00', '100.00'],
    ['EUR', '100.00', '90.00']
  ]);
});
