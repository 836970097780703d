import { requestKey, type Forecaster, type ForecastRequest } from './forecast-tree.ts';
import type { HierarchyForecast } from './forecast-hierarchy.ts';

/** Forecasts kept for going back and forth between methods and scenarios. */
const REMEMBERED = 24;

/** A forecaster that asks once for each content; what failed or was given up is asked again. */
export function rememberForecasts(forecaster: Forecaster): Forecaster {
  const known = new Map<string, Promise<HierarchyForecast>>();
  return (request: ForecastRequest, options) => {
    const key = requestKey(request);
    const ask = () => {
      const asked = forecaster(request, options);
      known.set(key, asked);
      asked.catch(() => known.get(key) === asked && known.delete(key));
      if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
      return asked;
    };
    const before = known.get(key);
    // Who asked first may have given up: it is asked again for who still waits.
    return before === undefined
      ? ask()
      : before.catch((error: unknown) => {
          if (options?.signal?.aborted) throw error;
          return known.get(key) ?? ask();
        });
  };
}
