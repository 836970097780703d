import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import { inputForPlans, payoutInput, payPeriods, paysOnlyAssigned, type Ledger } from './payout-input.ts';
import type { PlanState } from './plan-state.ts';
import { readPlan } from './read-plan.ts';

/**
 * What each plan document of a scenario is paid on, by the document's name: the very input the evaluation gives it.
 * Documents that cannot be read are left out.
 */
export function planInputs(
  baseline: LoadedBaseline,
  state: PlanState,
  ledger: Ledger
): Map<string, PayoutInput> {
  const input = payoutInput(baseline, state, ledger, payPeriods(baseline, state));
  return new Map(
    [...state.plans].flatMap(([name, document]) => {
      const plan = readPlan(document);
      if (!plan.ok) return [];
      const ids = new Set(plan.value.plans.map(({ id }) => id));
      return [[name, inputForPlans(input, ids, paysOnlyAssigned(baseline, name))] as const];
    })
  );
}
