import { expect, test } from 'vitest';
import { forecastTree } from '../../../src/lib/core/forecast/forecast-tree.ts';
import { addMonths } from '../../../src/lib/core/period.ts';
import { forecastData } from '../../../src/lib/ui/forecast/forecast-chart.ts';
import { quarterRows, quarterWindows } from '../../../src/lib/ui/forecast/quarter-rows.ts';

const coming = Array.from({ length: 6 }, (_, at) => addMonths('2026-10-01', at));

test('months are taken together by calendar quarter, also where the first one has begun', () => {
  expect(quarterWindows(coming)).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 6 }
  ]);
  expect(quarterWindows(coming.slice(1)).map(({ from, to }) => to - from)).toEqual([2, 3]);
});
test('a quarter adds its months up and is narrower than their bounds added up', () => {
  // Independent noise around a level: misses of single months partly cancel in the sum.
  const values = Float64Array.from({ length: 60 }, (_, t) => 1000 + ((t * 7919) % 101) - 50);
  const forecast = forecastTree({
    leaves: [{ path: ['one'], values }],
    m: 12,
    horizon: 6,
    windows: [{ from: 0, to: 6 }, ...quarterWindows(coming)],
    method: 'default'
  });
  const own = forecast.nodes[0]!;
  const rows = quarterRows(coming, [...own.mean], own, forecast.calibration, 0);
  expect(rows.map(({ name }) => name)).toEqual(['Q4 2026', 'Q1 2027']);
  expect(rows[0]!.mean).toBeCloseTo(own.mean[0]! + own.mean[1]! + own.mean[2]!, 6);
  const eighty = own.intervals.find(({ level }) => level === 80)!;
  const added = [0, 1, 2].reduce((sum, step) => sum + eighty.hi[step]! - eighty.lo[step]!, 0);
  expect(rows[0]!.intervals['80']!.hi - rows[0]!.intervals['80']!.lo).toBeLessThan(added);
  const table = forecastData([], rows).rows;
  expect(table.map(([name]) => name)).toEqual(['Q4 2026', 'Q1 2027']);
  expect(table[0]![3]).toBe(rows[0]!.mean.toFixed(2));
});
