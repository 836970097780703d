import { Decimal, parseDecimal, ZERO } from '../../money.ts';
import type { Payee } from '../schema/input.ts';
import type { Rate } from '../schema/plan.ts';
import type { Spot } from './spot.ts';

/** A rate as a number for one payee and interval. What is missing becomes 0 with a finding. */
export function resolveRate(spot: Spot, rate: Rate, target: Decimal, quota: Decimal | undefined): Decimal {
  if ('attribute' in rate) {
    const { context, payee, interval } = spot;
    const value = attributeAt(context.payees.get(payee)!, rate.attribute, interval.end);
    if (value !== undefined) return value.times(rate.times);
    context.findings.push({
      code: 'no-attribute',
      message: `${payee} has no number in the attribute ${rate.attribute}, so component ${spot.component.id} pays nothing there.`,
      keys: { payee, component: spot.component.id }
    });
    return ZERO;
  }
  if ('baseRate' in rate)
    return quota === undefined || quota.lte(0) ? ZERO : rate.baseRate.times(target).div(quota);
  return rate;
}

/** A numeric attribute of a payee, from the row in force last before a day. */
function attributeAt(rows: readonly Payee[], name: string, before: string): Decimal | undefined {
  const inForce = rows
    .filter(({ start }) => !start || start < before)
    .sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
  const value = (inForce.at(-1) ?? rows[0]!).attributes[name];
  if (typeof value === 'number') return new Decimal(value);
  return typeof value === 'string' ? parseDecimal(value) : undefined;
}
