import type { TopLevelSpec } from 'vega-lite';
import type { PipelineReport } from '../../core/pipeline/pipeline-report.ts';
import type { ChartData } from '../chart/chart-data.ts';
import { formatDate, formatPeriod } from '../format/date.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';

type Spec = (theme: ChartTheme) => TopLevelSpec;
const whole = { width: 'container', height: 'container' } as const;
const DRAWN_BINS = 40;

/** How the simulated totals spread: share of the draws by amount, from their percentiles. */
export function totalBins(percentiles: readonly number[], target: number | undefined) {
  const [low, high] = [percentiles[1] ?? 0, percentiles.at(-2) ?? 0];
  const width = (high - low) / DRAWN_BINS || 1;
  const bins = Array.from({ length: DRAWN_BINS }, (_, at) => ({ from: low + at * width, to: low + (at + 1) * width, share: 0 })); // prettier-ignore
  // Between two percentiles the mass is spread evenly: the curve is then as smooth as the draws allow.
  for (let at = 1; at < percentiles.length; at++) {
    const [a, b] = [percentiles[at - 1]!, percentiles[at]!];
    const mass = 1 / (percentiles.length - 1);
    if (a === b) {
      // Draws that all came to the same amount stand in one bin.
      const own = bins[Math.min(DRAWN_BINS - 1, Math.floor((a - low) / width))];
      if (own) own.share += mass;
      continue;
    }
    for (const bin of bins) {
      const part = Math.min(b, bin.to) - Math.max(a, bin.from);
      if (part > 0) bin.share += (part / (b - a)) * mass;
    }
  }
  return bins.map((bin) => ({ ...bin, reached: target !== undefined && bin.from >= target }));
}

export function totalSpec(report: PipelineReport, target: number | undefined): Spec {
  const { intervals, median } = report.document.simulated;
  const marks = [
    ...(intervals['80'] ?? []).map((at) => ({ at: Number(at), what: '80 %' })),
    { at: Number(median), what: 'Median' },
    ...(target === undefined ? [] : [{ at: target, what: 'Target' }])
  ];
  return (theme) => ({
    ...whole,
    layer: [
      {
        data: { values: totalBins(report.percentiles, target) },
        mark: { type: 'bar', binSpacing: 0 },
        encoding: {
          x: {
            field: 'from',
            type: 'quantitative',
            scale: { zero: false },
            axis: { title: null, format: '~s' }
          },
          x2: { field: 'to' },
          y: { field: 'share', type: 'quantitative', axis: { title: null, labels: false, grid: false } },
          y2: { datum: 0 },
          color: {
            condition: { test: 'datum.reached', value: theme.accent },
            value: target === undefined ? theme.series[1]! : theme.line2
          }
        }
      },
      {
        data: { values: marks },
        mark: { type: 'rule', aria: false, strokeDash: [4, 3] },
        encoding: {
          x: { field: 'at', type: 'quantitative' },
          color: { condition: { test: "datum.what === 'Target'", value: theme.draft }, value: theme.ink2 }
        }
      },
      {
        data: { values: marks },
        mark: { type: 'text', align: 'left', dx: 3, baseline: 'top', fontSize: 11 },
        encoding: {
          x: { field: 'at', type: 'quantitative' },
          y: { value: 0 },
          text: { field: 'what' }
        }
      }
    ]
  });
}

export const totalData = (report: PipelineReport): ChartData => ({
  columns: [
    { header: 'Share of draws below', align: 'right' },
    { header: 'Total', align: 'right' }
  ],
  rows: [5, 10, 20, 50, 100, 150, 180, 190, 195].map((at) => [
    formatPercent(at / 200),
    formatMoney(report.percentiles[at] ?? 0)
  ])
});

/** Past periods: the interval as it was forecast then, the mean expected, what came, and the naive floor. */
export function periodRows({ document }: PipelineReport) {
  const judged = [...document.score.periods].reverse();
  const outcome = document.outcome === null ? [] : [{ ...document.outcome, now: true }];
  return [...judged.map((period) => ({ ...period, now: false })), ...outcome].map((period) => ({
    name: `${formatDate(period.asOf)}${period.now ? ' *' : ''}`,
    span: formatPeriod(period),
    expected: Number(period.expected),
    actual: Number(period.actual),
    naive: period.naive === null ? undefined : Number(period.naive),
    lo80: Number(period.intervals['80']?.[0]),
    hi80: Number(period.intervals['80']?.[1]),
    lo95: Number(period.intervals['95']?.[0]),
    hi95: Number(period.intervals['95']?.[1]),
    inside80: period.inside['80'] ?? false,
    inside95: period.inside['95'] ?? false
  }));
}

export function periodsSpec(report: PipelineReport): Spec {
  const rows = periodRows(report);
  const x = { field: 'name', type: 'nominal', sort: null, axis: { title: 'Forecast at the end of', labelAngle: rows.length > 6 ? -35 : 0 } } as const; // prettier-ignore
  const y = (field: string) => ({ field, type: 'quantitative', scale: { zero: false }, axis: { title: null, format: '~s' } }) as const; // prettier-ignore
  return (theme) => ({
    ...whole,
    data: { values: rows },
    layer: [
      { mark: { type: 'bar', size: 18, opacity: 0.22, color: theme.series[1]! }, encoding: { x, y: y('lo95'), y2: { field: 'hi95' } } }, // prettier-ignore
      { mark: { type: 'bar', size: 18, opacity: 0.4, color: theme.series[1]! }, encoding: { x, y: y('lo80'), y2: { field: 'hi80' } } }, // prettier-ignore
      {
        mark: { type: 'tick', thickness: 2, size: 18, color: theme.series[1]! },
        encoding: { x, y: y('expected') }
      },
      { mark: { type: 'point', shape: 'diamond', size: 50, filled: false, color: theme.ink3 }, encoding: { x, y: y('naive') } }, // prettier-ignore
      { mark: { type: 'point', size: 55, filled: true, color: theme.ink }, encoding: { x, y: y('actual') } }
    ]
  });
}

export const periodsData = (report: PipelineReport): ChartData => ({
  columns: [
    { header: 'As of' }, { header: 'Period' }, { header: 'Expected', align: 'right' }, { header: '80 % from', align: 'right' },
    { header: 'to', align: 'right' }, { header: 'Came to', align: 'right' }, { header: 'Inside 80 %' }, { header: 'Inside 95 %' },
    { header: 'Period before', align: 'right' }
  ], // prettier-ignore
  rows: periodRows(report).map((row) => [
    row.name, row.span, formatMoney(row.expected), formatMoney(row.lo80), formatMoney(row.hi80), formatMoney(row.actual),
    row.inside80 ? 'yes' : 'no', row.inside95 ? 'yes' : 'no', row.naive === undefined ? '' : formatMoney(row.naive)
  ]) // prettier-ignore
});

/** Of the deals given a chance, the share that was won: on the diagonal where the chances are right. */
export function calibrationSpec({ document }: PipelineReport): Spec {
  const rows = document.score.calibration;
  return (theme) => ({
    ...whole,
    layer: [
      {
        data: { values: [{ at: 0 }, { at: 1 }] },
        mark: { type: 'line', aria: false, strokeDash: [4, 3], color: theme.ink3 },
        encoding: { x: { field: 'at', type: 'quantitative' }, y: { field: 'at', type: 'quantitative' } }
      },
      {
        data: { values: rows },
        mark: { type: 'line', color: theme.accent },
        encoding: {
          x: { field: 'predicted', type: 'quantitative' },
          y: { field: 'actual', type: 'quantitative' }
        }
      },
      {
        data: { values: rows },
        mark: { type: 'point', filled: true, opacity: 1, color: theme.accent },
        encoding: {
          x: { field: 'predicted', type: 'quantitative', axis: { title: 'Chance given', format: '.0%' } },
          y: { field: 'actual', type: 'quantitative', axis: { title: 'Share won', format: '.0%' } },
          size: { field: 'deals', type: 'quantitative', legend: null, scale: { range: [30, 260] } }
        }
      },
      {
        data: { values: rows },
        mark: { type: 'text', dy: -13, fontSize: 10.5, color: theme.ink2 },
        encoding: {
          x: { field: 'predicted', type: 'quantitative' },
          y: { field: 'actual', type: 'quantitative' },
          text: { field: 'deals', type: 'quantitative', format: ',' }
        }
      }
    ]
  });
}

export const calibrationData = ({ document }: PipelineReport): ChartData => ({
  columns: [
    { header: 'Chance given' }, { header: 'Deals', align: 'right' }, { header: 'Mean chance', align: 'right' },
    { header: 'Won', align: 'right' }
  ], // prettier-ignore
  rows: document.score.calibration.map(({ from, to, deals, predicted, actual }) => [
    `${formatPercent(from, 0)} to ${formatPercent(to, 0)}`,
    formatNumber(deals),
    formatPercent(predicted ?? 0),
    formatPercent(actual ?? 0)
  ])
});

/** Weeks from the close date first expected to the day a deal closed. */
export const slipSpec =
  ({ document }: PipelineReport): Spec =>
  (theme) => ({
    ...whole,
    data: { values: document.slip.weeks },
    mark: { type: 'bar' },
    encoding: {
      x: { field: 'week', type: 'ordinal', axis: { title: 'Weeks late', labelAngle: 0, labelOverlap: true } },
      y: { field: 'deals', type: 'quantitative', axis: { title: null } },
      color: { condition: { test: 'datum.week < 0', value: theme.line2 }, value: theme.ink2 }
    }
  });

export const slipData = ({ document }: PipelineReport): ChartData => ({
  columns: [
    { header: 'Weeks late', align: 'right' },
    { header: 'Deals', align: 'right' }
  ],
  rows: document.slip.weeks.map(({ week, deals }) => [String(week), formatNumber(deals)])
});
