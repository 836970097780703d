import { type Decimal, ONE } from '../../money.ts';
import type { IsoDate } from '../../period.ts';
import { settle } from '../rounding.ts';
import type { PayoutInput } from '../schema/input.ts';

/** The rate from one currency to another on a day: as given, or one divided by the rate the other way round. */
export function exchangeRate(
  fx: PayoutInput['fx'],
  from: string,
  to: string,
  date: IsoDate
): Decimal | undefined {
  if (from === to) return ONE;
  const inForce = fx.filter((row) => row.start <= date && (!row.end || date < row.end));
  const latest = (rows: PayoutInput['fx']) => [...rows].sort((a, b) => (a.start < b.start ? 1 : -1))[0];
  const direct = latest(inForce.filter((row) => row.from === from && row.to === to));
  if (direct) return direct.rate;
  const inverse = latest(inForce.filter((row) => row.from === to && row.to === from));
  return inverse && !inverse.rate.isZero() ? settle(ONE.div(inverse.rate)) : undefined;
}
