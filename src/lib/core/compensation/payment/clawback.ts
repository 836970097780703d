import { Decimal, ONE, sumDecimals, ZERO } from '../../money.ts';
import { addMonths, type IsoDate } from '../../period.ts';
import { countOf } from '../component/price-transactions.ts';
import { computeLines } from '../compute-lines.ts';
import type { Credit } from '../crediting/credit.ts';
import type { Context } from '../measure/context.ts';
import type { PayoutLine } from '../payout.ts';
import { roundPay, settle } from '../rounding.ts';
import type { PayPeriod } from '../schema/input.ts';
import type { Component, PaymentTerms } from '../schema/plan.ts';
import type { Carried } from './balance.ts';
import { isReversedBy } from './is-reversed-by.ts';
import { withoutReversed } from './without-reversed.ts';

/** What is taken back from a payee in a period, as a positive amount. */
export type Clawbacks = (payee: string, period: PayPeriod, carried: Carried) => Decimal;

type Clawback = NonNullable<PaymentTerms['clawback']>;

/** Clawbacks of a calculation: each reversal takes back pay of the lines its original was credited to. */
export function clawbacksOf(context: Context, lines: readonly PayoutLine[]): Clawbacks {
  const plans = new Map(context.plans.map((plan) => [plan.id, plan]));
  if (![...plans.values()].some(({ payment }) => payment.clawback)) return () => ZERO;
  const byPayee = new Map<string, PayoutLine[]>();
  for (const line of lines) {
    if (line.adjusts !== undefined || !plans.get(line.plan)?.payment.clawback) continue;
    byPayee.set(line.payee, [...(byPayee.get(line.payee) ?? []), line]);
  }
  const taken = new Map<string, Decimal>();
  return (payee, period, carried) => {
    const own = byPayee.get(payee) ?? [];
    const reversals = reversalsIn(context, payee, period);
    if (own.length === 0 || reversals.length === 0) return ZERO;
    let total = ZERO;
    for (const reversal of reversals) {
      for (const line of own) {
        const { clawback } = plans.get(line.plan)!.payment;
        if (clawback!.mode === 'reTier') continue;
        total = total.plus(takeBack(context, clawback!, line, own, reversal, carried, taken));
      }
    }
    return roundPay(total.plus(reTiered(context, payee, period)), context.rounding);
  };
}

function reversalsIn({ book }: Context, payee: string, { start, end }: PayPeriod): Credit[] {
  return [...(book.get(payee)?.values() ?? [])]
    .flat()
    .filter(({ reverses, ownDate }) => reverses !== undefined && ownDate >= start && ownDate < end);
}

/** What one reversal takes back of one line. */
function takeBack(
  context: Context,
  clawback: Clawback,
  line: PayoutLine,
  own: readonly PayoutLine[],
  reversal: Credit,
  carried: Carried,
  taken: Map<string, Decimal>
): Decimal {
  const component = context.plans
    .find(({ id }) => id === line.plan)!
    .components.find(({ id }) => id === line.component)!;
  const paidHere = line.credits.filter(({ date }) => date >= line.start && date < line.end);
  const all = sumDecimals(paidHere.map((credit) => partOf(component, credit)));
  if (all.isZero()) return ZERO;
  let total = ZERO;
  for (const credit of paidHere) {
    if (!isReversedBy(credit, reversal) || credit.amount.isZero()) continue;
    const months = monthsBetween(credit.date, reversal.ownDate);
    if (clawback.windowMonths !== undefined && months >= clawback.windowMonths) continue;
    const key = `${line.period}/${line.plan}/${line.component}/${line.start}/${credit.id}`;
    const before = taken.get(key) ?? ZERO;
    const reversed = Decimal.min(ONE.minus(before), reversal.amount.div(credit.amount).abs());
    taken.set(key, before.plus(reversed));
    const pay = line.earned.times(partOf(component, credit)).div(all).times(reversed);
    total = total.plus(pay.times(shareTaken(clawback, months, line, own, carried)));
  }
  return settle(total);
}

/** How much of a line a credit stands for: its amount, or for pay by transaction its count. */
const partOf = (component: Component, credit: Credit): Decimal =>
  component.kind === 'perTransaction' ? countOf(component, credit) : credit.amount;

function shareTaken(
  { mode, share, windowMonths }: Clawback,
  months: number,
  line: PayoutLine,
  own: readonly PayoutLine[],
  { held }: Carried
): Decimal {
  if (mode === 'proRata') return ONE.minus(new Decimal(months).div(windowMonths!));
  if (mode === 'percent') return share;
  const earned = sumDecimals(own.filter(({ period }) => period === line.period).map((one) => one.earned));
  const waiting = sumDecimals(
    held.filter(({ period }) => period === line.period).map(({ amount }) => amount)
  );
  return earned.lte(0) ? ZERO : share.times(ONE.minus(waiting.div(earned)));
}

/** Completed months from one day to another. */
function monthsBetween(from: IsoDate, to: IsoDate): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return addMonths(from, months) > to ? months - 1 : months;
}

/** Full re-tier: everything up to the period computed without what is reversed, less the same a period earlier. */
function reTiered(context: Context, payee: string, period: PayPeriod): Decimal {
  const plans = new Set(
    context.plans.filter(({ payment }) => payment.clawback?.mode === 'reTier').map(({ id }) => id)
  );
  if (plans.size === 0) return ZERO;
  const earnedKnowing = (day: IsoDate) => {
    const corrected = { ...context, book: withoutReversed(context.book, payee, day), findings: [] };
    const lines = computeLines(corrected, { payees: new Set([payee]), until: period.end });
    return sumDecimals(lines.filter(({ plan }) => plans.has(plan)).map(({ earned }) => earned));
  };
  return earnedKnowing(period.start).minus(earnedKnowing(period.end));
}
