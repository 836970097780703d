/** Steps of the horizon taken together, half-open: `{ from: 0, to: 3 }` are the first three. */
export type StepWindow = { readonly from: number; readonly to: number };

/** The sum over a window: its mean and typical error, before calibration. */
export type WindowForecast = StepWindow & { readonly mean: number; readonly spread: number };

/** Fewer error paths than this through a window say nothing about its sum. */
const ENOUGH_PATHS = 5;

/**
 * The sum of a node's forecast over windows of steps. Errors of one path are added up before they are squared, so
 * months that miss together stay together. A window that too few paths cross is taken as if all its steps missed
 * together: wider rather than narrower.
 */
export function forecastWindows(
  windows: readonly StepWindow[],
  mean: Float64Array,
  spread: Float64Array,
  errorPaths: readonly Float64Array[],
  widening: number
): WindowForecast[] {
  const total = (values: Float64Array, { from, to }: StepWindow) => {
    let sum = 0;
    for (let h = from; h < to; h++) sum += values[h]!;
    return sum;
  };
  return windows.map((window) => {
    const crossing = errorPaths.filter((path) => path.length >= window.to);
    const squares = crossing.reduce((sum, path) => sum + total(path, window) ** 2, 0);
    const own = widening * Math.sqrt(squares / crossing.length);
    return {
      ...window,
      mean: total(mean, window),
      spread: crossing.length >= ENOUGH_PATHS ? own : total(spread, window)
    };
  });
}
