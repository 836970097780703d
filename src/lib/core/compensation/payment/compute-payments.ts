import { currencyExponent, Decimal, ONE, sumDecimals, ZERO } from '../../money.ts';
import { addDays, overlap } from '../../period.ts';
import { exchangeRate } from '../crediting/exchange.ts';
import type { Context } from '../measure/context.ts';
import { payeeTargetOver } from '../measure/target-pay.ts';
import { yearOf } from '../measure/time-span.ts';
import type { Payment, PayoutLine } from '../payout.ts';
import { roundPay } from '../rounding.ts';
import { groupBy } from '../group-by.ts';
import { groupStatements } from '../group-statements.ts';
import type { PayoutInput, PayPeriod } from '../schema/input.ts';
import type { PaymentTerms, Plan } from '../schema/plan.ts';
import { type Carried, startCarried } from './balance.ts';
import { clawbacksOf } from './clawback.ts';
import { advance, drawActive, forgiveDraw, recover } from './draw.ts';
import { hold, isDue } from './holdback.ts';
import type { StageOf } from './stage.ts';

/**
 * Payments of every payee and period, in order, each from the one before and on its own stage. `lines` are those that
 * count, adjustment lines among them.
 */
export function computePayments(
  stageOf: StageOf,
  lines: readonly PayoutLine[],
  asked?: ReadonlySet<string>
): Payment[] {
  const { context } = stageOf(0);
  const byStatement = groupStatements(lines);
  const clawbacks = clawbacksOf(context.plans, stageOf);
  const balances = groupBy(context.input.balances, ({ payee }) => payee);
  const payments: Payment[] = [];
  for (const payee of context.payees.keys()) {
    if (asked && !asked.has(payee)) continue;
    const carried = openingBalance(context, balances.get(payee) ?? []);
    context.periods.forEach((period, index) => {
      const own = byStatement.get(`${payee}\u0000${period.id}`) ?? [];
      const clawback = clawbacks(payee, index, carried);
      payments.push(payPeriod(stageOf(index).context, payee, period, index, own, clawback, carried));
    });
  }
  return payments;
}

function openingBalance({ document }: Context, rows: PayoutInput['balances']): Carried {
  const carried = startCarried();
  const draws = document.plans.some(({ payment }) => payment.draw !== undefined);
  for (const { amount, held } of rows) {
    if (draws) carried.draw = carried.draw.plus(amount);
    else carried.negative = carried.negative.plus(amount);
    if (held.gt(0)) carried.held.push({ amount: held, due: 0, period: '' });
  }
  return carried;
}

/** The plan whose payment terms hold in a period: the one the payee is on at its end, or was last. */
function planIn({ pieces, plans }: Context, payee: string, period: PayPeriod): Plan | undefined {
  const own = pieces.get(payee);
  const on = plans.filter(({ id }) => own?.get(id)?.some((piece) => overlap(piece, period)));
  const last = (plan: Plan) =>
    own!
      .get(plan.id)!
      .reduce((end, piece) => (overlap(piece, period) && piece.end > end ? piece.end : end), '');
  if (on.length > 0) return on.reduce((a, b) => (last(b) > last(a) ? b : a));
  return plans.find(({ id }) => own?.has(id));
}

function payPeriod(
  context: Context,
  payee: string,
  period: PayPeriod,
  index: number,
  lines: readonly PayoutLine[],
  clawback: Decimal,
  carried: Carried
): Payment {
  const plan = planIn(context, payee, period);
  const terms: PaymentTerms | undefined = plan?.payment;
  const { rounding } = context;
  const own = lines.filter(({ adjusts }) => adjusts === undefined);
  const earned = sumDecimals(own.map((line) => line.earned));
  const manual = adjustmentsDue(context, payee, index, carried);
  const adjusted = sumDecimals([
    ...lines.filter(({ adjusts }) => adjusts !== undefined).map((line) => line.earned),
    ...manual.map(({ amount }) => amount)
  ]);
  const due = carried.held.filter((part) => isDue(context, part, index, period));
  const released = sumDecimals(due.map(({ amount }) => amount));
  const holding = terms?.holdback ? hold(context, terms.holdback, own, index, period) : [];
  const held = sumDecimals(holding.map(({ amount }) => amount));
  carried.held = [...carried.held.filter((part) => !due.includes(part)), ...holding];

  const available = earned.plus(adjusted).minus(clawback).minus(held).plus(released);
  const policy = terms?.negative ?? 'carry';
  const short = available.isNegative() && policy !== 'collect' ? available.neg() : ZERO;
  const net = available.plus(short);
  const active = drawActive(context, terms?.draw, payee, period);
  const taken = recover(carried, terms?.draw, active, net);
  const recovered = roundPay(taken.negative.plus(taken.draw), { ...rounding, mode: 'down' });
  carried.negative = carried.negative.minus(taken.negative).plus(policy === 'carry' ? short : ZERO);
  carried.draw = carried.draw.minus(recovered.minus(taken.negative));
  const draw =
    active && terms?.draw
      ? roundPay(advance(terms.draw, terms.draw.belowDraw ? net : net.minus(recovered)), rounding)
      : ZERO;
  if (terms?.draw && terms.draw.recovery !== 'nonRecoverable') carried.draw = carried.draw.plus(draw);

  const before = net.minus(recovered).plus(draw).plus(carried.deferred);
  const cap = capOf(context, terms, plan, payee, period, carried);
  const paid = cap === undefined ? before : Decimal.min(before, Decimal.max(cap, ZERO));
  const excess = before.minus(paid);
  const waits = terms?.cap?.excess === 'defer';
  const deferred = (waits ? excess : ZERO).minus(carried.deferred);
  carried.deferred = waits ? excess : ZERO;
  carried.paidInYear = carried.paidInYear.plus(paid);
  const forgivenDraw = forgiveDraw(
    context,
    terms?.draw,
    payee,
    period,
    context.periods[index + 1],
    carried.draw
  );
  carried.draw = carried.draw.minus(forgivenDraw);

  const currency = currencyOf(context, payee, period);
  const rate = rateFor(context, payee, period, currency);
  return {
    payee,
    period: period.id,
    earned,
    adjusted,
    clawback,
    held,
    released,
    carried: short,
    recovered,
    draw,
    deferred,
    forfeited: waits ? ZERO : excess,
    forgiven: forgivenDraw.plus(policy === 'forgive' ? short : ZERO),
    paid,
    balance: carried.negative.plus(carried.draw),
    heldBalance: sumDecimals(carried.held.map(({ amount }) => amount)),
    currency,
    rate,
    paidInCurrency: roundPay(paid.times(rate), { ...rounding, places: currencyExponent(currency) })
  };
}

/** Manual adjustments of a period, and those of earlier ones that became known only after these were closed. */
function adjustmentsDue(
  { input, periods }: Context,
  payee: string,
  index: number,
  { adjusted }: Carried
): PayoutInput['adjustments'] {
  let byPayee = adjustmentsOf.get(input.adjustments);
  if (byPayee === undefined) {
    byPayee = groupBy(input.adjustments, (row) => row.payee);
    adjustmentsOf.set(input.adjustments, byPayee);
  }
  const due = (byPayee.get(payee) ?? []).filter(
    (row) => !adjusted.has(row) && periods.slice(0, index + 1).some(({ id }) => id === row.period)
  );
  for (const row of due) adjusted.add(row);
  return due;
}

const adjustmentsOf = new WeakMap<object, Map<string, PayoutInput['adjustments']>>();

/** What may be paid in a period, or undefined without a cap. */
function capOf(
  context: Context,
  terms: PaymentTerms | undefined,
  plan: Plan | undefined,
  payee: string,
  period: PayPeriod,
  carried: Carried
): Decimal | undefined {
  const cap = terms?.cap;
  const year = yearOf(period.start, context.document.settings.yearStart).start;
  if (carried.year !== year) {
    carried.year = year;
    carried.paidInYear = ZERO;
  }
  if (!cap || !plan) return undefined;
  const span = cap.per === 'year' ? yearOf(period.start, context.document.settings.yearStart) : period;
  const pieces = context.pieces.get(payee)?.get(plan.id) ?? [];
  const limit =
    cap.amount ??
    roundPay(
      cap.timesTargetIncentive!.times(payeeTargetOver(context, payee, span, pieces, plan.terms)),
      context.rounding
    );
  return cap.per === 'year' ? limit.minus(carried.paidInYear) : limit;
}

function currencyOf({ payees, input }: Context, payee: string, period: PayPeriod): string {
  const rows = [...payees.get(payee)!].sort((a, b) => (a.days.start < b.days.start ? -1 : 1));
  const inForce = rows.findLast(({ days }) => days.start < period.end);
  return (inForce ?? rows[0]!).currency ?? input.currency;
}

function rateFor(context: Context, payee: string, period: PayPeriod, currency: string): Decimal {
  const date = context.document.settings.exchange === 'periodEnd' ? addDays(period.end, -1) : period.start;
  const rate = exchangeRate(context.input.fx, context.input.currency, currency, date);
  if (rate !== undefined) return rate;
  context.findings.push({
    code: 'no-exchange-rate',
    message: `There is no rate from ${context.input.currency} to ${currency} on ${date}: ${payee} is shown in ${context.input.currency}.`,
    keys: { payee, period: period.id }
  });
  return ONE;
}
