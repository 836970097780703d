import { expect, test } from 'vitest';
import { creditsOf, earned, earns, MONTHS, planOf, QUARTERS } from '../pay.ts';

// Short programmes; hand calculations.
const deals = creditsOf([
  ['2024-01-10', 4000],
  ['2024-02-10', 6000],
  ['2024-03-10', 500]
]);

test('SPIF fixed: 250 for each deal of at least 1,000 in the window', () => {
  const spif = { kind: 'perTransaction' as const, id: 'c1', amount: '250', atLeast: '1000' };
  earns(planOf([spif as never]), { credits: deals }, '500.00');
  const window = { start: '2024-02-01', end: '2024-03-01' };
  earns(planOf([{ ...spif, window } as never]), { credits: deals }, '250.00');
});

test('SPIF per unit and on revenue', () => {
  const units = creditsOf([['2024-02-10', 7]], 'ann', 'units');
  const window = { start: '2024-02-01', end: '2024-03-01' };
  const plan = planOf([
    { measure: 'units', rate: '30', window },
    { rate: '0.01', window }
  ]);
  expect(earned(plan, { credits: [...deals, ...units] })).toEqual(['210.00', '60.00']);
});

test('SPIF on a split deal: everybody in full, or by share', () => {
  const input = {
    payees: [{ id: 'ann' }, { id: 'bob' }],
    transactions: [{ id: 't1', dates: { order: '2024-02-01' }, measures: { revenue: '9000' } }],
    splits: [{ transaction: 't1', payee: 'ann', share: '0.7' }, { transaction: 't1', payee: 'bob', share: '0.3' }]
  }; // prettier-ignore
  const spif = (shared: 'full' | 'byShare') => planOf([{ kind: 'perTransaction', id: 'c1', amount: '100', shared } as never]); // prettier-ignore
  expect(earned(spif('full'), input)).toEqual(['100.00', '100.00']);
  expect(earned(spif('byShare'), input)).toEqual(['70.00', '30.00']);
});

const three = {
  payees: [{ id: 'ann', targetIncentive: '40000' }, { id: 'bob', targetIncentive: '20000' }, { id: 'cy', targetIncentive: '20000', start: '2024-02-15' }],
  credits: [...creditsOf([['2024-02-20', 50000]]), ...creditsOf([['2024-02-21', 30000]], 'bob'), ...creditsOf([['2024-02-22', 20000]], 'cy')]
}; // prettier-ignore

test('team pool: 1,000 shared equally, by credit, by target incentive, by days; it adds up to the cent', () => {
  const pool = (shareBy: string) => earned(planOf([{ kind: 'pool', id: 'c1', fund: { amount: '1000' }, shareBy } as never]), three); // prettier-ignore
  expect(pool('equal')).toEqual(['333.34', '333.33', '333.33']);
  expect(pool('credit')).toEqual(['500.00', '300.00', '200.00']);
  // Cy’s quarter counts 46 of 91 days: 10,000, 5,000 and 5,000 × 46 ÷ 91.
  expect(pool('targetIncentive')).toEqual(['570.53', '285.27', '144.20']);
  expect(pool('days')).toEqual(['399.12', '399.12', '201.76']);
});

test('team pool filled by a rate on team credit above a level, gated by team attainment', () => {
  const fund = { rate: '0.02', above: '40000' };
  const quotas = ['ann', 'bob', 'cy'].map((payee) => ({ payee, measure: 'revenue', start: '2024-02-15', end: '2024-04-01', amount: '40000' })); // prettier-ignore
  const pool = (atLeast: string) => earned(planOf([{ kind: 'pool', id: 'c1', fund, atLeast } as never]), { ...three, quotas }); // prettier-ignore
  expect(pool('0.8')).toEqual(['600.00', '360.00', '240.00']);
  expect(pool('0.9')).toEqual(['0.00', '0.00', '0.00']);
});

test('budget of a programme: cut by one factor, or first come', () => {
  const spif = (when: 'proRata' | 'firstCome') => earned(planOf([{ rate: '0.01', budget: { amount: '700', when } }]), three); // prettier-ignore
  // 500, 300 and 200 are wanted; 700 ÷ 1,000.
  expect(spif('proRata')).toEqual(['350.00', '210.00', '140.00']);
  expect(spif('firstCome')).toEqual(['500.00', '200.00', '0.00']);
});

test('a programme’s budget lasts over its periods; a period’s is new each time', () => {
  const credits = creditsOf(MONTHS.slice(0, 3).map(({ start }) => [start, 30000] as const));
  const spif = (per: 'programme' | 'period') => earned(planOf([{ rate: '0.01', budget: { amount: '500', per } }]), { periods: MONTHS.slice(0, 3), credits }); // prettier-ignore
  expect(spif('programme')).toEqual(['300.00', '200.00', '0.00']);
  expect(spif('period')).toEqual(['300.00', '300.00', '300.00']);
});

test('ready-made results stand in place of credits', () => {
  const results = [{ payee: 'ann', measure: 'revenue', period: 'Q1', value: '1000' }];
  earns(planOf([{ rate: '0.1' }]), { credits: deals, results, periods: [QUARTERS[0]!] }, '100.00');
});
