import type { Decimal } from '../../money.ts';
import type { Payment, PayoutLine } from '../payout.ts';
import { type Trace, TraceWriter } from './trace.ts';

/** From the lines of a statement to what is paid, and the balance that is left. */
export function tracePayment(payment: Payment, lines: readonly PayoutLine[], balanceBefore: Decimal): Trace {
  const writer = new TraceWriter();
  const given = (rule: string, label: string, value: Decimal) => writer.given('payment', rule, label, value);
  const own = lines.filter(({ adjusts }) => adjusts === undefined);
  const earned = writer.add({
    stage: 'payment',
    rule: 'lines',
    label: 'Earned',
    operation: 'sum',
    of: own.map((line) => given(`lines.${line.component}`, `Earned on ${line.component}`, line.earned)),
    value: payment.earned
  });
  const plus = [
    given('input.adjustments', 'Adjustments and recalculated periods', payment.adjusted),
    given('payment.holdback', 'Released of what was held', payment.released),
    given('payment.negative', 'Pay below zero, not collected now', payment.carried),
    given('payment.draw', 'Draw advanced', payment.draw)
  ];
  const minus = [
    given('payment.clawback', 'Clawback', payment.clawback),
    given('payment.holdback', 'Held back', payment.held),
    given('payment.draw', 'Recovered of what was owed', payment.recovered),
    given('payment.cap', 'Deferred by the cap', payment.deferred),
    given('payment.cap', 'Forfeited to the cap', payment.forfeited)
  ];
  const before = given('balance', 'Balance owed before', balanceBefore);
  const stage = 'payment' as const;
  const gross = writer.add({
    stage, rule: 'payment', label: 'Added', operation: 'sum', of: [earned, ...plus],
    value: payment.earned.plus(payment.adjusted).plus(payment.released).plus(payment.carried).plus(payment.draw)
  }); // prettier-ignore
  const change = given('balance', 'Change of the balance', payment.balance.minus(balanceBefore));
  writer.add({
    stage,
    rule: 'balance',
    label: 'Balance owed after',
    operation: 'sum',
    of: [before, change],
    value: payment.balance
  });
  writer.add({
    stage,
    rule: 'payment',
    label: 'Paid',
    operation: 'minus',
    of: [gross, ...minus],
    value: payment.paid
  });
  return { of: { payee: payment.payee, period: payment.period }, steps: writer.steps };
}
