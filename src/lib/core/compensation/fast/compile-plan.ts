import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { changedShape } from './changed-shape.ts';
import { compileComponent, type FastProgram } from './fast-component.ts';
import { type ComponentFigures, fastFigures } from './fast-figures.ts';
import { reasonsOutOfScope } from './scope.ts';

/** A plan compiled for drags and draws: floats, before rounding, no trace. */
export type FastPlan = {
  /** The figures found in the input; copies with other credits, quotas or targets may be passed to `payout`. */
  readonly figures: readonly ComponentFigures[];
  /** Pay before rounding of every line, component by component in the order of `figures`. */
  payout(figures?: readonly ComponentFigures[]): Float64Array[];
  /** The same figures under another version of the plan (rates, starts, thresholds, caps); lines stay the same. */
  recompile(document: PlanDocument): FastResult;
};
export type FastResult =
  | { readonly supported: true; readonly plan: FastPlan }
  | { readonly supported: false; readonly reasons: readonly string[] };

/** Compile a plan over an input, or say what in it only the exact evaluator computes. */
export function compilePlan(document: PlanDocument, input: PayoutInput): FastResult {
  const reasons = reasonsOutOfScope(document);
  return reasons.length > 0
    ? { supported: false, reasons }
    : { supported: true, plan: bind(document, fastFigures(document, input)) };
}

function bind(document: PlanDocument, figures: readonly ComponentFigures[]): FastPlan {
  const programs: FastProgram[] = document.plans.flatMap((plan) =>
    plan.components.flatMap((component) =>
      component.kind === 'table' ? [compileComponent(document, component)] : []
    )
  );
  return {
    figures,
    payout: (moved = figures) =>
      moved.map((one, i) => {
        const out = new Float64Array(one.lines.length);
        programs[i]!(one, out);
        return out;
      }),
    recompile: (other) => {
      const reasons = [...reasonsOutOfScope(other), ...changedShape(document, other)];
      return reasons.length > 0
        ? { supported: false, reasons }
        : { supported: true, plan: bind(other, figures) };
    }
  };
}
