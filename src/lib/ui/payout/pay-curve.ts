import type { TopLevelSpec } from 'vega-lite';
import type { PositionFieldDef } from 'vega-lite/types_unstable/channeldef.js';
import { computePayout } from '../../core/compensation/compute-payout.ts';
import { breakpointsOf } from '../../core/compensation/lint/breakpoints.ts';
import { tablesInForce } from '../../core/compensation/lint/probe.ts';
import type { PayoutInput } from '../../core/compensation/schema/input.ts';
import type { PlanDocument } from '../../core/compensation/schema/plan.ts';
import { Decimal, ZERO } from '../../core/money.ts';
import { splitByMonths, type Period } from '../../core/period.ts';
import type { ChartData } from '../chart/chart-data.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';

/** `below` is the attainment a point lies just below of: a cliff stands upright between the two. */
export type CurvePoint = { readonly attainment: number; readonly pay: number; readonly below?: number };

const STEPS = 50;
const HIGHEST = 2;
const JUST_BELOW = new Decimal('1e-6');
/** A jump of less than a hundredth of target incentive is not told. */
const TOLD_JUMP = 0.01;
const QUOTA = new Decimal(1_000_000);
const TARGET = new Decimal(100_000);
const YEAR: Period = { start: '2026-01-01', end: '2027-01-01' };
const QUARTERS = splitByMonths(YEAR, 3).map((period) => ({ id: period.start, ...period }));

/**
 * What a plan pays at each attainment, as a multiple of target incentive: the exact evaluator on people who differ in
 * nothing but their credit. One year in four quarters, quota and credit spread evenly; what earlier years left behind
 * does not show here.
 */
export function payCurve(document: PlanDocument, plan: string): CurvePoint[] {
  const own = { ...document, plans: document.plans.filter(({ id }) => id === plan) };
  const measures = document.measures.map(({ id }) => id);
  const people = attainmentsOf(own.plans).map((point, at) => ({ id: String(at).padStart(4, '0'), ...point }));
  const empty: PayoutInput = {
    currency: 'USD', periods: [], payees: [], hierarchy: [], assignments: [], transactions: [], splits: [], credits: [],
    quotas: [], relief: [], results: [], balances: [], adjustments: [], fx: []
  }; // prettier-ignore
  // A leader is paid on the team: each person of the curve leads one seller who has the credit and the quota.
  const seller = (id: string) => `${id}-seller`;
  const team = own.plans.some(({ components }) =>
    components.some((component) => 'team' in component && component.team !== undefined)
  );
  const holder = (id: string) => (team ? seller(id) : id);
  const output = computePayout(own, {
    ...empty,
    periods: QUARTERS,
    payees: people.flatMap(({ id }) => [
      { id, targetIncentive: TARGET, base: TARGET, attributes: {} },
      ...(team ? [{ id: seller(id), attributes: {} }] : [])
    ]),
    hierarchy: team ? people.map(({ id }) => ({ id: seller(id), manager: id })) : [],
    assignments: people.map(({ id }) => ({ payee: id, plan })),
    credits: people.flatMap(({ id, attainment }) =>
      measures.flatMap((measure) =>
        (['direct', 'overlay'] as const)
          .filter((type) => type === 'direct' || needsOverlay(own))
          .flatMap((type) =>
            QUARTERS.map(({ start }) => ({
              id: `${id}|${measure}|${type}|${start}`,
              payee: holder(id),
              measure,
              date: start,
              amount: QUOTA.times(attainment).div(QUARTERS.length),
              type
            }))
          )
      )
    ),
    quotas: people.flatMap(({ id }) =>
      measures.flatMap((measure) =>
        QUARTERS.map(({ start, end }) => ({
          payee: holder(id),
          measure,
          start,
          end,
          amount: QUOTA.div(QUARTERS.length)
        }))
      )
    )
  });
  const earned = new Map<string, Decimal>();
  for (const line of output.lines) earned.set(line.payee, (earned.get(line.payee) ?? ZERO).plus(line.earned));
  return people.map(({ id, attainment, below }) => ({
    attainment: attainment.toNumber(),
    pay: (earned.get(id) ?? ZERO).div(TARGET).toNumber(),
    ...(below ? { below: below.toNumber() } : {})
  }));
}

/** Even steps, and where a tier, threshold or gate of attainment stands also just below it. */
function attainmentsOf(plans: PlanDocument['plans']): { attainment: Decimal; below?: Decimal }[] {
  const steps = Array.from({ length: STEPS + 1 }, (_, at) => new Decimal(at).times(HIGHEST).div(STEPS));
  const bends = plans
    .flatMap(({ components }) => components.flatMap(tablesInForce))
    .flatMap((component) => breakpointsOf(component, new Decimal(1)))
    .filter((bend) => bend.lte(HIGHEST));
  const points = new Map<string, { attainment: Decimal; below?: Decimal }>();
  for (const attainment of [...steps, ...bends]) points.set(attainment.toFixed(), { attainment });
  for (const below of bends) {
    const attainment = below.minus(JUST_BELOW);
    points.set(attainment.toFixed(), { attainment, below });
  }
  return [...points.values()].sort((a, b) => a.attainment.comparedTo(b.attainment));
}

/** Where a curve jumps, as a sentence; empty where it does not. */
export function jumpSentence(points: readonly CurvePoint[]): string {
  const jumps = points.flatMap(({ pay, below }, i) => {
    const at = points[i + 1];
    if (below === undefined || at === undefined) return [];
    const jump = at.pay - pay;
    if (Math.abs(jump) < TOLD_JUMP) return [];
    return [
      `${jump > 0 ? 'jumps' : 'falls'} by ×${Math.abs(jump).toFixed(2)} at ${formatPercent(String(below), 0)}`
    ];
  });
  return jumps.length === 0 ? '' : ` It ${jumps.join(' and ')}.`;
}

const needsOverlay = ({ plans }: PlanDocument) =>
  plans.some(({ components }) => components.some(({ creditTypes }) => creditTypes?.includes('overlay')));

/** A rep on the chart: attainment and pay over target incentive of the year shown. */
export type CurveDot = {
  readonly rep: string;
  readonly name: string;
  readonly attainment: number;
  readonly pay: number;
  readonly chosen: boolean;
};

export function curveSpec(
  now: readonly CurvePoint[],
  base: readonly CurvePoint[] | undefined,
  dots: readonly CurveDot[],
  series: number
): (theme: ChartTheme) => TopLevelSpec {
  const top = Math.max(2.2, ...now.map(({ pay }) => pay), ...(base ?? []).map(({ pay }) => pay));
  const x: PositionFieldDef<string> = {
    field: 'attainment',
    type: 'quantitative',
    scale: { domain: [0, HIGHEST] },
    axis: { title: 'Attainment of the year', format: '.0%', values: [0, 0.5, 1, 1.25, 1.5, 2] }
  };
  const y: PositionFieldDef<string> = {
    field: 'pay',
    type: 'quantitative',
    scale: { domain: [0, top] },
    axis: { title: null, labelExpr: "'×' + format(datum.value, '.1~f')", tickCount: 5 }
  };
  return (theme) => ({
    width: 'container',
    height: 'container',
    layer: [
      {
        data: { values: [{ at: 1 }] },
        mark: { type: 'rule', aria: false, strokeDash: [2, 3], color: theme.ink3 },
        encoding: { x: { datum: 1, type: 'quantitative' } }
      },
      ...(base
        ? [
            {
              data: { values: [...base] },
              mark: { type: 'line' as const, strokeDash: [4, 3], color: theme.series[0]! },
              encoding: { x, y }
            }
          ]
        : []),
      {
        data: { values: [...now] },
        mark: { type: 'line', color: theme.series[series] ?? theme.ink, strokeWidth: 2 },
        encoding: { x, y }
      },
      {
        data: { values: dots.filter(({ attainment, pay }) => attainment <= HIGHEST && pay <= top) },
        mark: { type: 'circle', opacity: 0.75 },
        encoding: {
          x,
          y,
          size: { condition: { test: 'datum.chosen', value: 90 }, value: 26 },
          color: { condition: { test: 'datum.chosen', value: theme.accent }, value: theme.ink2 },
          tooltip: [
            { field: 'name', title: 'Rep' },
            { field: 'attainment', title: 'Attainment', format: '.1%' },
            { field: 'pay', title: 'Times target', format: '.2f' }
          ]
        }
      }
    ]
  });
}

export const curveData = (
  now: readonly CurvePoint[],
  base: readonly CurvePoint[] | undefined
): ChartData => ({
  columns: [
    { header: 'Attainment', align: 'right' },
    { header: 'Times target incentive', align: 'right' },
    { header: 'Base', align: 'right' }
  ],
  rows: now.map(({ attainment, pay, below }) => {
    const before = base?.find((point) => point.attainment === attainment);
    return [
      below === undefined
        ? formatPercent(String(attainment), 0)
        : `just below ${formatPercent(String(below), 0)}`,
      formatNumber(String(pay), 3),
      before ? formatNumber(String(before.pay), 3) : ''
    ];
  })
});
