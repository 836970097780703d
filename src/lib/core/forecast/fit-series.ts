import { fitHistory, type FittedHistory, type SeriesStatus } from './fit-history.ts';
import { forecastAhead, type Predictor } from './predictor.ts';
import { errorScale, measureSteps } from './step-errors.ts';

export type MethodForecast = { readonly name: string; readonly weight: number; readonly mean: Float64Array };

/** A forecast with the typical error of every step, before calibration; plain data, for any thread. */
export type SeriesFit = {
  readonly status: SeriesStatus;
  readonly method: string;
  readonly note: string;
  /** What the forecast is the weighted mean of, each with its own forecast. */
  readonly parts: readonly MethodForecast[];
  /** One-step forecasts of the history itself. */
  readonly fitted: Float64Array;
  readonly mean: Float64Array;
  readonly spread: Float64Array;
  /** No value of the history is negative, so neither is the forecast. */
  readonly nonNegative: boolean;
};

/** Fit the method that suits the history and forecast `horizon` steps. Values must be finite. */
export const fitSeries = (values: Float64Array, m: number, horizon: number): SeriesFit =>
  forecastHistory(fitHistory(values, m), m, horizon);

/** Forecast and typical errors of a fitted history. */
export function forecastHistory(history: FittedHistory, m: number, horizon: number): SeriesFit {
  const { status, note, predictor, parts, size, values, nonNegative } = history;
  const n = values.length;
  const mean = n === 0 ? new Float64Array(0) : forecastAhead(predictor, n, horizon);
  const scaled = status === 'ok' && values.every((value) => value > 0);
  const { spread } =
    n === 1 ? { spread: guessedSpread(horizon) } : measureSteps(values, m, predictor, mean.length, scaled);
  for (let h = 0; h < mean.length; h++) {
    if (nonNegative) mean[h] = Math.max(0, mean[h]!);
    const width = spread[h]! * (scaled ? errorScale(mean[h]!) : 1) * size;
    spread[h] = h === 0 ? width : Math.max(width, spread[h - 1]!);
    mean[h] = mean[h]! * size;
  }
  return {
    status,
    method: predictor.name,
    note,
    parts: parts.map(({ predictor, weight }) => ({
      name: predictor.name,
      weight,
      mean: forecastAhead(predictor, n, horizon).map((value) => value * size)
    })),
    fitted: fitValues(predictor, n).map((value) => value * size),
    mean,
    spread,
    nonNegative
  };
}

const guessedSpread = (horizon: number) =>
  Float64Array.from({ length: horizon }, (_, h) => Math.sqrt(h + 1) / 2);

/** One-step forecasts of the history, each from the values before it. */
export function fitValues(predictor: Predictor, n: number): Float64Array {
  const fitted = new Float64Array(n);
  const step = new Float64Array(1);
  for (let origin = 0; origin < n; origin++) {
    predictor.forecastFrom(origin, 1, step);
    fitted[origin] = step[0]!;
  }
  return fitted;
}
