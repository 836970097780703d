import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { demoPlans, planOfRole } from '../../../src/lib/core/demo/demo-plans.ts';

test('the plan document is one, and every role is on one of its plans', () => {
  const parsed = parsePlan(demoPlans);
  expect(parsed.ok || parsed.problems).toBe(true);
  const plans = demoPlans.plans.map(({ id }): string => id);
  expect(new Set(Object.values(planOfRole))).toEqual(new Set(plans));
});
