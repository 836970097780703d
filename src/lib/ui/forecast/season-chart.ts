import type { TopLevelSpec } from 'vega-lite';
import type { SeasonalProfile } from '../../core/forecast/seasonal-profile.ts';
import { addMonths, type IsoDate } from '../../core/period.ts';
import type { ChartData } from '../chart/chart-data.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';
import { monthWord } from './forecast-chart.ts';

type SeasonBar = {
  readonly name: string;
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
};

/** The indices by calendar month, January first. */
export function seasonBars({ points }: SeasonalProfile, first: IsoDate): SeasonBar[] {
  return points
    .map(({ position, index, low, high, count }) => {
      const month = addMonths(first, position);
      return { order: month.slice(5, 7), name: monthWord(month).slice(0, 3), index, low, high, count };
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ order: _order, ...bar }) => bar);
}

export function seasonSpec(
  bars: readonly SeasonBar[],
  type: SeasonalProfile['type']
): (theme: ChartTheme) => TopLevelSpec {
  const rest = type === 'multiplicative' ? 1 : 0;
  return (theme) => ({
    width: 'container',
    height: 150,
    data: { values: [...bars] },
    encoding: {
      x: {
        field: 'name',
        type: 'nominal',
        sort: bars.map(({ name }) => name),
        axis: { title: null, labelAngle: 0 }
      }
    },
    layer: [
      {
        mark: { type: 'rule', color: theme.ink3, aria: false },
        encoding: { x: { value: 0 }, x2: { value: 'width' }, y: { datum: rest } }
      },
      {
        mark: { type: 'rule', strokeWidth: 5, opacity: 0.3, color: theme.ink2, aria: false },
        encoding: {
          y: { field: 'low', type: 'quantitative', axis: { title: null }, scale: { zero: false } },
          y2: { field: 'high' }
        }
      },
      {
        mark: { type: 'tick', thickness: 2.5, size: 14, color: theme.ink, aria: false },
        encoding: { y: { field: 'index', type: 'quantitative' } }
      }
    ]
  });
}

export const seasonData = (bars: readonly SeasonBar[]): ChartData => ({
  columns: [
    { header: 'Month' },
    { header: 'Index', align: 'right' },
    { header: '95 % from', align: 'right' },
    { header: '95 % to', align: 'right' },
    { header: 'Values', align: 'right' }
  ],
  rows: bars.map(({ name, index, low, high, count }) => [
    name,
    ...[index, low, high].map((value) => value.toFixed(3)),
    String(count)
  ])
});

/** The strongest and the weakest month, in a sentence. */
export function seasonSummary(bars: readonly SeasonBar[], type: SeasonalProfile['type']): string {
  const sorted = [...bars].sort((a, b) => b.index - a.index);
  const [top, bottom] = [sorted[0], sorted.at(-1)];
  if (!top || !bottom) return 'No season.';
  const word = (index: number) =>
    type === 'multiplicative' ? `${index.toFixed(2)} of the mean` : index.toFixed(0);
  return `Strongest in ${top.name}, ${word(top.index)}; weakest in ${bottom.name}, ${word(bottom.index)}.`;
}
