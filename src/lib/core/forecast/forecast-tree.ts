import type { BaseMethod } from './base-method.ts';
import { forecastHierarchy, type HierarchyForecast } from './forecast-hierarchy.ts';
import type { StepWindow } from './window-forecast.ts';

/** A tree to forecast, as plain data: it crosses to a worker and keys what is remembered. */
export type ForecastRequest = {
  readonly leaves: readonly { readonly path: readonly string[]; readonly values: Float64Array }[];
  readonly m: number;
  readonly horizon: number;
  readonly windows: readonly StepWindow[];
  readonly method: BaseMethod;
};

/** Runs a request somewhere: at once, or in a worker of the page. */
export type Forecaster = (
  request: ForecastRequest,
  options?: { readonly signal?: AbortSignal | undefined }
) => Promise<HierarchyForecast>;

/** Fewer values than this cannot be forecast with an interval that means anything. */
export const LEAST_HISTORY = 6;

export const FORECAST_LEVELS: readonly number[] = [80, 95];

/** Origins of the back-test: enough for a year of history to be judged more than once. */
const ORIGINS = 6;

export const forecastTree = ({ leaves, m, horizon, windows, method }: ForecastRequest): HierarchyForecast =>
  forecastHierarchy(
    { leaves, m, horizon, windows },
    { levels: FORECAST_LEVELS, origins: ORIGINS, base: method }
  );

/** A request as one text: equal texts are equal forecasts. */
export const requestKey = ({ leaves, ...rest }: ForecastRequest): string =>
  JSON.stringify([rest, leaves.map(({ path, values }) => [path, Array.from(values)])]);
