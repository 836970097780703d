import { Decimal, ONE, sumDecimals, ZERO } from '../../money.ts';
import type { Credit } from '../crediting/credit.ts';
import { targetOver } from '../measure/target-pay.ts';
import { reachedOver } from '../measure/figures.ts';
import { quotaOver } from '../measure/quota.ts';
import type { PerTransactionComponent } from '../schema/plan.ts';
import { attain } from './attain.ts';
import type { Priced, Spot } from './spot.ts';

/** A fixed amount for every credited transaction; a reversal counts against it. */
export function priceTransactions(spot: Spot<PerTransactionComponent>): Priced {
  const { context, payee, plan, component, interval, pieces } = spot;
  const { measure, amount } = component;
  const { total, credits } = reachedOver(context, plan, payee, measure, interval, pieces, component);
  const quota = quotaOver(context, payee, measure, interval, pieces, plan.terms);
  const count = sumDecimals(credits.map((credit) => countOf(component, credit)));
  const payout = count.times(amount);
  return {
    credit: total,
    quota,
    attainment: attain(total, quota),
    target: targetOver(context, payee, component, interval, pieces, plan.terms),
    base: ZERO,
    tiers: [{ from: component.atLeast, to: undefined, amount: count, rate: amount, payout }],
    credits,
    span: interval,
    steps: [],
    payout
  };
}

/** How far a credit counts as a transaction: 1 (or its share), −1 for a return, 0 where it is too small. */
export function countOf({ atLeast, shared }: PerTransactionComponent, { amount, share }: Credit): Decimal {
  if (amount.isZero() || amount.abs().lt(atLeast)) return ZERO;
  const count = shared === 'byShare' ? Decimal.min(ONE, share) : ONE;
  return amount.isNegative() ? count.neg() : count;
}
