import { Decimal, ONE, sumDecimals, ZERO } from '../../money.ts';
import { addMonths, type IsoDate } from '../../period.ts';
import { countOf } from '../component/price-transactions.ts';
import { computeLines } from '../compute-lines.ts';
import type { Credit } from '../crediting/credit.ts';
import { groupBy } from '../group-by.ts';
import type { Context } from '../measure/context.ts';
import type { PayoutLine } from '../payout.ts';
import { roundPay, settle } from '../rounding.ts';
import type { PayPeriod } from '../schema/input.ts';
import type { Component, PaymentTerms, Plan } from '../schema/plan.ts';
import type { Carried } from './balance.ts';
import { isReversedBy } from './is-reversed-by.ts';
import type { Stage, StageOf } from './stage.ts';
import { withoutReversed } from './without-reversed.ts';

/** What is taken back from a payee in a period (by its index), as a positive amount. Asked in order of period. */
export type Clawbacks = (payee: string, index: number, carried: Carried) => Decimal;

type Clawback = NonNullable<PaymentTerms['clawback']>;

/**
 * Clawbacks of a calculation: each reversal takes back pay of the lines its original was credited to, in the period it
 * is dated in, or, where it became known only after that period was closed, in the next one.
 */
export function clawbacksOf(plans: readonly Plan[], stageOf: StageOf): Clawbacks {
  const terms = new Map(plans.map(({ id, payment }) => [id, payment.clawback]));
  if (![...terms.values()].some((clawback) => clawback)) return () => ZERO;
  const grouped = new Map<Stage, Map<string, PayoutLine[]>>();
  const seen = new Map<string, Set<string>>();
  const taken = new Map<string, Decimal>();
  return (payee, index, carried) => {
    const stage = stageOf(index);
    const { context } = stage;
    const period = context.periods[index]!;
    let byPayee = grouped.get(stage);
    if (byPayee === undefined) grouped.set(stage, (byPayee = linesWithClawback(stage, terms)));
    const own = byPayee.get(payee) ?? [];
    const before = seen.get(payee) ?? new Set<string>();
    seen.set(payee, before);
    const first = context.periods[0]!;
    const reversals = reversalsBefore(context, payee, period).filter(
      ({ id, ownDate }) => ownDate >= first.start && !before.has(id)
    );
    if (own.length === 0 || reversals.length === 0) return ZERO;
    let total = ZERO;
    for (const reversal of reversals) {
      for (const line of own) {
        const clawback = terms.get(line.plan)!;
        if (clawback.mode === 'reTier') continue;
        total = total.plus(takeBack(context, clawback, line, own, reversal, carried, taken));
      }
    }
    const earlier = ({ id, ownDate }: Credit) => ownDate < first.start || before.has(id);
    const untilThen = earnedWithout(context, payee, period, earlier);
    for (const { id } of reversals) before.add(id);
    const now = earnedWithout(context, payee, period, earlier);
    return roundPay(total.plus(untilThen).minus(now), context.rounding);
  };
}

function linesWithClawback({ lines }: Stage, terms: ReadonlyMap<string, unknown>): Map<string, PayoutLine[]> {
  const counting = lines.filter(({ plan, adjusts }) => adjusts === undefined && terms.get(plan));
  return groupBy(counting, ({ payee }) => payee);
}

function reversalsBefore({ book }: Context, payee: string, { end }: PayPeriod): Credit[] {
  return [...(book.get(payee)?.values() ?? [])]
    .flat()
    .filter(({ reverses, ownDate }) => reverses !== undefined && ownDate < end);
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

/** Full re-tier: what plans that re-tier earn up to a period, computed without what some reversals take back. */
function earnedWithout(
  context: Context,
  payee: string,
  { end }: PayPeriod,
  reversed: (reversal: Credit) => boolean
): Decimal {
  const plans = new Set(
    context.plans.filter(({ payment }) => payment.clawback?.mode === 'reTier').map(({ id }) => id)
  );
  if (plans.size === 0) return ZERO;
  const corrected = { ...context, book: withoutReversed(context.book, payee, reversed), findings: [] };
  const lines = computeLines(corrected, { payees: new Set([payee]), until: end });
  return sumDecimals(lines.filter(({ plan }) => plans.has(plan)).map(({ earned }) => earned));
}
