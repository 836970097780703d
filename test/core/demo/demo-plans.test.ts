import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { demoPlans, planOfRole } from '../../../src/lib/core/demo/demo-plans.ts';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { QUARTERS, readInput, valueOf } from '../compensation/pay.ts';

test('the plan document is one, and every role is on one of its plans', () => {
  const parsed = parsePlan(demoPlans);
  expect(parsed.ok || parsed.problems).toBe(true);
  const plans = demoPlans.plans.map(({ id }): string => id);
  expect(new Set(Object.values(planOfRole))).toEqual(new Set(plans));
});

/**
 * By hand: target incentive 80,000 a year, 20,000 a quarter. First quarter 500,000 on a starter's quota of 50,000:
 * uncapped 20,000 × (1 + 0.25 × 1.5 + 8.75 × 2) = 377,500, capped at 3 × 20,000. To date after the second,
 * 600,000 on 250,000 is 240 %: 40,000 × (1 + 0.25 × 1.5 + 1.15 × 2) = 147,000, capped at 120,000.
 */
test('a large order on the small quota of a starter pays three times the target, and nothing is owed back', () => {
  const quotas = ['50000', '200000'].map((amount, i) => ({
    ...{ payee: 'ann', measure: 'revenue', amount },
    start: QUARTERS[i]!.start,
    end: QUARTERS[i]!.end
  }));
  const results = ['500000', '100000'].map((value, i) => ({
    ...{ payee: 'ann', measure: 'revenue', value },
    period: QUARTERS[i]!.id
  }));
  const input = readInput({
    periods: QUARTERS.slice(0, 2),
    payees: [{ id: 'ann', base: '80000', targetIncentive: '80000' }],
    assignments: [{ payee: 'ann', plan: 'account-executive' }],
    quotas,
    results
  });
  const { lines } = computePayout(valueOf(parsePlan(demoPlans)), input);
  expect(lines.map(({ earned }) => earned.toFixed(2))).toEqual(['60000.00', '60000.00']);
});
