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
