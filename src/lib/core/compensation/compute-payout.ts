import { computeLines } from './compute-lines.ts';
import type { Finding } from './crediting/credit.ts';
import { createContext, type ReachedMemory } from './measure/context.ts';
import { clawbacksOf } from './payment/clawback.ts';
import { computePayments } from './payment/compute-payments.ts';
import type { PayoutOutput } from './payout.ts';
import { needsRecalculation, recalculate } from './retro/recalculate.ts';
import type { PayoutInput } from './schema/input.ts';
import type { PlanDocument } from './schema/plan.ts';

export type { ReachedMemory };

export type PayoutOptions = {
  /** Compute with what was known at this day or time, and what had been closed by then. */
  readonly asKnownAt?: string | undefined;
  /** Only these people's lines and payments; the others count in teams all the same. Not where money is shared. */
  readonly payees?: ReadonlySet<string>;
  /** What members of teams reached, kept from one calculation to the next by who calls. */
  readonly reached?: ReachedMemory;
};

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
  const payments = computePayments(context, lines, clawbacksOf(context, lines), payees);
  return { lines, payments, findings: distinct(context.findings) };
}

/** Each finding once, in order of code and message. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((finding) => [`${finding.code} ${finding.message}`, finding]));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, finding]) => finding);
}
