import { Decimal, ZERO } from '../../core/money.ts';
import type { IsoDate, Period } from '../../core/period.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { PAYMENT_TERMS } from '../../scenario/pay-scenario.ts';

/** A payee's year: quota, credit, attainment, pay period by period. */
export type PayoutRow = {
  readonly payee: string;
  readonly name: string;
  readonly title: string;
  readonly manager: string;
  readonly plan: string;
  readonly quota: Decimal;
  readonly credit: Decimal;
  readonly attainment: Decimal | undefined;
  readonly paid: ReadonlyMap<IsoDate, Decimal>;
  readonly total: Decimal;
  readonly base: Decimal;
};

export type PayoutSheet = {
  readonly periods: readonly Period[];
  readonly rows: readonly PayoutRow[];
  readonly total: Decimal;
};

/** The years with pay, newest first. */
export const payoutYears = ({ payouts }: Evaluation): string[] =>
  [...new Set(payouts.map(({ start }) => start.slice(0, 4)))].sort().reverse();

/** Everybody paid in one year, with the pay of the base beside it. */
export function payoutSheet(evaluation: Evaluation, base: Evaluation | undefined, year: string): PayoutSheet {
  const within = ({ start }: { readonly start: IsoDate }) => start.startsWith(year);
  // Who left and only carries a balance is not paid: else a rate would change how many people there are.
  const isPay = ({ component, paid }: Evaluation['payouts'][number]) =>
    component !== PAYMENT_TERMS || !new Decimal(paid).isZero();
  const payouts = evaluation.payouts.filter(within);
  const ends = new Map(payouts.map(({ start, end }) => [start, end]));
  const periods = [...ends].sort(([a], [b]) => (a < b ? -1 : 1)).map(([start, end]) => ({ start, end }));
  const people = new Map(evaluation.reps.map((rep) => [rep.rep, rep]));
  const plans = new Map(evaluation.pay.lines.map(({ payee, plan }) => [payee, plan]));
  const paid = sumBy(payouts, ({ payee, start }) => [payee, start]);
  const before = base
    ? sumBy(base.payouts.filter(within), ({ payee }) => [payee])
    : new Map<string, Decimal>();
  const measured = measuredBy(evaluation.attainment.filter(within));
  const rows = [...new Set(payouts.filter(isPay).map(({ payee }) => payee))].map((payee): PayoutRow => {
    const person = people.get(payee);
    const own = new Map(periods.map(({ start }) => [start, paid.get(key(payee, start)) ?? ZERO]));
    const total = [...own.values()].reduce((sum, amount) => sum.plus(amount), ZERO);
    const { quota, credit } = measured.get(payee) ?? { quota: ZERO, credit: ZERO };
    return {
      payee,
      name: person?.name ?? payee,
      title: person?.title ?? '',
      manager: (person?.manager && people.get(person.manager)?.name) || '',
      plan: plans.get(payee) ?? '',
      quota,
      credit,
      attainment: quota.gt(0) ? credit.div(quota) : undefined,
      paid: own,
      total,
      base: before.get(key(payee)) ?? ZERO
    };
  });
  rows.sort((a, b) => b.total.comparedTo(a.total) || (a.payee < b.payee ? -1 : 1));
  return { periods, rows, total: rows.reduce((sum, { total }) => sum.plus(total), ZERO) };
}

const key = (...parts: string[]) => JSON.stringify(parts);

function sumBy(
  rows: Evaluation['payouts'],
  parts: (row: Evaluation['payouts'][number]) => string[]
): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const row of rows) {
    const at = key(...parts(row));
    sums.set(at, (sums.get(at) ?? ZERO).plus(row.paid));
  }
  return sums;
}

function measuredBy(rows: Evaluation['attainment']): Map<string, { quota: Decimal; credit: Decimal }> {
  const sums = new Map<string, { quota: Decimal; credit: Decimal }>();
  for (const { rep, quota, credit } of rows) {
    const sum = sums.get(rep) ?? { quota: ZERO, credit: ZERO };
    sums.set(rep, { quota: sum.quota.plus(quota), credit: sum.credit.plus(credit) });
  }
  return sums;
}
