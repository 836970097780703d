import { expect, test } from 'vitest';
import { creditsOf, earned, MONTHS, pay, planOf, QUARTERS, quotaOf } from '../pay.ts';

// Pay terms; hand calculations. 2024 is a leap year: the first quarter has 91 days.
const lines = (plan: ReturnType<typeof planOf>, input: Parameters<typeof pay>[1]) => pay(plan, input).lines;
const bonus = (settings: object = {}, terms: object = {}) => planOf([{ pays: 'targetIncentive', rate: '1' }], { settings, terms }); // prettier-ignore
const hired = (start: string, rest: object = {}) => ({ payees: [{ id: 'ann', targetIncentive: '40000', start, ...rest }], credits: creditsOf([['2024-03-20', 45000]]), quotas: [quotaOf(91000)] }); // prettier-ignore

test('proration by actual days, start day in or out', () => {
  // Hired 15 February: 46 of 91 days with the first day, 45 without.
  expect(lines(bonus(), hired('2024-02-15'))[0]).toMatchObject({ quota: '46000', target: '5054.94505494505494505495', earned: '4945.05' }); // prettier-ignore
  expect(lines(bonus({ proration: { startDay: 'out' } }), hired('2024-02-15'))[0]).toMatchObject({
    quota: '45000'
  });
});

test('proration by 30/360, months and weights', () => {
  const quota = (proration: object) => lines(bonus({ proration }), hired('2024-02-15'))[0]!.quota;
  expect(quota({ basis: '30/360' })).toBe('46511.11111111111111111111');
  // 15 of February's 29 days and March: (15 ÷ 29 + 1) ÷ 3.
  expect(quota({ basis: 'months' })).toBe('46022.98850574712643678161');
  expect(quota({ basis: 'months', partMonth: 'whole' })).toBe('60666.66666666666666666667');
  expect(quota({ basis: 'months', partMonth: 'none' })).toBe('30333.33333333333333333333');
  expect(quota({ basis: 'months', partMonth: 'byThe15th' })).toBe('60666.66666666666666666667');
  const twelve = ['1', '1', '2', '1', '1', '1', '1', '1', '1', '1', '1', '1'];
  // February's weight by its days, March's two: (15 ÷ 29 + 2) ÷ 4.
  expect(quota({ basis: 'weights', weights: twelve })).toBe('57267.24137931034482758621');
});

test('what is prorated: both, the quota, the target incentive, or neither', () => {
  const figures = (of: string) => {
    const { quota, target } = lines(bonus({ proration: { of } }), hired('2024-02-15'))[0]!;
    return [quota, target.slice(0, 7)];
  };
  expect(figures('both')).toEqual(['46000', '5054.94']);
  expect(figures('quota')).toEqual(['46000', '10000']);
  expect(figures('targetIncentive')).toEqual(['91000', '5054.94']);
  expect(figures('neither')).toEqual(['91000', '10000']);
});

test('ramp: 25, 50, 75 % of quota in the first three months', () => {
  const ramp = [
    { fromMonth: 0, quota: '0.25' },
    { fromMonth: 1, quota: '0.5' },
    { fromMonth: 2, quota: '0.75' },
    { fromMonth: 3 }
  ];
  const quotas = MONTHS.slice(0, 5).map((month) => quotaOf(1000, month));
  const input = { periods: MONTHS.slice(0, 5), payees: [{ id: 'ann', start: '2024-01-01' }], quotas };
  const plan = planOf([{ rate: '0.1' }], { terms: { ramp } });
  expect(lines(plan, input).map(({ quota }) => quota)).toEqual(['250', '500', '750', '1000', '1000']);
  const quarter = { ...input, periods: [QUARTERS[0]!], quotas: [quotaOf(3000)] };
  expect(lines(plan, quarter)[0]!.quota).toBe('1500');
});

test('quota by tenure: 600,000 a year in the first two months, then 1,200,000', () => {
  const tenureQuotas = [
    { measure: 'revenue', fromMonth: 0, amount: '600000' },
    { measure: 'revenue', fromMonth: 2, amount: '1200000' }
  ];
  const plan = planOf([{ rate: '0.1' }], { terms: { tenureQuotas } });
  const input = { periods: MONTHS.slice(0, 4), payees: [{ id: 'ann', start: '2024-01-01' }] };
  expect(lines(plan, input).map(({ quota }) => quota)).toEqual(['50000', '50000', '100000', '100000']);
});

test('relief takes a share of the days’ quota, or an amount, off; relief of 0 changes nothing', () => {
  const relieved = (relief: object[]) => lines(planOf([{ rate: '0.1' }]), { quotas: [quotaOf(91000)], relief: relief.map((row) => ({ payee: 'ann', measure: 'revenue', start: '2024-02-01', end: '2024-03-01', ...row })) as never })[0]!.quota; // prettier-ignore
  // A third of the quarter by months, half of it off.
  expect(relieved([{ share: '0.5' }])).toBe('75833.33333333333333333333');
  expect(relieved([{ amount: '11000' }])).toBe('80000');
  expect(relieved([{ share: '0' }, { amount: '0' }])).toBe('91000');
});

test('OTE and pay mix give the target incentive', () => {
  const terms = { payMix: { base: '0.6', variable: '0.4' } };
  const target = (payee: object) => lines(bonus({}, terms), { payees: [{ id: 'ann', ...payee }], quotas: [quotaOf(1)] })[0]!.target; // prettier-ignore
  expect(target({ ote: '100000' })).toBe('10000');
  expect(target({ base: '60000' })).toBe('10000');
  expect(target({ base: '60000', targetIncentive: '20000' })).toBe('5000');
});

test('target incentive per period', () => {
  const plan = bonus({}, { targetIncentivePer: 'period' });
  expect(
    lines(plan, { payees: [{ id: 'ann', targetIncentive: '7000' }], quotas: [quotaOf(1)] })[0]!.target
  ).toBe('7000');
});

test('pay terms change inside a period: each row for its days', () => {
  const payees = [
    { id: 'ann', targetIncentive: '36400', end: '2024-02-15' },
    { id: 'ann', targetIncentive: '72800', start: '2024-02-15' }
  ];
  // 9,100 × 45 ÷ 91 + 18,200 × 46 ÷ 91.
  expect(lines(bonus(), { payees, quotas: [quotaOf(1)] })[0]!.target).toBe('13700');
});

test('plan change inside a period: each plan pays its own days against its own part of quota', () => {
  const one = planOf([{ rate: '0.1' }]);
  const document = { ...one, plans: [one.plans[0]!, { ...one.plans[0]!, id: 'other', components: [{ id: 'c1', kind: 'table' as const, measure: 'revenue', rate: '0.2' }] }] }; // prettier-ignore
  const assignments = [
    { payee: 'ann', plan: 'plan', end: '2024-02-15' },
    { payee: 'ann', plan: 'other', start: '2024-02-15' }
  ];
  const credits = creditsOf([['2024-02-14', 1000], ['2024-02-15', 1000]]); // prettier-ignore
  const output = pay(document, { assignments, credits, quotas: [quotaOf(91000)] });
  expect(output.lines.map(({ plan, quota, earned }) => [plan, quota, earned])).toEqual([
    ['other', '46000', '200.00'],
    ['plan', '45000', '100.00']
  ]);
});

test('a leaver is paid for the days with the company; later credit does not count', () => {
  const payees = [{ id: 'ann', end: '2024-02-15' }];
  expect(earned(planOf([{ rate: '0.1' }]), { payees, credits: creditsOf([['2024-02-14', 1000], ['2024-02-15', 1000]]) })).toEqual(['100.00']); // prettier-ignore
});

test('leverage: excellence at three times target', () => {
  const tiers = [{ from: '0', rate: '1' }, { from: '1', rate: '10' }]; // prettier-ignore
  const input = { payees: [{ id: 'ann', targetIncentive: '40000' }], credits: creditsOf([['2024-01-05', 120]]), quotas: [quotaOf(100)] }; // prettier-ignore
  expect(earned(planOf([{ pays: 'targetIncentive', tiers }]), input)).toEqual(['30000.00']);
});
