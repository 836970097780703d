import { Decimal, sumDecimals, ZERO } from '../../money.ts';
import type { Period } from '../../period.ts';
import type { Context } from '../measure/context.ts';
import type { PayoutLine } from '../payout.ts';
import { type Rounding, roundPay, spreadRounded } from '../rounding.ts';
import type { PayPeriod } from '../schema/input.ts';
import type { PaymentTerms } from '../schema/plan.ts';
import type { HeldAmount } from './balance.ts';

type Holdback = NonNullable<PaymentTerms['holdback']>;

/** What is held of a period's lines, and when each part is due. */
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
  const parts: { key: string; amount: Decimal; transaction: string | undefined }[] = [];
  for (const line of lines) {
    if (line.earned.lte(0) || line.credit.lte(0)) continue;
    for (const credit of line.credits) {
      const { transaction } = credit;
      if (isPaidFor(context, transaction, period)) continue;
      const amount = line.earned.times(credit.amount).div(line.credit).times(holdback.share);
      if (amount.gt(0))
        parts.push({ key: `${line.plan}/${line.component}/${line.start}/${credit.id}`, amount, transaction });
    }
  }
  const total = roundPay(sumDecimals(parts.map(({ amount }) => amount)), rounding);
  const spread = spreadRounded(parts, total, rounding.places);
  return parts.map(({ key, transaction }) => ({
    amount: spread.get(key)!,
    due: { transaction },
    period: period.id
  }));
}

/** What is due for release in a period, by what is known of the customers' payments. */
export const isDue = (context: Context, { due }: HeldAmount, index: number, period: Period): boolean =>
  typeof due === 'number' ? due <= index : isPaidFor(context, due.transaction, period);

/** Whether the customer has paid a transaction by the end of a period. */
function isPaidFor({ input }: Context, transaction: string | undefined, period: Period): boolean {
  if (transaction === undefined) return false;
  let dates = paymentDates.get(input.transactions);
  if (dates === undefined) {
    dates = new Map(input.transactions.map(({ id, dates }) => [id, dates.payment ?? undefined]));
    paymentDates.set(input.transactions, dates);
  }
  const day = dates.get(transaction);
  return day !== undefined && day < period.end;
}

const paymentDates = new WeakMap<object, ReadonlyMap<string, string | undefined>>();
