import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { lintAssignments, lintDoublePay } from './lint-double-pay.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintPayment } from './lint-payment.ts';
import { lintShape } from './lint-shape.ts';
import { Probe, tablesInForce, typicalOf } from './probe.ts';

/**
 * Find the risks of a plan: cliffs, gaps, dead zones, pay that falls, tiers never reached, double pay, pay for
 * nothing, windfalls. Every finding carries rows computed with the exact evaluator. With an input, quotas and
 * target incentives of the probes are its medians, and its assignments are looked over too.
 */
export function lintPlan(document: PlanDocument, input?: PayoutInput): LintFinding[] {
  const typical = typicalOf(input);
  const risks = document.plans.flatMap((plan) => [
    ...plan.components.flatMap((component) => {
      const name = `${plan.id}/${component.id}`;
      return distinct(
        tablesInForce(component).flatMap((one) =>
          lintShape(one, new Probe(document, plan, one, typical), name)
        )
      );
    }),
    ...lintPayment(document, plan, typical)
  ]);
  return [...risks, ...lintDoublePay(document, typical), ...(input ? lintAssignments(document, input) : [])];
}

const distinct = (findings: readonly LintFinding[]): LintFinding[] => [
  ...new Map(findings.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()
];
