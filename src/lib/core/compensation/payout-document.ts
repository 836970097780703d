import { currencyExponent, type Decimal, decimalText, roundTo } from '../money.ts';
import type { PayoutLine, PayoutOutput, Payment, PayStep } from './payout.ts';

/** A figure as text: exact up to 20 places, never with an exponent. */
export const figureText = (value: Decimal): string => decimalText(roundTo(value, 20));
const optional = (value: Decimal | undefined): string | null =>
  value === undefined ? null : figureText(value);

/** The output as the command line prints it: every figure a decimal text. `places` pads money. */
export function payoutDocument(output: PayoutOutput, places: number) {
  const money = (value: Decimal) => decimalText(value, places);
  return {
    format: 'evenfield/payout',
    version: 1,
    lines: output.lines.map((line) => lineDocument(line, money)),
    payments: output.payments.map((payment) => paymentDocument(payment, money)),
    findings: output.findings
  };
}

function lineDocument(line: PayoutLine, money: (value: Decimal) => string) {
  return {
    payee: line.payee,
    period: line.period,
    plan: line.plan,
    component: line.component,
    start: line.start,
    end: line.end,
    credit: figureText(line.credit),
    quota: optional(line.quota),
    attainment: optional(line.attainment),
    target: figureText(line.target),
    tiers: line.tiers.map(({ from, to, amount, rate, payout }) => ({
      from: figureText(from),
      to: optional(to),
      amount: figureText(amount),
      rate: figureText(rate),
      payout: figureText(payout)
    })),
    modifiers: line.modifiers.map(stepDocument),
    unrounded: figureText(line.unrounded),
    earned: money(line.earned),
    ...(line.adjusts === undefined ? {} : { adjusts: line.adjusts })
  };
}

const stepDocument = ({ id, kind, operation, value, beyond, before, after }: PayStep) => ({
  id,
  kind,
  operation,
  value: figureText(value),
  ...(beyond === undefined ? {} : { beyond: figureText(beyond) }),
  before: figureText(before),
  after: figureText(after)
});

function paymentDocument(payment: Payment, money: (value: Decimal) => string) {
  return {
    payee: payment.payee,
    period: payment.period,
    earned: money(payment.earned),
    draw: money(payment.draw),
    recovered: money(payment.recovered),
    held: money(payment.held),
    released: money(payment.released),
    clawback: money(payment.clawback),
    adjusted: money(payment.adjusted),
    carried: money(payment.carried),
    deferred: money(payment.deferred),
    forfeited: money(payment.forfeited),
    forgiven: money(payment.forgiven),
    paid: money(payment.paid),
    balance: money(payment.balance),
    heldBalance: money(payment.heldBalance),
    currency: payment.currency,
    rate: figureText(payment.rate),
    paidInCurrency: decimalText(payment.paidInCurrency, currencyExponent(payment.currency))
  };
}
