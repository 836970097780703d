import { type Decimal, ZERO } from '../../money.ts';
import { groupStatements } from '../group-statements.ts';
import { figureText } from '../payout-document.ts';
import type { PayoutOutput } from '../payout.ts';
import type { PlanDocument } from '../schema/plan.ts';
import { traceLine } from './trace-line.ts';
import { tracePayment } from './trace-payment.ts';
import type { Trace } from './trace.ts';

/** Traces of every line and payment, one document each, with figures as text. */
export function* traceDocuments(
  document: PlanDocument,
  output: PayoutOutput,
  currency: string
): Generator<object> {
  for (const line of output.lines) yield printed('line', traceLine(document, line, currency));
  const statements = groupStatements(output.lines);
  const balances = new Map<string, Decimal>();
  for (const payment of output.payments) {
    const lines = statements.get(`${payment.payee}\u0000${payment.period}`) ?? [];
    yield printed('payment', tracePayment(payment, lines, balances.get(payment.payee) ?? ZERO));
    balances.set(payment.payee, payment.balance);
  }
}

export const printed = (kind: string, { of, steps }: Trace) => ({
  kind,
  ...of,
  steps: steps.map((step) => ({ ...step, value: figureText(step.value) }))
});
