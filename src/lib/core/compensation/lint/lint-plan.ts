import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { lintAssignments, lintDoublePay } from './lint-double-pay.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintShape } from './lint-shape.ts';
import { Probe, typicalOf } from './probe.ts';

/**
 * Find the risks of a plan: cliffs, gaps, dead zones, pay that falls, tiers never reached, double pay, pay for
 * nothing, windfalls. Every finding carries rows computed with the exact evaluator. With an input, quotas and
 * target incentives of the probes are its medians, and its assignments are looked over too.
 */
export function lintPlan(document: PlanDocument, input?: PayoutInput): LintFinding[] {
  const typical = typicalOf(input);
  const shapes = document.plans.flatMap((plan) =>
    plan.components.flatMap((component) =>
      lintShape(component, new Probe(document, plan, component, typical), `${plan.id}/${component.id}`)
    )
  );
  return [...shapes, ...lintDoublePay(document), ...(input ? lintAssignments(document, input) : [])];
}
