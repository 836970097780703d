import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { demoPlans, planOfRole } from '../../../src/lib/core/demo/demo-plans.ts';

test.each(Object.keys(demoPlans))('the plan document %s is one, and its plan has its name', (name) => {
  const parsed = parsePlan(demoPlans[name]);
  expect(parsed.ok || parsed.problems).toBe(true);
  if (parsed.ok) expect(parsed.value.plans.map(({ id }) => id)).toEqual([name]);
});

test('every role is on one of them', () => {
  expect(Object.values(planOfRole).every((plan) => plan in demoPlans)).toBe(true);
});
