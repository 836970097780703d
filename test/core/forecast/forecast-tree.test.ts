import { expect, test } from 'vitest';
import { baseMethods } from '../../../src/lib/core/forecast/base-method.ts';
import {
  forecastTree,
  requestKey,
  type ForecastRequest
} from '../../../src/lib/core/forecast/forecast-tree.ts';
import { rememberForecasts } from '../../../src/lib/core/forecast/remember-forecasts.ts';

/** Two teams of two, with a season, a trend and a ripple of their own. */
const request = (method: ForecastRequest['method'], months = 40): ForecastRequest => ({
  leaves: [
    ['a', 'ada'],
    ['a', 'ben'],
    ['b', 'cho'],
    ['b', 'dov']
  ].map((path, leaf) => ({
    path,
    values: Float64Array.from(
      { length: months },
      (_, t) => 100 + 20 * leaf + t + ((t % 12) - 6) * 4 + ((t * 7 + leaf * 5) % 9)
    )
  })),
  m: 12,
  horizon: 12,
  windows: [
    { from: 0, to: 3 },
    { from: 0, to: 12 }
  ],
  method
});

test.each(baseMethods)('every method adds up at every level and step: %s', (method) => {
  const { nodes, backtestByLevel } = forecastTree(request(method));
  const meanOf = new Map(nodes.map(({ node, mean }) => [node.id, mean]));
  for (let h = 0; h < 12; h++) {
    const of = (id: string) => meanOf.get(id)![h]!;
    expect(Math.abs(of('a/ada') + of('a/ben') - of('a'))).toBeLessThan(1e-9);
    expect(Math.abs(of('a') + of('b') - of('Total'))).toBeLessThan(1e-9);
  }
  for (const { windows, mean } of nodes) {
    expect(windows[1]!.mean).toBeCloseTo(
      mean.reduce((sum, value) => sum + value, 0),
      6
    );
    expect(windows[1]!.spread).toBeGreaterThan(0);
  }
  expect(backtestByLevel).toHaveLength(3);
});
test('a forecast is asked once for each content; one that failed is asked again', async () => {
  let asked = 0;
  const forecaster = rememberForecasts((one) => {
    asked++;
    return asked === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(forecastTree(one));
  });
  await expect(forecaster(request('naive2'))).rejects.toThrow('gone');
  const first = await forecaster(request('naive2'));
  expect(await forecaster(request('naive2'))).toBe(first);
  expect(asked).toBe(2);
  expect(requestKey(request('naive2'))).not.toBe(requestKey(request('theta')));
});
