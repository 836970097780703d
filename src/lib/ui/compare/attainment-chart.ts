import type { TopLevelSpec } from 'vega-lite';
import { Decimal } from '../../core/money.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { ChartData } from '../chart/chart-data.ts';
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
        const bin = Math.round(Math.min(LAST, Math.max(0, Math.floor(attainment / BIN) * BIN)) * 100) / 100;
        const rank = (heights.get(bin) ?? 0) + 1;
        heights.set(bin, rank);
        return { scenario: title, rep: names.get(rep) ?? rep, attainment, bin, rank };
      });
  });
}

export function attainmentSpec(
  dots: readonly AttainmentDot[],
  titles: readonly string[],
  series: readonly number[] = titles.map((_, at) => at)
): (theme: ChartTheme) => TopLevelSpec {
  return (theme) => ({
    data: { values: [...dots] },
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
        {
          mark: { type: 'circle', size: 22, opacity: 1 },
          encoding: {
            x: {
              field: 'bin',
              type: 'quantitative',
              scale: { domain: [0, LAST + BIN] },
              axis: {
                title: null,
                labelExpr: "format(datum.value, '.0%') + (datum.value >= 2 ? ' +' : '')",
                values: [0, 0.5, 1, 1.5, 2]
              }
            },
            y: { field: 'rank', type: 'quantitative', axis: null },
            color: {
              field: 'scenario',
              type: 'nominal',
              legend: null,
              scale: { domain: [...titles], range: series.map((at) => theme.series[at] ?? theme.ink) }
            },
            tooltip: [
              { field: 'rep', type: 'nominal' },
              { field: 'attainment', type: 'quantitative', format: '.1%' }
            ]
          }
        }
      ]
    }
  });
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
      return `${title}: ${own.filter(({ attainment }) => attainment >= 1).length} of ${own.length} reps at or over quota`;
    })
    .join('; ') + '.';
