import type { Forecaster } from '../../core/forecast/forecast-tree.ts';
import { QueryCancelled } from '../../engine/query-error.ts';
import type { ForecastAnswer } from './forecast-worker.ts';

/** The forecast could not be computed: the worker's own words. */
export class ForecastError extends Error {
  override readonly name = 'ForecastError';
}

/** Forecast in a worker of its own, so that the page never waits; giving up ends the worker at once. */
export const workerForecaster: Forecaster = (request, options) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./forecast-worker.ts', import.meta.url), {
      type: 'module',
      name: 'forecast'
    });
    const signal = options?.signal;
    const finish = (then: () => void) => {
      signal?.removeEventListener('abort', stop);
      worker.terminate();
      then();
    };
    const stop = () => finish(() => reject(new QueryCancelled()));
    worker.onmessage = ({ data }: MessageEvent<ForecastAnswer>) =>
      finish(() => ('forecast' in data ? resolve(data.forecast) : reject(new ForecastError(data.problem))));
    worker.onerror = (event) =>
      finish(() => reject(new ForecastError(event.message || 'The forecast could not be started.')));
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    worker.postMessage(request);
  });
