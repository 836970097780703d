import { type Decimal, ONE } from '../../money.ts';
import { addDays, type IsoDate, overlap, type Period } from '../../period.ts';
import { levelOf } from '../component/level.ts';
import { cumulativeSpan, quotaSpan } from '../component/span.ts';
import type { Spot } from '../component/spot.ts';
import { type Context, createContext, pairKey } from '../measure/context.ts';
import { coverage } from '../measure/pieces.ts';
import { quotaOver } from '../measure/quota.ts';
import { rampFactor } from '../measure/ramp.ts';
import { annualTarget } from '../measure/target-pay.ts';
import { timeSpan, yearOf } from '../measure/time-span.ts';
import type { PayoutLine } from '../payout.ts';
import { knownInput } from '../retro/known-at.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { Component, Plan, PlanDocument, Settings } from '../schema/plan.ts';

/** A part of a whole, both in the unit of the setting they were measured by. */
export type Share = { readonly part: Decimal; readonly whole: Decimal; readonly unit: Unit };
type Unit = Settings['proration']['basis'];

/** The part of a span somebody is on the plan: the share, and the first and last day where they lie inside it. */
export type DaysCounted = Share & {
  readonly from: IsoDate | undefined;
  readonly last: IsoDate | undefined;
  /** Whether these are the first and last day with the company, rather than on the plan. */
  readonly joined: boolean;
  readonly left: boolean;
  /** More than one stretch. */
  readonly broken: boolean;
};

/** How a component's target incentive came about: amount × weight × share of the year × days × ramp. */
export type TargetTerms = {
  readonly amount: Decimal;
  readonly per: 'year' | 'period';
  /** The component's share of the payee's target; undefined where the component has an amount of its own. */
  readonly weight: Decimal | undefined;
  readonly ofYear: Share | undefined;
  readonly days: DaysCounted | undefined;
  readonly ramp: Decimal;
};

/** One quota row's part in a quota: the row, its part of the span, the days that count. */
export type QuotaPart = {
  readonly amount: Decimal;
  readonly row: Period;
  readonly ofRow: Share | undefined;
  readonly days: DaysCounted | undefined;
};

/** A team as a line counts it: who was in it on which day, each with the quota that counts. */
export type TeamTerms = {
  readonly on: IsoDate;
  readonly of: 'direct' | 'all';
  readonly members: readonly { readonly payee: string; readonly quota: Decimal | undefined }[];
};

/** What a pay line rests on beside its credit: proration, target incentive, team, the second measure of a matrix. */
export type LineTerms = {
  /** Over what credit is counted: the interval, or for a cumulative position the span up to its end. */
  readonly counted: Period;
  /** Empty where the quota is a team's, by tenure, or there is none. */
  readonly quota: readonly QuotaPart[];
  readonly quotaRamp: Decimal;
  /** Undefined where there is none, or several pay terms follow one another inside the span. */
  readonly target: TargetTerms | undefined;
  readonly team: TeamTerms | undefined;
  readonly column:
    | { readonly measure: string; readonly by: 'attainment' | 'amount'; readonly level: Decimal | undefined }
    | undefined;
};

/** The terms of each line, by the line itself. */
export function lineTerms(
  document: PlanDocument,
  input: PayoutInput,
  lines: readonly PayoutLine[]
): Map<PayoutLine, LineTerms> {
  const context = createContext(document, knownInput(input, undefined));
  return new Map(
    lines.flatMap((line) => {
      const plan = document.plans.find(({ id }) => id === line.plan);
      const component = plan?.components.find(({ id }) => id === line.component);
      return plan && component ? [[line, termsOf(context, plan, component, line)] as const] : [];
    })
  );
}

function termsOf(context: Context, plan: Plan, component: Component, line: PayoutLine): LineTerms {
  const interval = { start: line.start, end: line.end };
  const pieces = context.pieces.get(line.payee)?.get(plan.id) ?? [];
  const spot: Spot = {
    context,
    payee: line.payee,
    plan,
    component,
    interval,
    pieces,
    earnedBefore: () => ONE.minus(1)
  };
  const counted = component.kind === 'table' ? cumulativeSpan(component, spot) : interval;
  const span = component.kind === 'table' ? quotaSpan({ ...spot, component }, counted) : interval;
  const team = component.kind === 'table' ? component.team : undefined;
  const measure =
    component.kind === 'table'
      ? component.measure
      : component.kind === 'matrix'
        ? component.rows.measure
        : undefined;
  return {
    counted,
    quota: team || measure === undefined ? [] : quotaParts(spot, measure, span),
    quotaRamp: rampOver(spot, span, 'quota'),
    target: targetTerms(spot, span),
    team: team && measure ? teamTerms(spot, team.of, measure, span) : undefined,
    column:
      component.kind === 'matrix'
        ? {
            measure: component.columns.measure,
            by: component.columns.by,
            level: levelOf(spot, component.columns.measure, component.columns.by, interval)
          }
        : undefined
  };
}

const rampOver = ({ context, payee, plan }: Spot, span: Period, of: 'quota' | 'targetIncentive'): Decimal =>
  plan.terms.ramp.length === 0 ? ONE : rampFactor(context, payee, span, plan.terms, of);

function quotaParts(spot: Spot, measure: string, span: Period): QuotaPart[] {
  const { context, payee } = spot;
  const rows = context.quotas.get(pairKey(payee, measure)) ?? [];
  const inOrder = [...rows].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  return inOrder.flatMap((row) => {
    const shared = overlap(row, span);
    if (!shared) return [];
    const { amount, start, end } = row;
    const whole = { start, end };
    const ofRow = shared.start === start && shared.end === end ? undefined : shareOf(context, shared, whole);
    return [{ amount, row: whole, ofRow, days: daysCounted(spot, shared, 'quota') }];
  });
}

const shareOf = ({ division }: Context, part: Period, whole: Period): Share => ({
  part: timeSpan(division, part),
  whole: timeSpan(division, whole),
  unit: division.basis
});

/** Undefined where the whole span counts, or the plan does not scale by days. */
function daysCounted(
  { context, payee, pieces }: Spot,
  span: Period,
  of: 'quota' | 'targetIncentive'
): DaysCounted | undefined {
  const { proration } = context.document.settings;
  if (proration.of !== 'both' && proration.of !== of) return undefined;
  const inside = pieces.flatMap((piece) => overlap(piece, span) ?? []);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return undefined;
  if (inside.length === 1 && first.start === span.start && last.end === span.end) return undefined;
  const employed = (context.payees.get(payee) ?? []).map(({ days }) => days);
  return {
    ...coverage(context.proration, proration.startDay, pieces, span),
    unit: proration.basis,
    from: first.start > span.start ? first.start : undefined,
    last: last.end < span.end ? addDays(last.end, -1) : undefined,
    joined: employed.some(({ start }) => start === first.start),
    left: employed.some(({ end }) => end === last.end),
    broken: inside.length > 1
  };
}

function targetTerms(spot: Spot, span: Period): TargetTerms | undefined {
  const { context, payee, plan, component } = spot;
  const { terms } = plan;
  const rows = (context.payees.get(payee) ?? []).filter(({ days }) => overlap(days, span));
  const [row] = rows;
  if (!row || rows.length > 1) return undefined;
  const amount = component.target ?? annualTarget(row, terms);
  if (amount.isZero()) return undefined;
  const year = yearOf(span.start, context.document.settings.yearStart);
  return {
    amount,
    per: terms.targetIncentivePer,
    weight: component.target ? undefined : component.weight,
    ofYear: terms.targetIncentivePer === 'year' ? shareOf(context, span, year) : undefined,
    days: daysCounted(spot, span, 'targetIncentive'),
    ramp: rampOver(spot, span, 'targetIncentive')
  };
}

function teamTerms(
  { context, payee, plan, interval }: Spot,
  of: 'direct' | 'all',
  measure: string,
  span: Period
): TeamTerms {
  const on = addDays(interval.end, -1);
  const members = context.hierarchy.below(payee, on, of === 'all' ? 'all' : 1).map((member) => {
    const days = (context.payees.get(member) ?? []).map((row) => row.days);
    return { payee: member, quota: quotaOver(context, member, measure, span, days, plan.terms) };
  });
  return { on, of, members };
}
