import { expect, test } from 'vitest';
import { calibratedSpread, chanceOfReaching } from '../../../src/lib/core/forecast/chance.ts';
import { normalReach } from '../../../src/lib/core/forecast/calibration.ts';
import { forecastWindows } from '../../../src/lib/core/forecast/window-forecast.ts';

const mean = Float64Array.of(10, 20, 30);
const spread = Float64Array.of(1, 2, 3);
const paths = (path: readonly number[]) => Array.from({ length: 5 }, () => Float64Array.from(path));

test('errors are added up before they are squared: months that miss together stay together', () => {
  const [window] = forecastWindows([{ from: 0, to: 2 }], mean, spread, paths([3, 4, 0]), 1);
  expect(window).toMatchObject({ mean: 30, spread: 7 });
  const [apart] = forecastWindows([{ from: 0, to: 2 }], mean, spread, paths([3, -3, 0]), 1);
  expect(apart!.spread).toBe(0);
});
test('a window that too few paths cross is as wide as its steps together', () => {
  const [window] = forecastWindows([{ from: 0, to: 3 }], mean, spread, paths([3, 4]), 1);
  expect(window).toMatchObject({ mean: 60, spread: 6 });
});
test('the chance of reaching the mean is a half, of nothing uncertain it is all or none', () => {
  const window = { from: 0, to: 1, mean: 100, spread: 10 };
  const calibration = [{ level: 80, reach: 2 * normalReach(80), measured: 2, series: 40 }];
  expect(calibratedSpread(window, calibration)).toBeCloseTo(20, 12);
  expect(chanceOfReaching(100, window, calibration)).toBeCloseTo(0.5, 6);
  // One calibrated spread below the mean: pnorm(1) = 0.8413.
  expect(chanceOfReaching(80, window, calibration)).toBeCloseTo(0.8413, 4);
  expect(chanceOfReaching(100, { ...window, spread: 0 }, calibration)).toBe(1);
  expect(chanceOfReaching(101, { ...window, spread: 0 }, calibration)).toBe(0);
});
