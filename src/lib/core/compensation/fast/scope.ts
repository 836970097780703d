import type { Component, PlanDocument, TableComponent } from '../schema/plan.ts';

export type FastComponent = TableComponent;

/** Why a component is outside the fast evaluator, or undefined where it is inside. */
export function outOfScope(component: Component): string | undefined {
  if (component.kind !== 'table') return `${component.kind} components`;
  if (component.position === 'transaction') return 'pay by transaction';
  if (component.mode === 'noSplit') return 'no-split tiers';
  if (component.versions) return 'effective-dated tiers';
  if (component.team?.attainment === 'mean') return 'the mean attainment of a team';
  if (component.team && component.position.startsWith('cumulative')) return 'team figures to date';
  if (component.combined) return 'combined measures';
  if (component.budget) return 'budgets';
  if (component.caps.some(({ on }) => on === 'transaction')) return 'caps on single transactions';
  return undefined;
}

/** Everything in a plan that the fast evaluator would not compute, as sentences; empty where it computes it all. */
export function reasonsOutOfScope({ plans }: PlanDocument): string[] {
  return plans.flatMap((plan) =>
    plan.components.flatMap((component) => {
      const reason = outOfScope(component);
      return reason === undefined
        ? []
        : [`${plan.id}/${component.id} uses ${reason}, which only the exact evaluator computes.`];
    })
  );
}
