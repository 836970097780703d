import { expect, test } from 'vitest';
import { measureEvent } from '../../../src/lib/core/forecast/event-effect.ts';
import { findOutliers } from '../../../src/lib/core/forecast/outliers.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

test('a far-out value is named with what was expected; ordinary noise is not', () => {
  const random = createRandom(7);
  const fitted = Array.from({ length: 40 }, (_, t) => 50 + t);
  const values = fitted.map((value) => value + random.next() - 0.5);
  expect(findOutliers(values, fitted)).toEqual([]);
  values[25] = 95;
  const [outlier] = findOutliers(values, fitted);
  expect([outlier!.at, outlier!.value, outlier!.expected]).toEqual([25, 95, 75]);
  expect(outlier!.distance).toBeGreaterThan(3);
});

test('an event that adds 12 each time is measured near 12, inside its interval', () => {
  const random = createRandom(9);
  const fitted = Array.from({ length: 48 }, () => 100);
  const values = fitted.map((value, t) => value + 4 * (random.next() - 0.5) + (t % 12 === 5 ? 12 : 0));
  const event = measureEvent(values, fitted, [5, 17, 29, 41])!;
  expect(event.times).toBe(4);
  expect(event.low).toBeLessThan(12);
  expect(event.high).toBeGreaterThan(12);
  expect(event.low).toBeGreaterThan(9);
  expect(measureEvent(values, fitted, [])).toBeUndefined();
});
