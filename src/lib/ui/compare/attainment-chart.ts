import type { TopLevelSpec } from 'vega-lite';
import { Decimal } from '../../core/money.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { ChartData } from '../chart/chart-data.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';

export type AttainmentDot = {
  readonly scenario: string;
  readonly rep: string;
  readonly attainment: number;
  readonly bin: number;
  readonly rank: number;
};

/** Width of a column of dots: five points of attainment. */
const BIN = 0.05;
/** Dots beyond twice quota stand in the last column, which says so. */
const LAST = 2;

/** Where a column holds more dots than these they are one bar: nobody tells them apart, and each costs a mark. */
const MOST_DOTS = 60;

/** Each rep's attainment over the whole span: credit under quota over quota; reps without a quota are left out. */
export function repAttainments({ attainment }: Evaluation): Map<string, Decimal> {
  const sums = new Map<string, { credit: Decimal; quota: Decimal }>();
  for (const { rep, credit, quota } of attainment) {
    const sum = sums.get(rep) ?? { credit: new Decimal(0), quota: new Decimal(0) };
    sums.set(rep, { credit: sum.credit.plus(credit), quota: sum.quota.plus(quota) });
  }
  return new Map(
    [...sums].flatMap(([rep, { credit, quota }]) => (quota.gt(0) ? [[rep, credit.div(quota)] as const] : []))
  );
}

/** One dot a rep, stacked in columns. */
export function attainmentDots(
  entries: readonly { title: string; evaluation: Evaluation }[]
): AttainmentDot[] {
  return entries.flatMap(({ title, evaluation }) => {
    const names = new Map(evaluation.reps.map(({ rep, name }) => [rep, name]));
    const heights = new Map<number, number>();
    return [...repAttainments(evaluation)]
      .sort(([a, x], [b, y]) => x.comparedTo(y) || (a < b ? -1 : 1))
      .map(([rep, value]) => {
        const attainment = value.toNumber();
        const column = Math.min(LAST / BIN, Math.max(0, value.div(BIN).floor().toNumber()));
        const bin = Math.round(column * BIN * 100) / 100;
        const rank = (heights.get(bin) ?? 0) + 1;
        heights.set(bin, rank);
        return { scenario: title, rep: names.get(rep) ?? rep, attainment, bin, rank };
      });
  });
}

/** True where the columns are drawn as bars rather than as a dot for each rep. */
export const isDrawnInBars = (dots: readonly AttainmentDot[]): boolean =>
  dots.some(({ rank }) => rank > MOST_DOTS);

/** How many reps stand in each column, and how far the column reaches, in words. */
function columnsOf(dots: readonly AttainmentDot[]) {
  const columns = new Map<string, { scenario: string; bin: number; reps: number; range: string }>();
  for (const { scenario, bin } of dots) {
    const key = JSON.stringify([scenario, bin]);
    const range =
      bin === LAST
        ? `${formatPercent(LAST, 0)} and more`
        : `${formatPercent(bin, 0)} to ${formatPercent(bin + BIN, 0)}`;
    const column = columns.get(key) ?? { scenario, bin, reps: 0, range };
    columns.set(key, { ...column, reps: column.reps + 1 });
  }
  return [...columns.values()];
}

export function attainmentSpec(
  dots: readonly AttainmentDot[],
  titles: readonly string[],
  series: readonly number[] = titles.map((_, at) => at)
): (theme: ChartTheme) => TopLevelSpec {
  const bars = isDrawnInBars(dots);
  const x = {
    field: 'bin',
    type: 'quantitative' as const,
    scale: { domain: [0, LAST + BIN] },
    axis: {
      title: null,
      labelExpr: "format(datum.value, '.0%') + (datum.value >= 2 ? ' +' : '')",
      values: [0, 0.5, 1, 1.5, 2]
    }
  };
  return (theme) => {
    const color = {
      field: 'scenario',
      type: 'nominal' as const,
      legend: null,
      scale: { domain: [...titles], range: series.map((at) => theme.series[at] ?? theme.ink) }
    };
    return {
      data: { values: bars ? columnsOf(dots) : [...dots] },
      facet: {
        row: {
          field: 'scenario',
          type: 'nominal',
          sort: [...titles],
          header: {
            title: null,
            labelAngle: 0,
            labelOrient: 'top',
            labelAnchor: 'start',
            labelPadding: 2,
            labelColor: theme.ink,
            labelFontSize: 11.5,
            labelLimit: 130
          }
        }
      },
      spec: {
        width: 500,
        height: 64,
        layer: [
          {
            mark: { type: 'rule', aria: false, color: theme.ink, strokeDash: [2, 2] },
            encoding: { x: { datum: 1 } }
          },
          bars
            ? {
                mark: { type: 'bar', width: 9 },
                encoding: {
                  x,
                  y: { field: 'reps', type: 'quantitative', axis: null },
                  color,
                  tooltip: [
                    { field: 'range', type: 'nominal', title: 'attainment' },
                    { field: 'reps', type: 'quantitative', format: ',' }
                  ]
                }
              }
            : {
                mark: { type: 'circle', size: 22, opacity: 1 },
                encoding: {
                  x,
                  y: { field: 'rank', type: 'quantitative', axis: null },
                  color,
                  tooltip: [
                    { field: 'rep', type: 'nominal' },
                    { field: 'attainment', type: 'quantitative', format: '.1%' }
                  ]
                }
              }
        ]
      }
    };
  };
}

export const attainmentData = (dots: readonly AttainmentDot[]): ChartData => ({
  columns: [{ header: 'Scenario' }, { header: 'Rep' }, { header: 'Attainment', align: 'right' }],
  rows: dots.map(({ scenario, rep, attainment }) => [scenario, rep, formatPercent(attainment)])
});

/** The sentence under the chart: how many reps reach quota in each. */
export const attainmentSummary = (dots: readonly AttainmentDot[], titles: readonly string[]): string =>
  titles
    .map((title) => {
      const own = dots.filter(({ scenario }) => scenario === title);
      const reached = own.filter(({ attainment }) => attainment >= 1).length;
      return `${title}: ${formatNumber(reached)} of ${formatCount(own.length, 'rep')} at or over quota`;
    })
    .join('; ') + '.';
