import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildHierarchy } from '../../src/lib/core/forecast/hierarchy.ts';
import { sumDecimals } from '../../src/lib/core/money.ts';
import { applyOverrides, nodeAmount } from '../../src/lib/scenario/forecast-overrides.ts';
import { forecastChanges, type ForecastOverride } from '../../src/lib/scenario/forecast-settings.ts';

const hierarchy = buildHierarchy([
  ['a', 'ada'],
  ['a', 'ben'],
  ['b', 'cho']
]);
const levels = ['company', 'team', 'rep'] as const;
const months = ['2026-10-01', '2026-11-01'];
const means = [Float64Array.of(60, 10), Float64Array.of(40, 0), Float64Array.of(100, 0)];
const override = (series: string, to: string, period = '2026-10-01'): ForecastOverride => ({
  type: 'forecast.override',
  series,
  period,
  from: null,
  to,
  author: 'Ng',
  reason: 'a large order'
});
const apply = (...overrides: ForecastOverride[]) =>
  applyOverrides(hierarchy, levels, months, means, overrides, 'USD');
const texts = ({ leaves }: ReturnType<typeof apply>, step = 0) =>
  leaves.map((values) => values[step]!.toFixed(2));

describe('judgements in place of forecasts', () => {
  test('a team’s amount is spread by share: 50 over 60 and 40 is 30 and 20', () => {
    expect(texts(apply(override('team:a', '50')))).toEqual(['30.00', '20.00', '100.00']);
  });
  test('the cent that is left goes to the largest fraction, then by key', () => {
    expect(texts(apply(override('company', '0.01')))).toEqual(['0.00', '0.00', '0.01']);
  });
  test('a rep’s figure stands beside the manager’s, which holds', () => {
    const result = apply(override('team:a', '200'), override('rep:ada', '120'));
    // ada says 120, ben stays at 40; 200 over 120 : 40 is 150 and 50.
    expect(texts(result)).toEqual(['150.00', '50.00', '100.00']);
    const team = result.applied.find(({ override }) => override.series === 'team:a')!;
    expect([team.forecast.toFixed(2), team.parts.toFixed(2)]).toEqual(['100.00', '160.00']);
  });
  test('where the parts are all zero everybody counts alike', () => {
    expect(texts(apply(override('team:b', '7', '2026-11-01')), 1)).toEqual(['10.00', '0.00', '7.00']);
    expect(
      texts(apply(override('rep:ada', '0', '2026-11-01'), override('team:a', '9', '2026-11-01')), 1)
    ).toEqual(['4.50', '4.50', '0.00']);
  });
  test('a series or month that is not there is named, and nothing moves', () => {
    const result = apply(override('rep:eve', '5'), override('company', '5', '2030-01-01'));
    expect(texts(result)).toEqual(['60.00', '40.00', '100.00']);
    expect(result.unplaced).toHaveLength(2);
  });
  test('whatever is judged, parts add up to the whole to the cent', () => {
    const judged = fc.record({
      series: fc.constantFrom('company', 'team:a', 'team:b', 'rep:ada', 'rep:cho'),
      cents: fc.integer({ min: -100_000, max: 9_999_999 })
    });
    fc.assert(
      fc.property(fc.uniqueArray(judged, { selector: ({ series }) => series, maxLength: 5 }), (list) => {
        const overrides = list.map(({ series, cents }) => override(series, (cents / 100).toFixed(2)));
        const { leaves, applied } = apply(...overrides);
        const total = nodeAmount(leaves, hierarchy.nodes[0]!, 0);
        expect(sumDecimals(leaves.map((values) => values[0]!)).eq(total)).toBe(true);
        // The outermost judgement always holds.
        const company = applied.find(({ override }) => override.series === 'company');
        if (company) expect(total.toFixed(2)).toBe(Number(company.override.to).toFixed(2));
      })
    );
  });
});

test('the last word on a series and month stands; taking it back leaves nothing', () => {
  const { overrides, events, settings } = forecastChanges([
    override('company', '1'),
    override('company', '2'),
    override('rep:ada', '3'),
    { ...override('rep:ada', '3'), from: '3', to: null },
    {
      type: 'forecast.event',
      series: 'company',
      period: '2026-01-01',
      from: null,
      to: { note: 'strike', treatment: 'leave-out' }
    },
    { type: 'forecast.set', from: null, to: { method: 'ets', horizon: 6, level: '95' } }
  ]);
  expect(overrides.map(({ series, to }) => [series, to])).toEqual([['company', '2']]);
  expect(events).toEqual([
    { series: 'company', period: '2026-01-01', note: 'strike', treatment: 'leave-out' }
  ]);
  expect(settings).toMatchObject({ method: 'ets', horizon: 6, level: '95' });
});
