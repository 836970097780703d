import { meanAbsoluteError, seasonalScale, smape } from './accuracy.ts';
import { calibrate, type HeldOutMiss } from './calibration.ts';
import { fitSeries } from './fit-series.ts';
import { naive2, seasonalNaive } from './floors.ts';
import { forecastAhead } from './predictor.ts';
import { mean } from './statistics.ts';

export type BacktestSeries = { readonly values: Float64Array; readonly m: number; readonly horizon: number };

export type MethodScore = { readonly method: string; readonly owa: number; readonly mase: number };

/** What forecasts made at earlier origins of the same series came to. Figures are undefined where nothing could be held out. */
export type Backtest = {
  readonly origins: number;
  readonly series: number;
  readonly owa: number | undefined;
  readonly mase: number | undefined;
  /** Mean of (forecast − actual) over the series' mean seasonal change: above 0 is too high. */
  readonly bias: number | undefined;
  /** Share of held-out values inside the interval, by level; each half of the series is judged with the other half's calibration. */
  readonly coverage: Readonly<Record<string, number>>;
  readonly methods: readonly MethodScore[];
};

/** One series forecast from one earlier origin, judged by what followed. */
export type HeldOut = {
  readonly series: number;
  /** The forecast first, then the floors. */
  readonly scores: readonly { readonly smape: number; readonly mase: number }[];
  readonly bias: number;
  /** |actual − forecast| in typical errors, step by step. */
  readonly ratios: readonly number[];
};

const METHODS = ['forecast', 'seasonal naive', 'Naive2'] as const;

/** Origins held out, newest first: the last `horizon` values, then a third of a horizon further back each time. */
export function holdOutOrigins(
  n: number,
  m: number,
  horizon: number,
  origins: number
): { origin: number; steps: number }[] {
  const least = m > 1 && n >= 2 * m + 4 ? 2 * m + 3 : m > 1 && n >= m + 4 ? m + 3 : 6;
  const steps = Math.min(horizon, n - least);
  if (steps < 1) return [];
  const stride = Math.max(1, Math.floor(steps / 3));
  return Array.from({ length: origins }, (_, k) => ({ origin: n - steps - k * stride, steps })).filter(
    ({ origin }) => origin >= least
  );
}

/** Judge a forecast made from the first `origin` values; undefined where those never changed. */
export function judgeForecast(
  { values, m }: Pick<BacktestSeries, 'values' | 'm'>,
  series: number,
  origin: number,
  forecast: Float64Array,
  spread: Float64Array
): HeldOut | undefined {
  const known = values.subarray(0, origin);
  const actual = values.subarray(origin, origin + forecast.length);
  const scale = seasonalScale(known, origin > m ? m : 1);
  if (!(scale > 0)) return undefined;
  const floors = [seasonalNaive(known, m), naive2(known, m)].map((floor) =>
    forecastAhead(floor, origin, forecast.length)
  );
  return {
    series,
    scores: [forecast, ...floors].map((one) => ({
      smape: smape(actual, one),
      mase: meanAbsoluteError(actual, one) / scale
    })),
    bias: mean(forecast.map((value, h) => value - actual[h]!)) / scale,
    ratios: Array.from(forecast, (value, h) => Math.abs(actual[h]! - value) / spread[h]!)
  };
}

/** Every held-out value's miss, for calibration. */
export const missesOf = (held: readonly HeldOut[]): HeldOutMiss[] =>
  held.flatMap(({ series, ratios }) => ratios.map((ratio) => ({ series, ratio })));

/** The figures of a back-test from its judged forecasts. */
export function summarizeBacktest(
  held: readonly HeldOut[],
  levels: readonly number[],
  origins: number
): Backtest {
  const series = new Set(held.map((one) => one.series)).size;
  if (held.length === 0) {
    return { origins, series, owa: undefined, mase: undefined, bias: undefined, coverage: {}, methods: [] };
  }
  const average = (pick: (one: HeldOut) => number) => mean(held.map(pick));
  const floor = METHODS.length - 1;
  const methods = METHODS.map((method, i) => {
    const mase = average(({ scores }) => scores[i]!.mase);
    const relativeSmape =
      average(({ scores }) => scores[i]!.smape) / average(({ scores }) => scores[floor]!.smape);
    return { method, owa: (relativeSmape + mase / average(({ scores }) => scores[floor]!.mase)) / 2, mase };
  });
  const [own] = methods;
  const misses = missesOf(held);
  return {
    origins,
    series,
    owa: Number.isFinite(own!.owa) ? own!.owa : undefined,
    mase: own!.mase,
    bias: average(({ bias }) => bias),
    coverage: Object.fromEntries(
      levels.map((level) => [String(level), measureCoverage(misses, level, origins)])
    ),
    methods
  };
}

/** Forecast again from earlier origins, as if the later values were not known yet, and judge what came of it. */
export function runBacktest(series: readonly BacktestSeries[], origins: number): HeldOut[] {
  return series.flatMap((one, index) =>
    holdOutOrigins(one.values.length, one.m, one.horizon, origins)
      .map(({ origin, steps }) => {
        const { mean: forecast, spread } = fitSeries(one.values.subarray(0, origin), one.m, steps);
        return judgeForecast(one, index, origin, forecast, spread);
      })
      .filter((outcome) => outcome !== undefined)
  );
}

/** Coverage with calibration from the other half of the series, so that no value judges its own interval. */
function measureCoverage(misses: readonly HeldOutMiss[], level: number, origins: number): number {
  const reaches = [0, 1].map((half) => {
    const others = misses.filter(({ series }) => series % 2 !== half);
    return calibrate(others, level, origins).reach;
  });
  const usable = misses.filter(({ ratio }) => !Number.isNaN(ratio));
  return usable.filter(({ series, ratio }) => ratio <= reaches[series % 2]!).length / usable.length;
}
