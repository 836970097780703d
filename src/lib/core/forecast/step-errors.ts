import type { Predictor } from './predictor.ts';

/** The typical error of every step ahead, for forecasts of the sizes given; it never falls with the horizon. */
export type StepErrors = { readonly spread: Float64Array; readonly scaled: boolean };

/**
 * Multi-step in-sample errors: from every origin after the first season the fitted method forecasts the values
 * that followed; per step the root mean square of what it missed, widened by √(n / (n − k)) for the k parameters
 * fitted. For positive series the variance is taken to grow in proportion to the forecast (`scaled`: errors are
 * divided by its root), half-way between errors that ignore the level and errors that follow it fully.
 * A step seen from fewer than 5 origins carries the growth of √h on.
 */
export function measureSteps(
  values: Float64Array,
  m: number,
  predictor: Predictor,
  horizon: number,
  scaled: boolean
): StepErrors {
  const n = values.length;
  const first = Math.min(Math.max(m, 3), Math.max(1, n - 5));
  const squares = new Float64Array(horizon);
  const counts = new Int32Array(horizon);
  const path = new Float64Array(horizon);
  for (let origin = first; origin < n; origin++) {
    const steps = Math.min(horizon, n - origin);
    predictor.forecastFrom(origin, steps, path);
    for (let h = 0; h < steps; h++) {
      const error = values[origin + h]! - path[h]!;
      squares[h] = squares[h]! + (error * error) / (scaled ? errorScale(path[h]!) ** 2 : 1);
      counts[h] = counts[h]! + 1;
    }
  }
  const fitted = m > 1 && n >= 2 * m ? m + 3 : 3;
  const widening = Math.sqrt(n / Math.max(n - fitted, n / 4));
  const enough = Math.min(5, Math.max(1, n - first));
  const spread = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    const before = h === 0 ? 0 : spread[h - 1]!;
    const own =
      counts[h]! >= enough
        ? widening * Math.sqrt(squares[h]! / counts[h]!)
        : before * Math.sqrt((h + 1) / Math.max(h, 1));
    spread[h] = Math.max(before, own);
  }
  return { spread, scaled };
}

/** What a scaled error is divided by: the root of the forecast's size. */
export const errorScale = (forecast: number): number => Math.sqrt(Math.max(Math.abs(forecast), 1e-9));
