import { Decimal, sumDecimals, ZERO } from '../../money.ts';
import type { Period } from '../../period.ts';
import type { Context } from '../measure/context.ts';
import type { PayoutLine } from '../payout.ts';
import { type Rounding, roundPay, spreadRounded } from '../rounding.ts';
import type { PayPeriod } from '../schema/input.ts';
import type { PaymentTerms } from '../schema/plan.ts';
import type { HeldAmount } from './balance.ts';

type Holdback = NonNullable<PaymentTerms['holdback']>;

/** What is held of a period's lines, and when each part is due (a period's index, or the customer's payment date). */
export function hold(
  context: Context,
  holdback: Holdback,
  lines: readonly PayoutLine[],
  index: number,
  period: PayPeriod
): HeldAmount[] {
  const rounding: Rounding = { ...context.rounding, mode: 'down' };
  const earned = Decimal.max(ZERO, sumDecimals(lines.map((line) => line.earned)));
  if (holdback.release === 'afterPeriods') {
    const amount = roundPay(earned.times(holdback.share), rounding);
    return amount.isZero() ? [] : [{ amount, due: index + holdback.periods, period: period.id }];
  }
  const dates = new Map(context.input.transactions.map(({ id, dates }) => [id, dates.payment ?? undefined]));
  const parts: { key: string; amount: Decimal; due: string | undefined }[] = [];
  for (const line of lines) {
    if (line.earned.lte(0) || line.credit.lte(0)) continue;
    for (const credit of line.credits) {
      const due = credit.transaction === undefined ? undefined : dates.get(credit.transaction);
      if (due !== undefined && due < period.end) continue;
      const amount = line.earned.times(credit.amount).div(line.credit).times(holdback.share);
      if (amount.gt(0)) parts.push({ key: `${line.component}/${credit.id}`, amount, due });
    }
  }
  const total = roundPay(sumDecimals(parts.map(({ amount }) => amount)), rounding);
  const spread = spreadRounded(parts, total, rounding.places);
  return parts.map(({ key, due }) => ({ amount: spread.get(key)!, due, period: period.id }));
}

/** What is due for release in a period. */
export const isDue = ({ due }: HeldAmount, index: number, period: Period): boolean =>
  typeof due === 'number' ? due <= index : due !== undefined && due < period.end;
