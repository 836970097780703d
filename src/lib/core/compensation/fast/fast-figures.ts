import type { Decimal } from '../../money.ts';
import type { Period } from '../../period.ts';
import { levelOf } from '../component/level.ts';
import { resolveRate } from '../component/resolve-rate.ts';
import { cumulativeSpan, quotaSpan } from '../component/span.ts';
import { type Context, createContext } from '../measure/context.ts';
import { baseOver, targetOver } from '../measure/target-pay.ts';
import { reachedOver } from '../measure/figures.ts';
import { quotaOver } from '../measure/quota.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { Plan, PlanDocument } from '../schema/plan.ts';
import { type FastSpot, fastSpots } from './fast-spots.ts';
import { type FastComponent, outOfScope } from './scope.ts';
import { TeamFigures } from './team-figures.ts';

/** Where a line belongs. */
export type FastLine = {
  readonly payee: string;
  readonly period: string;
  readonly start: string;
  readonly end: string;
};

/** The figures of one component over all its lines, as numbers: what sliders move. NaN stands for no quota. */
export type ComponentFigures = {
  readonly plan: string;
  readonly component: string;
  readonly lines: readonly FastLine[];
  readonly credits: Float64Array;
  readonly quotas: Float64Array;
  readonly targets: Float64Array;
  readonly bases: Float64Array;
  /** Credit of the span before the payee's first line in it. */
  readonly before: Float64Array;
  /** 1 where the span began before the interval. */
  readonly stacked: Uint8Array;
  /** The line before in the same span and of the same payee, or −1. */
  readonly previous: Int32Array;
  /** Levels of gate and modifier measures, line by line. */
  readonly levels: Float64Array;
  /** Rates taken from the payee, line by line and tier by tier. */
  readonly attributes: Float64Array;
};

/** A component with its lines and the figures of each: what a shift of credit or quota works on. */
export type FastPart = {
  readonly plan: Plan;
  readonly component: FastComponent;
  readonly spots: readonly FastSpot[];
  /** By line: over what credit is summed, and over what quota and target incentive are taken. */
  readonly spans: readonly Period[];
  readonly compared: readonly Period[];
  readonly figures: ComponentFigures;
};

/** The figures of every component in the fast evaluator's scope. */
export const fastFigures = (document: PlanDocument, input: PayoutInput): ComponentFigures[] =>
  fastParts(createContext(document, input)).map(({ figures }) => figures);

/** The parts of a plan document in the fast evaluator's scope, in the order of the document. */
export function fastParts(context: Context): FastPart[] {
  const team = new TeamFigures(context);
  return context.document.plans.flatMap((plan) =>
    plan.components.flatMap((component) =>
      component.kind === 'table' && outOfScope(component) === undefined
        ? [partOf(context, plan, component, team)]
        : []
    )
  );
}

function partOf(context: Context, plan: Plan, component: FastComponent, team: TeamFigures): FastPart {
  const spots = fastSpots(context, plan, component);
  const spans = spots.map((spot) => cumulativeSpan(component, spot));
  const compared = spots.map((spot, i) => quotaSpan(spot, spans[i]!));
  const size = spots.length;
  const tiers = component.tiers?.length ?? 1;
  const asked = levelsAsked(component);
  const figures = {
    plan: plan.id,
    component: component.id,
    lines: spots.map(({ payee, interval, period }) => ({
      payee,
      period,
      start: interval.start,
      end: interval.end
    })),
    credits: new Float64Array(size),
    quotas: new Float64Array(size),
    targets: new Float64Array(size),
    bases: new Float64Array(size),
    before: new Float64Array(size),
    stacked: new Uint8Array(size),
    previous: new Int32Array(size).fill(-1),
    levels: new Float64Array(size * asked.length),
    attributes: new Float64Array(size * tiers)
  };
  const last = new Map<string, number>();
  spots.forEach((spot, i) => {
    const { payee, interval, pieces } = spot;
    const [span, over] = [spans[i]!, compared[i]!];
    const reached = (days: Period) =>
      reachedOver(context, plan, payee, component.measure!, days, pieces, component).total.toNumber();
    const target = targetOver(context, payee, component, over, pieces, plan.terms);
    let quota: Decimal | undefined;
    if (component.team) [figures.credits[i], figures.quotas[i]] = team.reached(spot, over);
    else {
      quota = quotaOver(context, payee, component.measure!, over, pieces, plan.terms);
      figures.credits[i] = reached(interval);
      figures.quotas[i] = quota?.toNumber() ?? Number.NaN;
    }
    figures.targets[i] = target.toNumber();
    figures.bases[i] = baseOver(context, payee, over, pieces, plan.terms).toNumber();
    figures.stacked[i] = span.start < interval.start ? 1 : 0;
    const key = `${payee} ${span.start}`;
    const previous = last.get(key);
    if (previous !== undefined) figures.previous[i] = previous;
    else if (span.start < interval.start)
      figures.before[i] = reached({ start: span.start, end: interval.start });
    if (component.position.startsWith('cumulative')) last.set(key, i);
    asked.forEach(({ measure, by }, k) => {
      figures.levels[i * asked.length + k] = levelOf(spot, measure, by, span)?.toNumber() ?? Number.NaN;
    });
    (component.tiers ?? [{ rate: component.rate! }]).forEach(({ rate }, k) => {
      if (!('attribute' in rate)) return;
      figures.attributes[i * tiers + k] = resolveRate(spot, rate, target, quota).toNumber();
    });
  });
  return { plan, component, spots, spans, compared, figures };
}

/** The measures that gates and modifiers ask about, in order. */
export const levelsAsked = ({
  gates,
  modifiers
}: FastComponent): { measure: string; by: 'attainment' | 'amount' }[] => [
  ...gates.flatMap(({ measures, by }) => measures.map((measure) => ({ measure, by }))),
  ...modifiers.map(({ measure, by }) => ({ measure, by }))
];
