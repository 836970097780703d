export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length > 0 ? sum / values.length : NaN;
}

/** Quantile by linear interpolation between order statistics (R's type 7); the values must be sorted upwards. */
export function sortedQuantile(sorted: ArrayLike<number>, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

export const quantile = (values: ArrayLike<number>, probability: number): number =>
  sortedQuantile(Float64Array.from(values).sort(), probability);

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);
