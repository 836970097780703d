import { expect, test } from 'vitest';
import { buildHierarchy } from '../../../src/lib/core/forecast/hierarchy.ts';
import { Decimal } from '../../../src/lib/core/money.ts';
import { childrenOf, formatGrowth } from '../../../src/lib/ui/forecast/part-rows.ts';
import { methodRows } from '../../../src/lib/ui/forecast/method-rows.ts';
import { seasonBars, seasonSummary } from '../../../src/lib/ui/forecast/season-chart.ts';
import { seriesEvidence } from '../../../src/lib/ui/forecast/series-evidence.ts';

test('the parts of a node are the nodes right under it', () => {
  const { nodes } = buildHierarchy([
    ['a', 'ada'],
    ['a', 'ben'],
    ['b', 'cho']
  ]);
  expect(childrenOf(nodes, nodes[0]!).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(childrenOf(nodes, nodes[1]!).map(({ id }) => id)).toEqual(['a/ada', 'a/ben']);
  expect(childrenOf(nodes, nodes.at(-1)!)).toEqual([]);
});
test('growth is a percentage, not points', () => {
  expect(formatGrowth(new Decimal('0.101')).text).toBe('+10.1\u00a0%');
  expect(formatGrowth(new Decimal('-0.02')).spoken).toBe('down 2.0\u00a0%, worse');
});
test('methods that are still to come have their row and no figures', () => {
  const rows = methodRows(new Map());
  expect(rows.map(({ method }) => method)).toEqual([
    'default',
    'ets',
    'theta',
    'seasonal-naive',
    'naive2',
    'tsb'
  ]);
  expect(rows.every(({ ready, owa }) => !ready && owa === undefined)).toBe(true);
});
test('a doubled level is found with its month, a spike with what was expected', () => {
  const season = [8, 9, 10, 11, 12, 13, 12, 11, 10, 9, 8, 7];
  const values = Array.from({ length: 48 }, (_, t) => season[t % 12]! * (t < 24 ? 10 : 20) + (t % 5));
  const { changePoints, profile, trend } = seriesEvidence(values, values, 12);
  expect(changePoints.some(({ at, size }) => Math.abs(at - 24) <= 2 && size > 50)).toBe(true);
  expect(trend).toBeDefined();
  const bars = seasonBars(profile!, '2023-10-01');
  expect(bars.map(({ name }) => name).slice(0, 3)).toEqual(['Jan', 'Feb', 'Mar']);
  // The sixth value of the season, 13, falls in March.
  expect(seasonSummary(bars, profile!.type)).toMatch(/^Strongest in Mar/);
});
