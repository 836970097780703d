import type { TopLevelSpec } from 'vega-lite';
import type { IsoDate } from '../../core/period.ts';
import type { ChartData } from '../chart/chart-data.ts';
import { formatPeriod } from '../format/date.ts';
import { currencyMark, formatMoney, moneyPlaces, moneyUnitFor } from '../format/money.ts';
import { addMonths } from '../../core/period.ts';
import type { QuarterRow } from './quarter-rows.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';

/** One month of the chart: the past has an actual and the fit, the future a mean with its intervals. */
export type ForecastPoint = {
  readonly month: IsoDate;
  readonly actual?: number;
  readonly fitted?: number;
  readonly mean?: number;
  readonly lo80?: number;
  readonly hi80?: number;
  readonly lo95?: number;
  readonly hi95?: number;
  /** An outlier, a change of level, an event or a judgement, in words. */
  readonly notes: readonly string[];
  readonly mark?: 'outlier' | 'change' | 'event' | 'judgement';
};

const divisors = { full: 1, whole: 1, k: 1_000, M: 1_000_000 } as const;

/** Where labels stand so that none covers another: pushed up from the lowest by at least `gap`; of
 * equals the later is the lower. */
export function pushApart(values: readonly number[], gap: number): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value || b.at - a.at);
  const places = [...values];
  let last = -Infinity;
  for (const { value, at } of order) {
    places[at] = Math.max(value, last + gap);
    last = places[at];
  }
  return places;
}

type Figures = Omit<ForecastPoint, 'month' | 'notes' | 'mark'>;
type ScaledPoint = Figures & {
  readonly month: IsoDate;
  readonly mark: ForecastPoint['mark'];
  readonly note: string;
};

const endLabels = [
  ['hi95', '95 %, upper'],
  ['hi80', '80 %, upper'],
  ['mean', 'Mean'],
  ['lo80', '80 %, lower'],
  ['lo95', '95 %, lower']
] as const;

/** `narrow` is for phones: shorter words at the ends, and more room for them. */
export function forecastSpec(
  points: readonly ForecastPoint[],
  series: number,
  narrow = false
): (theme: ChartTheme) => TopLevelSpec {
  const figures = points.flatMap(({ actual, hi95, lo95, mean }) =>
    [actual, hi95, lo95, mean].filter((value) => value !== undefined)
  );
  const unit = moneyUnitFor(figures);
  const scale = divisors[unit];
  const scaled = points.map(({ month, notes, mark, ...rest }): ScaledPoint => ({
    month,
    mark,
    note: notes.join('; '),
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value / scale]))
  }));
  const last = points.findLast(({ actual }) => actual !== undefined);
  const end = scaled.at(-1)!;
  const low = Math.min(0, ...figures) / scale;
  const high = Math.max(...figures, 0) / scale;
  const joined = scaled.map((point) =>
    point.month === last?.month
      ? {
          ...point,
          mean: point.actual,
          lo80: point.actual,
          hi80: point.actual,
          lo95: point.actual,
          hi95: point.actual
        }
      : point
  );
  const known = endLabels.filter(([name]) => end[name] !== undefined);
  const places = pushApart(
    known.map(([name]) => end[name]!),
    (high - low) * 0.062
  );
  const labels = known.map(([name, word], at) => ({
    month: end.month,
    place: places[at]!,
    text: `${narrow ? word.split(',')[0] : word} ${formatMoney(end[name]! * scale, { unit })}`,
    strong: name === 'mean'
  }));
  const domain = [points[0]!.month, points.at(-1)!.month];
  const x = (field = 'month') => ({
    field,
    type: 'temporal' as const,
    scale: { type: 'utc' as const, domain },
    axis: {
      title: null,
      format: '%b %Y',
      tickCount: narrow ? 3 : 6,
      labelOverlap: 'greedy',
      labelSeparation: 8
    }
  });
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    axis: { title: null, format: unit === 'M' ? '$,.1f' : '$,.0f' },
    scale: { zero: true, nice: true }
  });
  return (theme) => {
    const colour = theme.series[series] ?? theme.accent;
    const band = (level: '80' | '95', opacity: number) => ({
      transform: [{ filter: `isValid(datum.hi${level})` }],
      mark: { type: 'area' as const, color: colour, opacity, aria: false },
      encoding: { x: x(), y: y(`lo${level}`), y2: { field: `hi${level}` } }
    });
    const line = (field: string, mark: Record<string, unknown>) => ({
      transform: [{ filter: `isValid(datum.${field})` }],
      mark: { type: 'line' as const, aria: false, ...mark },
      encoding: { x: x(), y: y(field) }
    });
    return {
      width: 'container',
      height: 300,
      // The words at the ends of the fan stand beside the plot: it gives up the pixels they need, however narrow it is.
      autosize: { type: 'fit-x', contains: 'padding' },
      data: { values: joined },
      layer: [
        band('95', 0.14),
        band('80', 0.24),
        ...(last === undefined
          ? []
          : [
              {
                data: { values: [{ month: last.month, text: `Last actual, ${monthWord(last.month)}` }] },
                layer: [
                  {
                    mark: { type: 'rule' as const, color: theme.ink3, strokeDash: [2, 2], aria: false },
                    encoding: { x: x() }
                  },
                  {
                    mark: {
                      type: 'text' as const,
                      align: 'right' as const,
                      dx: -5,
                      y: 8,
                      color: theme.ink2,
                      aria: false
                    },
                    encoding: { x: x(), text: { field: 'text' } }
                  }
                ]
              }
            ]),
        line('fitted', { color: theme.ink3, strokeWidth: 1, opacity: 0.55 }),
        line('actual', { color: theme.ink, strokeWidth: 1.6 }),
        line('mean', { color: colour, strokeWidth: 1.8, strokeDash: [5, 3] }),
        {
          transform: [
            { filter: 'isValid(datum.mark)' },
            { calculate: 'isValid(datum.actual) ? datum.actual : datum.mean', as: 'at' }
          ],
          mark: { type: 'point' as const, filled: false, size: 70, strokeWidth: 1.6, aria: false },
          encoding: {
            x: x(),
            y: y('at'),
            shape: {
              field: 'mark',
              type: 'nominal' as const,
              legend: null,
              scale: {
                domain: ['outlier', 'change', 'event', 'judgement'],
                range: ['circle', 'triangle-up', 'diamond', 'square']
              }
            },
            color: { value: theme.draft },
            tooltip: [{ field: 'note', type: 'nominal' as const, title: 'Evidence' }]
          }
        },
        {
          data: { values: labels },
          mark: { type: 'text' as const, align: 'left' as const, dx: 8, aria: false },
          encoding: {
            x: x(),
            y: y('place'),
            text: { field: 'text' },
            color: { condition: { test: 'datum.strong', value: colour }, value: theme.ink2 }
          }
        }
      ]
    } as unknown as TopLevelSpec;
  };
}

/** `Sep 2026`. */
export const monthWord = (month: IsoDate): string => formatPeriod({ start: month, end: addMonths(month, 1) });

/** The unit of the chart's axis, in words. */
export function axisUnit(points: readonly ForecastPoint[]): string {
  const unit = moneyUnitFor(points.flatMap(({ actual, hi95 }) => [actual ?? hi95 ?? 0]));
  const mark = currencyMark().trim();
  return unit === 'M' ? `${mark} million` : unit === 'k' ? `${mark} thousand` : mark;
}

/** Months, then coming quarters with intervals of their own sums. */
export function forecastData(
  points: readonly ForecastPoint[],
  quarters: readonly QuarterRow[] = []
): ChartData {
  const figure = (value: number | undefined) => (value === undefined ? '' : value.toFixed(moneyPlaces()));
  return {
    columns: [
      { header: 'Month or quarter' },
      ...['Actual', 'Fit', 'Mean', '80 % from', '80 % to', '95 % from', '95 % to'].map((header) => ({
        header,
        align: 'right' as const
      })),
      { header: 'Evidence' }
    ],
    rows: [
      ...points.map(({ month, actual, fitted, mean, lo80, hi80, lo95, hi95, notes }) => [
        month.slice(0, 7),
        ...[actual, fitted, mean, lo80, hi80, lo95, hi95].map(figure),
        notes.join('; ')
      ]),
      ...quarters.map(({ name, mean, intervals }) => [
        name,
        '',
        '',
        ...[mean, intervals['80']?.lo, intervals['80']?.hi, intervals['95']?.lo, intervals['95']?.hi].map(
          figure
        ),
        'sum of its months; the interval is of the sum'
      ])
    ]
  };
}

/** One sentence for who cannot see the fan. */
export function forecastSummaryText(name: string, points: readonly ForecastPoint[]): string {
  const future = points.filter(({ mean, actual }) => mean !== undefined && actual === undefined);
  const [first, end] = [future[0], future.at(-1)];
  if (!first || !end) return `${name}: history only.`;
  const money = (value: number | undefined) => formatMoney(Math.round(value ?? 0), { unit: 'whole' });
  return `${name}: ${monthWord(first.month)} ${money(first.mean)}, ${monthWord(end.month)} ${money(end.mean)}, then 80 % between ${money(end.lo80)} and ${money(end.hi80)}.`;
}
