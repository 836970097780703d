import { expect, test } from 'vitest';
import { estimateDeal } from '../../../../src/lib/core/compensation/explain/estimate-deal.ts';
import { Decimal } from '../../../../src/lib/core/money.ts';
import { creditsOf, planOf, QUARTERS, quotaOf, readInput, readPlan } from '../pay.ts';

const quotas = [quotaOf(1000), quotaOf(10, QUARTERS[0]!, 'ann', 'units')];
const deal = (amount: number) => ({
  payee: 'ann',
  date: '2024-03-01',
  measures: { revenue: new Decimal(amount) }
});

test('of several next steps the one that pays most is named', () => {
  const tiers = [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.2' }]; // prettier-ignore
  const gates = [{ measures: ['units'], atLeast: '1', otherwise: '0.5' }];
  const plan = readPlan(planOf([{ tiers, gates }]));
  const input = readInput({ credits: creditsOf([['2024-02-01', 700]]), quotas, results: [{ payee: 'ann', measure: 'units', period: 'Q1', value: 5 }] }); // prettier-ignore
  // 800 × 10 %, halved by the gate: the gate gives back 40; 200 more to the tier would earn 20 × ½ = 10.
  const { pays, next } = estimateDeal(plan, input, deal(100));
  expect([pays.toFixed(), next!.code, next!.change.toFixed(), next!.gain.toFixed()]).toEqual(['5', 'gate', '5', '40']); // prettier-ignore
});

test('below a threshold the deal pays nothing yet, and the threshold is the next step', () => {
  const plan = readPlan(planOf([{ rate: '0.1', threshold: { at: '0.5' } }]));
  const { pays, byComponent, next } = estimateDeal(plan, readInput({ quotas }), deal(300));
  expect([pays.toFixed(), byComponent, next!.code, next!.gain.toFixed()]).toEqual([
    '0',
    [],
    'threshold',
    '50'
  ]);
});

test('a manager asks what a deal of the team pays, by tier, and the next step is the team’s', () => {
  const tiers = [{ from: '0', rate: '0.01' }, { from: '1', rate: '0.03' }, { from: '2', rate: '0.05' }]; // prettier-ignore
  const plan = readPlan(planOf([{ id: 'team', tiers, team: { of: 'all' } }]));
  const input = readInput({
    payees: [{ id: 'ann' }, { id: 'bob' }],
    hierarchy: [{ id: 'bob', manager: 'ann' }],
    quotas: [quotaOf(1000, QUARTERS[0]!, 'bob')],
    credits: creditsOf([['2024-02-01', 900]], 'bob')
  });
  // 100 to the team's quota at 1 % = 1, the other 200 at 3 % = 6. Then 800 more to twice the quota, at 3 % = 24.
  const { pays, byComponent, next } = estimateDeal(plan, input, {
    ...deal(300),
    payee: 'ann',
    seller: 'bob',
    credit: 'direct'
  });
  expect([pays.toFixed(), byComponent[0]!.before.toFixed()]).toEqual(['7', '9']);
  expect(byComponent[0]!.tiers.map(({ from, pays }) => [from.toFixed(), pays.toFixed()])).toEqual([
    ['0', '1'],
    ['1', '6']
  ]);
  expect([next!.code, next!.change.toFixed(), next!.gain.toFixed()]).toEqual(['next-tier', '800', '24']);
});

test('overlay credit is estimated as overlay credit, for a specialist who is paid on it', () => {
  const plan = readPlan(planOf([{ rate: '0.08', creditTypes: ['overlay'] }]));
  const input = readInput({ quotas });
  expect(estimateDeal(plan, input, { ...deal(1000), credit: 'overlay' }).pays.toFixed()).toBe('80');
  expect(estimateDeal(plan, input, { ...deal(1000), credit: 'direct' }).pays.toFixed()).toBe('0');
});

test('a deal dated in a closed period is credited there and paid with the open one', () => {
  const periods = [{ ...QUARTERS[0]!, closedAt: '2024-04-05' }, QUARTERS[1]!];
  const plan = readPlan(planOf([{ rate: '0.1' }]));
  const { period, pays, byComponent } = estimateDeal(plan, readInput({ periods }), { ...deal(300), knownAt: '2024-04-06' }); // prettier-ignore
  expect([period, pays.toFixed()]).toEqual(['Q1', '30']);
  expect(byComponent.map(({ period, before, pays }) => [period, before.toFixed(), pays.toFixed()])).toEqual([['Q2', '0', '30']]); // prettier-ignore
});
