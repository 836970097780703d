import { fitEnsemble } from './ensemble.ts';
import { seasonalNaive } from './floors.ts';
import { forecastAhead, type Predictor } from './predictor.ts';
import { errorScale, measureSteps } from './step-errors.ts';
import { fitTsb, isIntermittent } from './tsb.ts';

/** `none`: nothing to forecast from; `constant`: every value the same; `short`: too few values for the models. */
export type SeriesStatus = 'ok' | 'none' | 'short' | 'constant' | 'intermittent';

export type MethodForecast = { readonly name: string; readonly weight: number; readonly mean: Float64Array };

/** A fitted history with its forecast and the typical error of every step, before calibration. */
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

/** Fit the default method that suits the history and forecast `horizon` steps. Values must be finite. */
export function fitSeries(raw: Float64Array, m: number, horizon: number): SeriesFit {
  const n = raw.length;
  const nonNegative = raw.every((value) => value >= 0);
  const base = { nonNegative, parts: [], note: '' };
  if (n === 0) {
    const empty = new Float64Array(0);
    return { ...base, status: 'none', method: 'none', note: 'There is no value to forecast from.', fitted: empty, mean: empty, spread: empty }; // prettier-ignore
  }
  const first = raw[0]!;
  if (n > 1 && raw.every((value) => value === first)) {
    const note = `All ${n} values are ${first === 0 ? 'zero' : 'equal'}: the forecast repeats them and the interval has no width.`;
    const mean = new Float64Array(horizon).fill(first);
    return {
      ...base,
      status: 'constant',
      method: 'constant',
      note,
      fitted: raw.slice(),
      mean,
      spread: new Float64Array(horizon)
    };
  }
  const size = raw.reduce((sum, value) => sum + Math.abs(value), 0) / n || 1;
  const values = raw.map((value) => value / size);
  const { status, predictor, parts, note } = chooseMethod(values, m);
  const mean = new Float64Array(horizon);
  predictor.forecastFrom(n, horizon, mean);
  const scaled = status === 'ok' && values.every((value) => value > 0);
  const usable = mean.every(Number.isFinite);
  const fallback = seasonalNaive(values, n > m ? m : 1);
  if (!usable) fallback.forecastFrom(n, horizon, mean);
  const steps = measureSteps(values, m, usable ? predictor : fallback, horizon, scaled);
  if (n === 1) steps.spread.forEach((_, h) => (steps.spread[h] = Math.sqrt(h + 1) / 2));
  for (let h = 0; h < horizon; h++) {
    if (nonNegative) mean[h] = Math.max(0, mean[h]!);
    steps.spread[h] = steps.spread[h]! * (scaled ? errorScale(mean[h]!) : 1) * size;
    mean[h] = mean[h]! * size;
    if (h > 0) steps.spread[h] = Math.max(steps.spread[h]!, steps.spread[h - 1]!);
  }
  return {
    ...base,
    status,
    method: usable ? predictor.name : fallback.name,
    note,
    parts: parts.map(({ predictor, weight }) => ({
      name: predictor.name,
      weight,
      mean: forecastAhead(predictor, n, horizon).map((value) => value * size)
    })),
    fitted: fittedValues(usable ? predictor : fallback, n).map((value) => value * size),
    mean,
    spread: steps.spread
  };
}

function fittedValues(predictor: Predictor, n: number): Float64Array {
  const fitted = new Float64Array(n);
  const step = new Float64Array(1);
  for (let origin = 0; origin < n; origin++) {
    predictor.forecastFrom(origin, 1, step);
    fitted[origin] = step[0]!;
  }
  return fitted;
}

function chooseMethod(values: Float64Array, m: number) {
  const n = values.length;
  if (n >= 5 && isIntermittent(values)) {
    const predictor = fitTsb(values);
    return { status: 'intermittent', predictor, parts: [{ predictor, weight: 1 }], note: '' } as const;
  }
  const { predictor, parts } = fitEnsemble(values, m);
  const note =
    n === 1
      ? 'One value only: it is repeated, and the interval is a guess of half its size, not a measurement.'
      : n < 5
        ? `Only ${n} values: the last is repeated, and the interval rests on ${n - 1 === 1 ? 'one difference' : `${n - 1} differences`}.`
        : m > 1 && n < 2 * m + 3
          ? `Only ${n} values: fewer than two seasons and three, so the season is taken from the last one at most.`
          : '';
  return { status: note === '' ? 'ok' : 'short', predictor, parts, note } as const;
}
