import { expect, test } from 'vitest';
import { creditsOf, earned, earns, pay, planOf, QUARTERS, quotaOf } from '../pay.ts';

// Hand calculations of the linkages named in Colletti and Fiss, "Compensating New Sales Roles": hurdle, multiplier, matrix.
const Q1 = QUARTERS[0]!;
const result = (measure: string, value: string | number) => ({ payee: 'ann', measure, period: 'Q1', value });
const base = {
  payees: [{ id: 'ann', base: '60000', targetIncentive: '40000' }],
  credits: creditsOf([['2024-02-01', 100000]]),
  quotas: [quotaOf(100000), quotaOf(50, Q1, 'ann', 'units')]
};

test('gate: commission only where the units quota is met, otherwise half', () => {
  const gated = (otherwise?: string) => planOf([{ rate: '0.05', gates: [{ measures: ['units'], atLeast: '1', ...(otherwise ? { otherwise } : {}) }] }]); // prettier-ignore
  earns(gated(), { ...base, results: [result('units', 49)] }, '0.00');
  earns(gated(), { ...base, results: [result('units', 50)] }, '5000.00');
  earns(gated('0.5'), { ...base, results: [result('units', 49)] }, '2500.00');
});

test('hurdle on all products, or on any', () => {
  const measures = [{ id: 'revenue' }, { id: 'a', from: [{ amount: 'revenue' }], where: [{ attribute: 'product', in: ['A'] }] }, { id: 'b', from: [{ amount: 'revenue' }], where: [{ attribute: 'product', in: ['B'] }] }]; // prettier-ignore
  const plan = (need: 'all' | 'any') => planOf([{ rate: '0.05', gates: [{ measures: ['a', 'b'], by: 'amount', atLeast: '1000', need }] }], { measures }); // prettier-ignore
  const transactions = [
    { id: 't1', dates: { order: '2024-01-10' }, measures: { revenue: '5000' }, attributes: { product: 'A' } },
    { id: 't2', dates: { order: '2024-01-11' }, measures: { revenue: '900' }, attributes: { product: 'B' } }
  ];
  const splits = [{ transaction: 't1', payee: 'ann' }, { transaction: 't2', payee: 'ann' }]; // prettier-ignore
  earns(plan('all'), { transactions, splits }, '0.00');
  earns(plan('any'), { transactions, splits }, '295.00');
});

test('modifier: customer satisfaction multiplies, in bands or along a curve', () => {
  const tiers = [
    { from: '0', factor: '0.8' },
    { from: '0.9', factor: '1' },
    { from: '1', factor: '1.2' }
  ];
  const plan = (mode: 'band' | 'curve') => planOf([{ rate: '0.05', modifiers: [{ measure: 'score', by: 'amount', mode, tiers }] }]); // prettier-ignore
  earns(plan('band'), { ...base, results: [result('score', '0.95')] }, '5000.00');
  earns(plan('curve'), { ...base, results: [result('score', '0.95')] }, '5500.00');
  earns(plan('band'), { ...base, results: [result('score', '0.5')] }, '4000.00');
});

test('modifier that adds: 10 % of target incentive, or 500', () => {
  const plan = (effect: 'addTargetIncentive' | 'addFixed', factor: string) => planOf([{ rate: '0.05', modifiers: [{ measure: 'score', by: 'amount', effect, tiers: [{ from: '0.9', factor }] }] }]); // prettier-ignore
  const input = { ...base, results: [result('score', '0.9')] };
  earns(plan('addTargetIncentive', '0.1'), input, '6000.00');
  earns(plan('addFixed', '500'), input, '5500.00');
});

test('weights across components: 60 % revenue at 100 %, 40 % units at 80 %', () => {
  const plan = planOf([
    { weight: '0.6', pays: 'targetIncentive', rate: '1' },
    { weight: '0.4', pays: 'targetIncentive', rate: '1', measure: 'units' }
  ]);
  expect(earned(plan, { ...base, results: [result('units', 40)] })).toEqual(['6000.00', '3200.00']);
});

test('achievement by contribution: 0.7 × 100 % + 0.3 × 80 % = 94 % in one table', () => {
  const plan = planOf([{ measure: undefined, combined: [{ measure: 'revenue', weight: '0.7' }, { measure: 'units', weight: '0.3' }], pays: 'targetIncentive', rate: '1' }]); // prettier-ignore
  const { lines } = pay(plan, { ...base, results: [result('units', 40)] });
  expect(lines[0]).toMatchObject({ attainment: '0.94', earned: '9400.00' });
});

const axes = {
  rows: { measure: 'revenue', from: ['0', '0.8', '1'] },
  columns: { measure: 'units', from: ['0', '1'] }
};
test('matrix of revenue by units: a cell, or interpolated between cells', () => {
  const values = [['0', '0.2'], ['0.5', '0.8'], ['1', '1.5']]; // prettier-ignore
  const plan = (mode: 'band' | 'curve') => planOf([{ kind: 'matrix', id: 'c1', measure: undefined, ...axes, values, mode } as never]); // prettier-ignore
  const at = (revenue: number, units: number) => ({ ...base, credits: creditsOf([['2024-02-01', revenue]]), results: [result('units', units)] }); // prettier-ignore
  earns(plan('band'), at(90000, 40), '5000.00');
  earns(plan('band'), at(100000, 50), '15000.00');
  // Half way from 0.8 to 1 in rows, 80 % of the way in columns: 0.5 + 0.24 and 1 + 0.4, the mean is 1.07.
  earns(plan('curve'), at(90000, 40), '10700.00');
});

test('matrix, additive and multiplicative', () => {
  const plan = (combine: 'add' | 'multiply') => planOf([{ kind: 'matrix', id: 'c1', measure: undefined, rows: { ...axes.rows, values: ['0', '0.5', '1'] }, columns: { ...axes.columns, values: ['0.1', '0.4'] }, combine } as never]); // prettier-ignore
  const input = { ...base, results: [result('units', 50)] };
  earns(plan('add'), input, '14000.00');
  earns(plan('multiply'), input, '4000.00');
});

test('MBO: points 50, 30, 20 scored 1, 0.5 and below its least', () => {
  const objectives = [
    { id: 'launch', measure: 'm1', points: '50' },
    { id: 'training', measure: 'm2', points: '30' },
    { id: 'accounts', measure: 'm3', points: '20', least: '0.6' }
  ];
  const measures = ['revenue', 'm1', 'm2', 'm3'].map((id) => ({ id, unit: 'ratio' as const }));
  const results = [result('m1', 1), result('m2', '0.5'), result('m3', '0.5')];
  const plan = planOf([{ kind: 'objectives', id: 'c1', measure: undefined, objectives } as never], {
    measures
  });
  earns(plan, { ...base, quotas: [], results }, '6500.00');
  const points = planOf([{ kind: 'objectives', id: 'c1', measure: undefined, objectives, pays: 'points', amountPerPoint: '12' } as never], { measures }); // prettier-ignore
  earns(points, { ...base, quotas: [], results }, '780.00');
});

test('team attainment: total sales over total quota, or the mean of attainments', () => {
  const team = (attainment: 'total' | 'mean') =>
    planOf([{ pays: 'targetIncentive', rate: '1', team: { attainment } }]);
  const input = {
    payees: [{ id: 'ann', targetIncentive: '40000' }, { id: 'bob' }, { id: 'cy' }],
    hierarchy: [{ id: 'bob', manager: 'ann' }, { id: 'cy', manager: 'ann' }],
    assignments: [{ payee: 'ann', plan: 'plan' }, { payee: 'bob', plan: 'none' }, { payee: 'cy', plan: 'none' }],
    credits: [...creditsOf([['2024-02-01', 100000]], 'bob'), ...creditsOf([['2024-02-01', 30000]], 'cy')],
    quotas: [quotaOf(200000, Q1, 'bob'), quotaOf(20000, Q1, 'cy')]
  }; // prettier-ignore
  // 130,000 ÷ 220,000; or the mean of 50 % and 150 %.
  earns(team('total'), input, '5909.09');
  earns(team('mean'), input, '10000.00');
});
