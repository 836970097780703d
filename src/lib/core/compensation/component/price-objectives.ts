import { Decimal, sumDecimals, ZERO } from '../../money.ts';
import { baseOver, targetOver } from '../measure/target-pay.ts';
import { settle } from '../rounding.ts';
import type { ObjectivesComponent } from '../schema/plan.ts';
import { levelOf } from './level.ts';
import type { Priced, Spot } from './spot.ts';

/** Pay by objectives (MBO): each scores between its least and most, weighed by its points. */
export function priceObjectives(spot: Spot<ObjectivesComponent>): Priced {
  const { context, payee, plan, component, interval, pieces } = spot;
  const { objectives, pays, amountPerPoint } = component;
  const target = targetOver(context, payee, component, interval, pieces, plan.terms);
  const base = baseOver(context, payee, interval, pieces, plan.terms);
  const points = sumDecimals(objectives.map((objective) => objective.points));
  const money = pays === 'points' ? amountPerPoint! : pays === 'base' ? base : target;
  const rows = objectives.map((objective) => {
    const level = levelOf(spot, objective.measure, objective.by, interval) ?? ZERO;
    const score = level.lt(objective.least) ? ZERO : Decimal.min(level, objective.most);
    const scored = score.times(objective.points);
    const payout = pays === 'points' ? scored.times(money) : settle(scored.times(money).div(points));
    return {
      from: objective.least,
      to: objective.most,
      amount: score,
      rate: objective.points,
      payout,
      scored
    };
  });
  const credit = sumDecimals(rows.map(({ scored }) => scored));
  return {
    credit,
    quota: points,
    attainment: settle(credit.div(points)),
    target,
    base,
    tiers: rows.map(({ from, to, amount, rate, payout }) => ({ from, to, amount, rate, payout })),
    credits: [],
    span: interval,
    steps: [],
    payout: sumDecimals(rows.map(({ payout }) => payout))
  };
}
