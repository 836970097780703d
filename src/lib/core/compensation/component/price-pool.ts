import { Decimal, ONE, sumDecimals, ZERO } from '../../money.ts';
import type { Period } from '../../period.ts';
import { targetOver } from '../measure/target-pay.ts';
import { reachedOver } from '../measure/figures.ts';
import { coverage, intersectSpans } from '../measure/pieces.ts';
import { quotaOver } from '../measure/quota.ts';
import { roundPay, spreadRounded } from '../rounding.ts';
import type { PoolComponent } from '../schema/plan.ts';
import { attain } from './attain.ts';
import type { Priced, Spot } from './spot.ts';

/** The share of one payee in a fund of everybody on the plan in the interval; the shares add up to the fund. */
export function pricePool(spot: Spot<PoolComponent>): Priced {
  const { context, payee, plan, component, interval } = spot;
  const members = [...context.pieces].flatMap(([id, plans]) => {
    const pieces = plans.get(plan.id) ?? [];
    return intersectSpans(pieces, [interval]).length === 0 ? [] : [memberOf(spot, id, pieces)];
  });
  const total = sumDecimals(members.map(({ credit }) => credit));
  const quotas = members.flatMap(({ quota }) => quota ?? []);
  const quota = quotas.length === 0 ? undefined : sumDecimals(quotas);
  const attainment = attain(total, quota);
  const reached = component.atLeast === undefined || (attainment?.gte(component.atLeast) ?? false);
  const fund = reached ? roundPay(fundOf(component, total), context.rounding) : ZERO;
  const weights = sumDecimals(members.map(({ weight }) => weight));
  const own = members.find(({ id }) => id === payee)!;
  const share = weights.isZero() ? ZERO : own.weight.div(weights);
  const spread = weights.isZero()
    ? undefined
    : spreadRounded(
        members.map(({ id, weight }) => ({ key: id, amount: fund.times(weight).div(weights) })),
        fund,
        context.rounding.places
      );
  const payout = spread?.get(payee) ?? ZERO;
  return {
    credit: total,
    quota,
    attainment,
    target: own.target,
    base: ZERO,
    tiers: [{ from: ZERO, to: undefined, amount: fund, rate: share, payout }],
    credits: own.credits,
    span: interval,
    steps: [],
    payout
  };
}

function fundOf({ fund }: PoolComponent, total: Decimal): Decimal {
  return 'amount' in fund ? fund.amount : Decimal.max(ZERO, total.minus(fund.above)).times(fund.rate);
}

function memberOf(spot: Spot<PoolComponent>, id: string, pieces: readonly Period[]) {
  const { context, plan, component, interval } = spot;
  const { total, credits } = reachedOver(context, plan, id, component.measure, interval, pieces, component);
  const target = targetOver(context, id, component, interval, pieces, plan.terms);
  const days = coverage(context.days, 'in', pieces, interval).part;
  const weight = { equal: ONE, credit: total, targetIncentive: target, days }[component.shareBy];
  return {
    id,
    credits,
    credit: total,
    target,
    quota: quotaOver(context, id, component.measure, interval, pieces, plan.terms),
    weight: weight.isNegative() ? ZERO : weight
  };
}
