import { expect, test } from 'vitest';
import { findChangePoints, measureTrend } from '../../../src/lib/core/forecast/trend-changes.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

const noise = (seed: number, length: number) => {
  const random = createRandom(seed);
  return Array.from({ length }, () => random.next() + random.next() + random.next() - 1.5);
};

test('a step of known place and size is found, inside its intervals', () => {
  const values = noise(4, 60).map((value, t) => value + (t < 36 ? 10 : 14));
  const changes = findChangePoints(values);
  expect(changes).toHaveLength(1);
  const [change] = changes;
  expect(change!.earliest).toBeLessThanOrEqual(36);
  expect(change!.latest).toBeGreaterThanOrEqual(36);
  expect(Math.abs(change!.at - 36)).toBeLessThanOrEqual(1);
  expect(change!.low).toBeLessThan(4);
  expect(change!.high).toBeGreaterThan(4);
});

test('two steps come in order; noise alone gives hardly any', () => {
  const steps = noise(5, 90).map((value, t) => value + (t < 30 ? 10 : t < 60 ? 15 : 7));
  expect(findChangePoints(steps).map(({ at, size }) => [Math.abs(at - 30) < 3 || Math.abs(at - 60) < 3, size > 0])).toEqual([
    [true, true],
    [true, false]
  ]); // prettier-ignore
  const falseAlarms = Array.from(
    { length: 100 },
    (_, seed) => findChangePoints(noise(100 + seed, 60)).length
  );
  expect(falseAlarms.filter((count) => count > 0).length).toBeLessThanOrEqual(10);
});

test('without noise the step is exact, and a flat or short series has none', () => {
  const [change] = findChangePoints([...Array(10).fill(3), ...Array(10).fill(8)]);
  expect(change).toEqual({ at: 10, earliest: 10, latest: 10, size: 5, low: 5, high: 5 });
  expect(findChangePoints(Array(20).fill(3))).toEqual([]);
  expect(findChangePoints([1, 9, 1])).toEqual([]);
});

test('the trend of a line is its slope, whatever one value does', () => {
  const values = Array.from({ length: 24 }, (_, t) => 5 + 2 * t);
  expect(measureTrend(values)!.slope).toBeCloseTo(2, 12);
  values[20] = 900;
  expect(measureTrend(values)!.slope).toBeCloseTo(2, 12);
  const flat = measureTrend(noise(8, 40))!;
  expect(flat.low).toBeLessThan(0.02);
  expect(flat.high).toBeGreaterThan(-0.02);
});
