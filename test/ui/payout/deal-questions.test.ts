import { expect, test } from 'vitest';
import { estimateDeal } from '../../../src/lib/core/compensation/explain/estimate-deal.ts';
import { Decimal } from '../../../src/lib/core/money.ts';
import { dealAmounts, dealQuestions } from '../../../src/lib/ui/payout/deal-questions.ts';
import { planOf, readInput, readPlan } from '../../core/compensation/pay.ts';

const plan = readPlan(
  planOf(
    [
      { rate: '0.1', where: [{ attribute: 'segment', in: ['enterprise'] }, { attribute: 'type', in: ['sale'] }] },
      { rate: '0.01', measure: 'margin', where: [{ attribute: 'product', notIn: ['services'] }] }
    ] as never,
    {
      measures: [
        { id: 'revenue', factors: [{ where: [{ attribute: 'product', in: ['cloud', 'services'] }], times: '2' }] },
        { id: 'margin', from: [{ amount: 'revenue' }, { amount: 'cost', times: '-1' }] }
      ]
    }
  )
); // prettier-ignore

test('a deal is asked for the amounts measures are made of and for what conditions look at', () => {
  expect(dealAmounts(plan)).toEqual(['revenue', 'cost']);
  expect(dealQuestions(plan, plan.plans)).toEqual([
    { attribute: 'product', values: ['cloud', 'services'] },
    { attribute: 'segment', values: ['enterprise'] }
  ]);
  expect(dealQuestions(readPlan(planOf([{ rate: '0.1' }])), plan.plans.slice(0, 0))).toEqual([]);
});

test('what a deal pays follows its product and segment, also where credit is given as a type of its own', () => {
  const pays = (attributes: Record<string, string>, credit?: 'direct') => estimateDeal(plan, readInput({}), { payee: 'ann', date: '2024-02-01', measures: { revenue: new Decimal(1000), cost: new Decimal(400) }, attributes, ...(credit ? { credit } : {}) }).pays.toFixed(); // prettier-ignore
  // Cloud counts twice: 2,000 × 10 %, and 1 % of a margin of 600.
  expect(pays({ product: 'cloud', segment: 'enterprise' })).toBe('206');
  expect(pays({ product: 'services', segment: 'enterprise' }, 'direct')).toBe('200');
  expect(pays({ product: 'cloud' }, 'direct')).toBe('6');
  expect(pays({}, 'direct')).toBe('6');
});
