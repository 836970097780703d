import { expect, test } from 'vitest';
import { creditsOf, earned, earns, MONTHS, pay, planOf, QUARTERS, quotaOf } from '../pay.ts';

// Hand calculations throughout, of shapes named in Zoltners, Sinha and Lorimer and in Colletti and Fiss.
const at = (amount: number | string, target = '40000') => ({
  payees: [{ id: 'ann', base: '60000', targetIncentive: target }],
  credits: creditsOf([['2024-02-01', amount]]),
  quotas: [quotaOf(100000)]
});

test('threshold: a cliff pays from the first dollar at exactly 50 %, nothing just below', () => {
  const plan = planOf([{ rate: '0.1', threshold: { at: '0.5' } }]);
  earns(plan, at('49999.99'), '0.00');
  earns(plan, at(50000), '5000.00');
});

test('threshold: paid only for what lies above it', () => {
  const plan = planOf([{ rate: '0.1', threshold: { at: '0.5', pay: 'fromThreshold' } }]);
  earns(plan, at(50000), '0.00');
  earns(plan, at(70000), '2000.00');
  earns(plan, at(40000), '0.00');
});

test('threshold in money', () => {
  const plan = planOf([{ rate: '0.1', threshold: { at: '30000', by: 'amount' } }]);
  earns(plan, at(29999), '0.00');
  earns(plan, at(30000), '3000.00');
});

test('accelerator and decelerator around quota', () => {
  const tiers = [
    { from: '0', rate: '0.05' },
    { from: '1', rate: '0.08' },
    { from: '1.5', rate: '0.03' }
  ];
  // 5,000 + 4,000 + 1,500.
  earns(planOf([{ tiers }]), at(200000), '10500.00');
});

test('hard cap on pay, soft cap on pay, cap as a multiple of target incentive and of base', () => {
  const capped = (on: 'earned' | 'targetIncentive' | 'base', limit: string, beyond?: string) =>
    planOf([{ rate: '0.1', caps: [{ on, at: limit, ...(beyond ? { beyond } : {}) }] }]);
  earns(capped('earned', '12000'), at(150000), '12000.00');
  earns(capped('earned', '12000', '0.5'), at(150000), '13500.00');
  // Target incentive of the quarter is 10,000, base pay 15,000.
  earns(capped('targetIncentive', '1.4'), at(150000), '14000.00');
  earns(capped('base', '0.5'), at(150000), '7500.00');
  earns(capped('earned', '12000'), at(110000), '11000.00');
});

test('cap on attainment, on credit and on each transaction', () => {
  const capped = (on: 'attainment' | 'credit' | 'transaction', limit: string, beyond = '0') => planOf([{ rate: '0.1', caps: [{ on, at: limit, beyond }] }]); // prettier-ignore
  earns(capped('attainment', '1.2'), at(150000), '12000.00');
  earns(capped('attainment', '1.2', '0.25'), at(150000), '12750.00');
  earns(capped('credit', '90000'), at(150000), '9000.00');
  const deals = { credits: creditsOf([['2024-02-01', 80000], ['2024-02-02', 20000]]), quotas: [quotaOf(100000)] }; // prettier-ignore
  earns(capped('transaction', '50000'), deals, '7000.00');
  const alone = planOf([
    { rate: '0.1', position: 'transaction', caps: [{ on: 'transaction', at: '50000' }] }
  ]);
  earns(alone, deals, '7000.00');
  // A return takes back what was counted, not more.
  earns(alone, { credits: creditsOf([['2024-02-01', 80000], ['2024-03-02', -80000]]) }, '0.00'); // prettier-ignore
});

test('floor: a guarantee lifts low pay', () => {
  earns(planOf([{ rate: '0.1', floor: '2500' }]), at(10000), '2500.00');
  earns(planOf([{ rate: '0.1', floor: '2500' }]), at(30000), '3000.00');
});

test('linear bonus by achievement: one percent of target for each percent of quota', () => {
  const tiers = [{ from: '0', rate: '1' }];
  earns(planOf([{ pays: 'targetIncentive', tiers }]), at(87500), '8750.00');
});

test('per-unit pay: 12.50 a unit, 15 above 100 units', () => {
  const tiers = [
    { from: '0', rate: '12.5' },
    { from: '100', rate: '15' }
  ];
  earns(planOf([{ measure: 'units', by: 'amount', tiers }]), { credits: creditsOf([['2024-02-01', 130]], 'ann', 'units') }, '1700.00'); // prettier-ignore
});

test('pay curve: threshold 70 % pays 50 %, target 100 %, excellence 120 % pays 200 %', () => {
  const tiers = [
    { from: '0.7', rate: '0.5' },
    { from: '1', rate: '1' },
    { from: '1.2', rate: '2' }
  ];
  const plan = planOf([{ mode: 'curve', pays: 'targetIncentive', tiers }]);
  earns(plan, at(69000), '0.00');
  earns(plan, at(70000), '5000.00');
  earns(plan, at(85000), '7500.00');
  earns(plan, at(110000), '15000.00');
  earns(plan, at(300000), '20000.00');
});

test('pay on base: 10 % of base pay at quota, by attainment', () => {
  earns(planOf([{ pays: 'base', rate: '0.1' }]), at(80000), '1200.00');
});

test('interval longer than the pay period: a quarterly bonus is paid with March', () => {
  const plan = planOf([{ interval: 'quarter', pays: 'targetIncentive', rate: '1' }]);
  const input = { ...at(90000), periods: MONTHS.slice(0, 4) };
  expect(
    pay(plan, input).lines.map(({ period, start, end, earned }) => [period, start, end, earned])
  ).toEqual([['M3', '2024-01-01', '2024-04-01', '9000.00']]);
});

test('interval shorter than the pay period: three monthly lines in a quarter', () => {
  const tiers = [{ from: '0', rate: '0.1' }, { from: '10000', rate: '0.2' }]; // prettier-ignore
  const credits = creditsOf([['2024-01-05', 12000], ['2024-03-05', 8000]]); // prettier-ignore
  expect(earned(planOf([{ interval: 'month', by: 'amount', tiers }]), { credits })).toEqual(['1400.00', '0.00', '800.00']); // prettier-ignore
});

test('fiscal year from February: the year’s quota row, cumulated from 1 February', () => {
  const tiers = [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.2' }]; // prettier-ignore
  const credits = creditsOf([['2024-01-15', 900], ['2024-02-15', 800], ['2024-03-15', 400]]); // prettier-ignore
  const plan = planOf([{ position: 'cumulativeInput', tiers }], { settings: { yearStart: '02-01' } });
  const quotas = [
    quotaOf(1000, { start: '2023-02-01', end: '2024-02-01' }),
    quotaOf(1000, { start: '2024-02-01', end: '2025-02-01' })
  ];
  // January is the old year; February 800 × 10 %; March 200 × 10 % + 200 × 20 %.
  expect(earned(plan, { periods: MONTHS.slice(0, 3), credits, quotas } as never)).toEqual([
    '90.00',
    '80.00',
    '60.00'
  ]);
});

test('a year’s quota is divided onto the quarters by months, days or weights', () => {
  const quotas = [quotaOf(366000, { start: '2024-01-01', end: '2025-01-01' })];
  const quotaIn = (settings: object) => pay(planOf([{ rate: '0.1' }], { settings }), { periods: QUARTERS, quotas }).lines.map(({ quota }) => quota); // prettier-ignore
  expect(quotaIn({})).toEqual(['91500', '91500', '91500', '91500']);
  expect(quotaIn({ division: { basis: 'actualDays' } })).toEqual(['91000', '91000', '92000', '92000']);
  expect(quotaIn({ division: { basis: 'weights', weights: ['0.2', '0.25', '0.25', '0.3'] } })).toEqual(['73200', '91500', '91500', '109800']); // prettier-ignore
  expect(quotaIn({ division: { basis: '30/360' } })).toEqual(['91500', '91500', '91500', '91500']);
});
