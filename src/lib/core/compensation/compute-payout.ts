import { computeLines } from './compute-lines.ts';
import { distinctFindings } from './distinct-findings.ts';
import { createContext } from './measure/context.ts';
import { computePayments } from './payment/compute-payments.ts';
import type { PayoutOptions } from './payout-options.ts';
import type { PayoutOutput } from './payout.ts';
import { needsRecalculation, recalculate } from './retro/recalculate.ts';
import type { PayoutInput } from './schema/input.ts';
import type { PlanDocument } from './schema/plan.ts';
import { strayMeasures } from './stray-measures.ts';

/**
 * Earnings and payments of everybody: the exact evaluator. Nothing is thrown for data that is missing or odd;
 * it becomes a finding. Where periods are closed or `asKnownAt` is given, what became known after a period was
 * closed makes adjustment lines in the next period instead of changing it.
 */
export function computePayout(
  plan: PlanDocument,
  input: PayoutInput,
  options: PayoutOptions = {}
): PayoutOutput {
  if (needsRecalculation(input, options)) return recalculate(plan, input, options);
  const { payees, reached } = options;
  const context = { ...createContext(plan, input), ...(reached ? { reached } : {}) };
  const lines = computeLines(context, payees ? { payees } : {});
  const stage = { context, lines };
  const payments = computePayments(() => stage, lines, payees);
  return {
    lines,
    payments,
    findings: distinctFindings([...context.findings, ...strayMeasures(plan, input)])
  };
}
