import { Decimal } from '../../money.ts';
import { overlap } from '../../period.ts';
import { intervalsIn } from '../component/intervals.ts';
import type { Spot } from '../component/spot.ts';
import type { Context } from '../measure/context.ts';
import type { Plan } from '../schema/plan.ts';
import type { FastComponent } from './scope.ts';

/** A line of a component in the fast evaluator's scope: who, which interval, and the pay period it belongs to. */
export type FastSpot = Spot<FastComponent> & { readonly period: string };

/** The lines of a component: payee by payee, in order of time. */
export function fastSpots(context: Context, plan: Plan, component: FastComponent): FastSpot[] {
  const { yearStart } = context.document.settings;
  const intervals = context.periods.flatMap((period) =>
    intervalsIn(component, period, yearStart).map((interval) => ({ interval, period }))
  );
  const earnedBefore = () => new Decimal(0);
  return [...context.pieces].flatMap(([payee, plans]) => {
    const pieces = plans.get(plan.id);
    if (!pieces) return [];
    return intervals
      .filter(({ interval }) => pieces.some((piece) => overlap(piece, interval)))
      .map(({ interval, period }) => ({
        context,
        payee,
        plan,
        component,
        interval,
        pieces,
        earnedBefore,
        period: period.id
      }));
  });
}
