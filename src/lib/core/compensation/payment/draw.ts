import { Decimal, ZERO } from '../../money.ts';
import type { Period } from '../../period.ts';
import type { Context } from '../measure/context.ts';
import { tenureMonths } from '../measure/ramp.ts';
import { yearOf } from '../measure/time-span.ts';
import type { PaymentTerms } from '../schema/plan.ts';
import type { Carried } from './balance.ts';

type Draw = NonNullable<PaymentTerms['draw']>;

/** Whether a payee has a draw in a period. */
export function drawActive(
  context: Context,
  draw: Draw | undefined,
  payee: string,
  period: Period
): draw is Draw {
  if (!draw) return false;
  if (draw.payees && !draw.payees.includes(payee)) return false;
  if (draw.start && period.start < draw.start) return false;
  if (draw.end && period.start >= draw.end) return false;
  return draw.months === undefined || tenureMonths(context, payee, period.start) < draw.months;
}

/** How much of the pay of a period goes to what is owed: pay below zero first, then draws. */
export function recover(
  carried: Carried,
  draw: Draw | undefined,
  active: boolean,
  net: Decimal
): { negative: Decimal; draw: Decimal } {
  if (net.lte(0)) return { negative: ZERO, draw: ZERO };
  const room =
    active && draw?.base === 'floor' && !draw.belowDraw ? Decimal.max(ZERO, net.minus(draw.amount)) : net;
  const negative = Decimal.min(carried.negative, room);
  if (active && draw?.base === 'loan') return { negative, draw: ZERO };
  const limit = net.times(draw?.limit ?? 1);
  return { negative, draw: Decimal.max(ZERO, Decimal.min(carried.draw, room.minus(negative), limit)) };
}

/** What is advanced: the lift to the floor, or the draw itself. */
export function advance(draw: Draw, net: Decimal): Decimal {
  return draw.base === 'floor' ? Decimal.max(ZERO, draw.amount.minus(net)) : draw.amount;
}

/** What is forgiven at the end of a period: the draws owed where the year, or the draw, ends with it. */
export function forgiveDraw(
  context: Context,
  draw: Draw | undefined,
  payee: string,
  period: Period,
  next: Period | undefined,
  owed: Decimal
): Decimal {
  if (draw?.recovery !== 'recoverableForgiven') return ZERO;
  const { yearStart } = context.document.settings;
  const ends =
    draw.forgive === 'yearEnd'
      ? period.end >= yearOf(period.start, yearStart).end
      : drawActive(context, draw, payee, period) &&
        (next === undefined ? ended(draw, period) : !drawActive(context, draw, payee, next));
  return ends ? owed : ZERO;
}

/** In the last period of a run the draw has ended only where its own end says so. */
const ended = ({ end }: Draw, period: Period): boolean => end !== undefined && period.end >= end;
