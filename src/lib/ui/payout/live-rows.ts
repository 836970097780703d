import { Decimal, ZERO } from '../../core/money.ts';
import type { FastPay } from '../../scenario/fast-pay.ts';
import { roundPaid } from '../format/money.ts';
import type { PayoutRow } from './payout-rows.ts';

/** The rows of a sheet with pay as floats have it: before rounding, until exact figures follow. */
export function liveRows(rows: readonly PayoutRow[], { row, periods, base }: FastPay): PayoutRow[] {
  const columns = new Map(periods.map(({ start }, at) => [start, at]));
  return rows.map((shown) => {
    const at = row(shown.payee);
    if (at === undefined) return shown;
    const paid = new Map<string, Decimal>();
    let total = ZERO;
    for (const [start, exact] of shown.paid) {
      const column = columns.get(start);
      const paidThen = column === undefined ? undefined : base.paidByPeriod[at * periods.length + column];
      const amount = paidThen === undefined ? exact : roundPaid(new Decimal(paidThen));
      paid.set(start, amount);
      total = total.plus(amount);
    }
    return { ...shown, paid, total };
  });
}
