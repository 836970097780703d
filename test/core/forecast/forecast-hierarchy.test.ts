import { expect, test } from 'vitest';
import { forecastHierarchy } from '../../../src/lib/core/forecast/forecast-hierarchy.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

const random = createRandom(21);
const shocks = Array.from({ length: 48 }, () => 0.9 + 0.2 * random.next());
const leaves = ['Ada', 'Ben', 'Cho', 'Dee', 'Eli', 'Fay'].map((rep, i) => ({
  path: [i < 3 ? 'North' : 'South', rep],
  values: Float64Array.from(
    { length: 48 },
    (_, t) => (20 + 5 * i + 0.3 * t) * [0.8, 1, 1.3, 0.9][t % 4]! * shocks[t]! * (0.8 + 0.4 * random.next())
  )
}));
const forecast = forecastHierarchy({ leaves, m: 4, horizon: 6 }, { levels: [80, 95] });

test('every level adds up to 1e-9, step by step', () => {
  const byId = new Map(forecast.nodes.map(({ node, mean }) => [node.id, mean]));
  for (let h = 0; h < 6; h++) {
    const sum = (ids: string[]) => ids.reduce((total, id) => total + byId.get(id)![h]!, 0);
    expect(Math.abs(byId.get('Total')![h]! - sum(['North', 'South']))).toBeLessThan(1e-9);
    expect(Math.abs(byId.get('North')![h]! - sum(['North/Ada', 'North/Ben', 'North/Cho']))).toBeLessThan(
      1e-9
    );
  }
});

test('leaves that move together make the total less certain than if they did not', () => {
  const halfWidth = (id: string) => {
    const node = forecast.nodes.find((one) => one.node.id === id)!;
    return node.intervals[1]!.hi[0]! - node.mean[0]!;
  };
  const independent = Math.sqrt(leaves.reduce((sum, { path }) => sum + halfWidth(path.join('/')) ** 2, 0));
  expect(halfWidth('Total')).toBeGreaterThan(independent);
});

test('every way to reconcile is scored at every level, and one of them is used', () => {
  expect(forecast.scores.map(({ method }) => method)).toEqual(['bottom-up', 'ols', 'wls', 'mint']);
  for (const { mase } of forecast.scores) {
    expect(mase).toHaveLength(3);
    for (const error of mase) expect(error).toBeGreaterThan(0);
  }
  expect(forecast.scores.map(({ method }) => method)).toContain(forecast.method);
  expect(forecast.backtest.coverage['95']).toBeGreaterThan(0.7);
});
