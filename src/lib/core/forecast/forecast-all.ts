import { hashSeed } from '../random.ts';
import { missesOf, runBacktest, summarizeBacktest, type Backtest } from './backtest.ts';
import { intervalOf, type Interval } from './interval.ts';
import { calibrate, describeCalibration, type Calibration } from './calibration.ts';
import type { SeriesStatus } from './fit-history.ts';
import { fitSeries, type SeriesFit } from './fit-series.ts';
import { prepareSeries } from './prepare-series.ts';

/** A history to forecast; NaN where a value is missing. `m` is the season's length, 1 for none. */
export type SeriesInput = {
  readonly id: string;
  readonly m: number;
  readonly horizon: number;
  readonly values: ArrayLike<number>;
};

export type ForecastOptions = {
  /** Interval levels in percent, each inside (0, 100). */
  readonly levels: readonly number[];
  /** Origins of the back-test; left out, one origin on at most 250 series chosen by the seed. */
  readonly origins?: number;
  readonly seed?: number;
};

export type SeriesForecast = {
  readonly id: string;
  readonly n: number;
  readonly m: number;
  readonly method: string;
  readonly status: SeriesStatus;
  readonly message: string;
  readonly mean: Float64Array;
  readonly intervals: readonly Interval[];
  readonly fit: SeriesFit;
};

export type ForecastResult = {
  readonly series: readonly SeriesForecast[];
  readonly backtest: Backtest;
  readonly calibration: readonly Calibration[];
};

const SAMPLE = 250;

/**
 * Forecast every series with intervals calibrated on the same series' own held-out values. One bad series gets a
 * status and a sentence; it never stops the others. The order of the results is the order of the input.
 */
export function forecastAll(
  inputs: readonly SeriesInput[],
  { levels, origins, seed = 1 }: ForecastOptions
): ForecastResult {
  const prepared = inputs.map((input) => ({ ...input, ...prepareSeries(input.values, input.m) }));
  const judged = prepared
    .map((series) => ({ ...series, order: hashSeed(seed, series.id) }))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .slice(0, origins === undefined ? SAMPLE : undefined);
  const held = runBacktest(judged, origins ?? 1);
  const backtest = summarizeBacktest(held, levels, origins ?? 1);
  const misses = missesOf(held);
  const calibration = levels.map((level) => calibrate(misses, level, origins ?? 1));
  const few = describeCalibration(backtest.series);
  const series = prepared.map(({ id, m, horizon, values, notes }): SeriesForecast => {
    const fit = fitSeries(values, m, horizon);
    const notable = fit.note === '' ? [] : [fit.note];
    return {
      id,
      n: values.length,
      m,
      method: fit.method,
      status: fit.status,
      message: [
        ...notes,
        ...notable,
        ...(few === '' || fit.status === 'none' || fit.status === 'constant' ? [] : [few])
      ].join(' '),
      mean: fit.mean,
      intervals: calibration.map(({ level, reach }) => intervalOf(fit, level, reach)),
      fit
    };
  });
  return { series, backtest, calibration };
}
