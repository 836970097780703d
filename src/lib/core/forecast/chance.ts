import { normalReach, type Calibration } from './calibration.ts';
import { normalProbability } from './normal-probability.ts';
import type { WindowForecast } from './window-forecast.ts';

/** The interval the chance is read from: its calibration stretches the typical error. */
const LEVEL = 80;

/** The typical error of a sum of steps, as the measured coverage of the intervals stretches or narrows it. */
export function calibratedSpread({ spread }: WindowForecast, calibration: readonly Calibration[]): number {
  const measured = calibration.find(({ level }) => level === LEVEL);
  return measured === undefined ? spread : (spread * measured.reach) / normalReach(LEVEL);
}

/** Chance that a sum of steps reaches an amount, errors taken as normal with the calibrated spread; 0.5 at the mean. */
export function chanceOfReaching(
  amount: number,
  forecast: WindowForecast,
  calibration: readonly Calibration[]
): number {
  const spread = calibratedSpread(forecast, calibration);
  if (!(spread > 0)) return forecast.mean >= amount ? 1 : 0;
  return normalProbability((forecast.mean - amount) / spread);
}
