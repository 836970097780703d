import { describe, expect, test } from 'vitest';
import {
  forecastData,
  forecastSpec,
  forecastSummaryText,
  pushApart,
  type ForecastPoint
} from '../../../src/lib/ui/forecast/forecast-chart.ts';
import { likelyCurve } from '../../../src/lib/ui/forecast/likely-curve.ts';
import { chartThemes } from '../../../src/lib/ui/theme/chart-theme.ts';

const points: ForecastPoint[] = [
  { month: '2026-08-01', actual: 900_000, notes: [] },
  { month: '2026-09-01', actual: 1_100_000, fitted: 950_000, notes: ['trade fair'], mark: 'event' },
  {
    month: '2026-10-01',
    mean: 1_000_000,
    lo80: 800_000,
    hi80: 1_200_000,
    lo95: 700_000,
    hi95: 1_300_000,
    notes: []
  }
];

describe('the fan', () => {
  test('labels at the end stand apart and keep their order', () => {
    expect(pushApart([10, 10.5, 30], 2)).toEqual([10, 12, 30]);
    // Of equals the later stands lower, so that 95 % stays under 80 % where both are 0.
    expect(pushApart([5, 5, 5], 1)).toEqual([7, 6, 5]);
  });
  test('the ends are labelled with what they promise, and the last actual has a rule', () => {
    const text = JSON.stringify(forecastSpec(points, 1)(chartThemes.light));
    for (const words of [
      '95 %, upper $1,300\u00a0k',
      '80 %, lower $800\u00a0k',
      'Mean $1,000\u00a0k',
      'Last actual, Sep 2026'
    ])
      expect(text).toContain(words);
  });
  test('the ends of the fan are named beside it, shortly on a phone', () => {
    const spec = (narrow: boolean) => forecastSpec(points, 1, narrow)(chartThemes.light);
    const text = JSON.stringify(spec(true));
    expect(text).toContain('"text":"95 % $1,300\u00a0k"');
    expect(text).not.toContain('upper');
    // The plot is fitted to what the words leave, in pixels: no share of the months is kept free for them.
    expect(spec(false)).toMatchObject({ autosize: { type: 'fit-x', contains: 'padding' } });
    expect(text).toContain('"domain":["2026-08-01","2026-10-01"]');
  });
  test('the fan begins at the last actual, and the history keeps its own months', () => {
    const { data } = forecastSpec(points, 1)(chartThemes.light) as {
      data: { values: Record<string, number>[] };
    };
    expect(data.values[1]).toMatchObject({ actual: 1100, lo95: 1100, hi95: 1100, mean: 1100 });
    expect(data.values[0]!['mean']).toBeUndefined();
  });
  test('its table says the same, month by month', () => {
    const { rows } = forecastData(points);
    expect(rows[2]).toEqual([
      '2026-10',
      '',
      '',
      '1000000.00',
      '800000.00',
      '1200000.00',
      '700000.00',
      '1300000.00',
      ''
    ]);
    expect(rows[1]!.at(-1)).toBe('trade fair');
    expect(forecastSummaryText('West', points)).toBe(
      'West: Oct 2026 $1,000,000, Oct 2026 $1,000,000, then 80 % between $800,000 and $1,200,000.'
    );
  });
});

test('a curve without spread draws no area', () => {
  expect(likelyCurve(10, 0, 12, 84, 18)).toMatchObject({ below: '', above: '' });
  expect(likelyCurve(10, 2, 10, 84, 18).target).toBe(42);
});
