import type { PlanDocument, Rate, Tier } from '../../core/compensation/schema/plan.ts';
import { Decimal } from '../../core/money.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { payCurve, type CurveDot, type CurvePoint } from '../payout/pay-curve.ts';
import { payoutSheet } from '../payout/payout-rows.ts';
import { targetsOfYear } from '../payout/targets-of-year.ts';

/** What stands in for a rate that each person has of their own, so that the curve has a slope. */
export const OWN_RATE = '0.1';

/** The pay curve of one plan; a rate taken from the person is drawn at `OWN_RATE`. */
export function planCurve(document: PlanDocument, plan: string): CurvePoint[] {
  const plans = document.plans.map((one) => ({
    ...one,
    components: one.components.map((component) =>
      component.kind === 'table'
        ? {
            ...component,
            rate: component.rate && plainRate(component.rate),
            tiers: component.tiers?.map(plainTier),
            versions: component.versions?.map((version) => ({
              ...version,
              tiers: version.tiers.map(plainTier)
            }))
          }
        : component
    )
  }));
  return payCurve({ ...document, plans }, plan);
}

const plainRate = (rate: Rate): Rate => ('attribute' in rate ? rate.times.times(OWN_RATE) : rate);
const plainTier = (tier: Tier): Tier => ({ ...tier, rate: plainRate(tier.rate) });

/** A rate of the plan is each person's own. */
export const hasOwnRates = ({ plans }: PlanDocument, plan: string): boolean =>
  plans.some(
    ({ id, components }) =>
      id === plan &&
      components.some(
        (component) =>
          component.kind === 'table' &&
          [component.rate, ...(component.tiers ?? []).map(({ rate }) => rate)].some(
            (rate) => rate && 'attribute' in rate
          )
      )
  );

/** One dot a rep on the plan in the last year with pay: attainment against pay over target incentive. */
export function planDots(
  evaluation: Evaluation | undefined,
  document: PlanDocument,
  plan: string
): { readonly year: string | undefined; readonly dots: readonly CurveDot[] } {
  const year = evaluation?.payouts
    .map(({ start }) => start.slice(0, 4))
    .sort()
    .at(-1);
  if (!evaluation || year === undefined) return { year, dots: [] };
  const targets = targetsOfYear(evaluation.pay.lines, document, year);
  const dots = payoutSheet(evaluation, undefined, year).rows.flatMap((row): CurveDot[] => {
    const target = targets.get(row.payee) ?? new Decimal(0);
    if (row.plan !== plan || row.attainment === undefined || !target.gt(0)) return [];
    return [
      {
        rep: row.payee,
        name: row.name,
        attainment: row.attainment.toNumber(),
        pay: row.total.div(target).toNumber(),
        chosen: false
      }
    ];
  });
  return { year, dots };
}
