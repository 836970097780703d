import { expect, test } from 'vitest';
import type { Difference } from '../../../src/lib/scenario/compare.ts';
import { bridgeBars, bridgeData, bridgeFloor, bridgeSpec } from '../../../src/lib/ui/compare/bridge-chart.ts';
import { chartThemes } from '../../../src/lib/ui/theme/chart-theme.ts';

const payout: Difference = {
  figure: 'paid',
  base: '3464280.10',
  other: '3475274.15',
  delta: '10994.05',
  bridge: [
    { group: 'territory', changes: 66, amount: '38376.20' },
    { group: 'quota', changes: 1, amount: '-27299.10' },
    { group: 'plan', changes: 1, amount: '-83.05' }
  ]
};

test('each bar begins where the one before ended, and the last step ends at the scenario’s total', () => {
  const bars = bridgeBars(payout, 'Base', 'West');
  expect(bars.map(({ kind }) => kind)).toEqual(['base', 'up', 'down', 'down', 'scenario']);
  const [base, ...rest] = bars;
  const steps = rest.slice(0, -1);
  expect(steps.map(({ from }) => from)).toEqual([base!.to, steps[0]!.to, steps[1]!.to]);
  // 3,464,280.10 + 38,376.20 − 27,299.10 − 83.05 = 3,475,274.15
  expect(steps.at(-1)!.to).toBe(3475274.15);
  expect(rest.at(-1)!.to).toBe(3475274.15);
});

test('bars say what they hold, with sign, arrow and count', () => {
  const bars = bridgeBars(payout, 'Base', 'West');
  expect(bars.map(({ name }) => name)).toEqual([
    'Base',
    '1. Territories, 66 changes',
    '2. Quotas, 1 change',
    '3. Pay plans, 1 change',
    'West'
  ]);
  expect(bars[2]!.label).toBe('▼ −$27,299.10');
  expect(bridgeData(payout, bars).rows[0]).toEqual(['Base', '$3,464,280.10']);
});

test('a figure without a value on one side has no bars', () => {
  expect(bridgeBars({ ...payout, other: null, delta: null }, 'Base', 'West')).toEqual([]);
});

test('the axis is cut only where the steps are small against the totals', () => {
  const floor = bridgeFloor(bridgeBars(payout, 'Base', 'West'));
  expect(floor).toBeGreaterThan(0);
  expect(floor).toBeLessThan(3464280.1);
  const spread = 10 ** Math.floor(Math.log10(3464280.1 - floor));
  expect(floor % (spread / 10)).toBe(0);
  const large: Difference = { ...payout, base: '10.00', other: '100.00', bridge: [{ group: 'quota', changes: 1, amount: '90.00' }] }; // prettier-ignore
  expect(bridgeFloor(bridgeBars(large, 'Base', 'West'))).toBe(0);
});

test('the chart takes its colours from the theme it is drawn in', () => {
  const bars = bridgeBars(payout, 'Base', 'West');
  const drawn = (mode: 'light' | 'dark') => JSON.stringify(bridgeSpec(bars, 1)(chartThemes[mode]));
  expect(drawn('light')).toContain(chartThemes.light.series[1]);
  expect(drawn('dark')).toContain(chartThemes.dark.series[1]);
  expect(drawn('dark')).not.toContain(chartThemes.light.series[1]);
});

test('where nobody is paid the axis shows its zero', async () => {
  const nothing: Difference = { figure: 'paid', base: '0.00', other: '0.00', delta: '0.00', bridge: [{ group: 'quota', changes: 1, amount: '0.00' }] }; // prettier-ignore
  const { compile } = await import('vega-lite');
  const { parse, View } = await import('vega');
  const spec = {
    ...bridgeSpec(bridgeBars(nothing, 'Base', 'West'), 1)(chartThemes.light),
    width: 400,
    height: 200
  };
  const view = new View(parse(compile(spec as Parameters<typeof compile>[0]).spec), { renderer: 'none' });
  const drawn = await view.toSVG();
  expect(drawn).not.toContain('NaN');
  expect(drawn).toContain('>0<');
});
