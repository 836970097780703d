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

type HeldOut = {
  readonly series: number;
  readonly scores: readonly { readonly smape: number; readonly mase: number }[];
  readonly bias: number;
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
  const least = m > 1 && n >= 2 * m + 4 ? 2 * m + 3 : 6;
  const steps = Math.min(horizon, n - least);
  if (steps < 1) return [];
  const stride = Math.max(1, Math.floor(steps / 3));
  return Array.from({ length: origins }, (_, k) => ({ origin: n - steps - k * stride, steps })).filter(
    ({ origin }) => origin >= least
  );
}

function holdOut(
  { values, m }: BacktestSeries,
  index: number,
  origin: number,
  steps: number
): HeldOut | undefined {
  const known = values.subarray(0, origin);
  const actual = values.subarray(origin, origin + steps);
  const scale = seasonalScale(known, m);
  if (!(scale > 0)) return undefined;
  const fit = fitSeries(known, m, steps);
  const floors = [seasonalNaive(known, m), naive2(known, m)].map((floor) =>
    forecastAhead(floor, origin, steps)
  );
  return {
    series: index,
    scores: [fit.mean, ...floors].map((forecast) => ({
      smape: smape(actual, forecast),
      mase: meanAbsoluteError(actual, forecast) / scale
    })),
    bias: mean(fit.mean.map((forecast, h) => forecast - actual[h]!)) / scale,
    ratios: Array.from(fit.mean, (forecast, h) => Math.abs(actual[h]! - forecast) / fit.spread[h]!)
  };
}

export type BacktestResult = { readonly backtest: Backtest; readonly misses: readonly HeldOutMiss[] };

/** Forecast again from earlier origins, as if the later values were not known yet, and score what came of it. */
export function runBacktest(
  series: readonly BacktestSeries[],
  levels: readonly number[],
  origins: number
): BacktestResult {
  const held = series.flatMap((one, index) =>
    holdOutOrigins(one.values.length, one.m, one.horizon, origins)
      .map(({ origin, steps }) => holdOut(one, index, origin, steps))
      .filter((outcome) => outcome !== undefined)
  );
  const misses = held.flatMap(({ series, ratios }) => ratios.map((ratio) => ({ series, ratio })));
  const average = (pick: (outcome: HeldOut) => number) => mean(held.map(pick));
  const floor = METHODS.length - 1;
  const methods = METHODS.map((method, i) => {
    const mase = average(({ scores }) => scores[i]!.mase);
    const owa =
      (average(({ scores }) => scores[i]!.smape) / average(({ scores }) => scores[floor]!.smape) +
        mase / average(({ scores }) => scores[floor]!.mase)) /
      2;
    return { method, owa, mase };
  });
  const any = held.length > 0;
  return {
    misses,
    backtest: {
      origins,
      series: new Set(held.map(({ series }) => series)).size,
      owa: any && Number.isFinite(methods[0]!.owa) ? methods[0]!.owa : undefined,
      mase: any ? methods[0]!.mase : undefined,
      bias: any ? average(({ bias }) => bias) : undefined,
      coverage: any
        ? Object.fromEntries(levels.map((level) => [String(level), measureCoverage(misses, level)]))
        : {},
      methods: any ? methods : []
    }
  };
}

/** Coverage with calibration from the other half of the series, so that no value judges its own interval. */
function measureCoverage(misses: readonly HeldOutMiss[], level: number): number {
  const reaches = [0, 1].map(
    (half) => calibrate(misses.filter(({ series }) => series % 2 !== half), level).reach // prettier-ignore
  );
  const usable = misses.filter(({ ratio }) => !Number.isNaN(ratio));
  return usable.filter(({ series, ratio }) => ratio <= reaches[series % 2]!).length / usable.length;
}
