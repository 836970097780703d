import { expect, test } from 'vitest';
import { creditsOf, earned, pay, planOf, QUARTERS, quotaOf } from '../pay.ts';

const pool = (rest: object) =>
  planOf([{ kind: 'pool', id: 'c1', fund: { amount: '100' }, ...rest } as never]);
const payees = ['ann', 'bob', 'cat'].map((id) => ({ id }));
const credits = [
  ...creditsOf([['2024-02-01', 300]], 'ann'),
  ...creditsOf([['2024-02-01', 100]], 'bob'),
  ...creditsOf([['2024-02-01', -50]], 'cat')
];

test('a member below zero takes no share and costs the others none', () => {
  // Weights 300 : 100 : 0 share 100.
  expect(earned(pool({}), { payees, credits })).toEqual(['75.00', '25.00', '0.00']);
  // The fund itself counts the return: 10 % of (300 + 100 − 50 − 150) = 20, shared 3 : 1.
  expect(earned(pool({ fund: { rate: '0.1', above: '150' } }), { payees, credits })).toEqual([
    '15.00',
    '5.00',
    '0.00'
  ]);
});

test('the team’s attainment opens the pool; without a quota it stays shut', () => {
  const shut = ['0.00', '0.00', '0.00'];
  const fund = pool({ atLeast: '1', shareBy: 'equal' });
  expect(earned(fund, { payees, credits })).toEqual(shut);
  // Team credit 350 against 351 and 350; the remaining cent of 100 ÷ 3 goes to the first name.
  expect(earned(fund, { payees, credits, quotas: [quotaOf(351)] })).toEqual(shut);
  expect(earned(fund, { payees, credits, quotas: [quotaOf(350)] })).toEqual(['33.34', '33.33', '33.33']);
});

test('only who is on the plan in the interval shares', () => {
  const one = pool({ shareBy: 'equal' });
  const plan = { ...one, plans: [one.plans[0]!, { ...planOf([{ rate: '0' }]).plans[0]!, id: 'other' }] };
  const assignments = [
    { payee: 'ann', plan: 'plan' },
    { payee: 'bob', plan: 'plan', end: QUARTERS[0]!.end },
    { payee: 'cat', plan: 'other' }
  ];
  const { lines } = pay(plan, { periods: QUARTERS.slice(0, 2), payees, assignments });
  const shares = lines
    .filter((line) => line.plan === 'plan')
    .map(({ payee, period, earned }) => [payee, period, earned]);
  // Lines go by payee, then period. Bob leaves the plan with the first quarter, so Ann has the second to herself.
  expect(shares).toEqual([
    ['ann', 'Q1', '50.00'],
    ['ann', 'Q2', '100.00'],
    ['bob', 'Q1', '50.00']
  ]);
});
