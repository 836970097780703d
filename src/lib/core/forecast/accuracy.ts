/** Mean absolute change from one season to the next: what MASE divides by. NaN for n ≤ m, 0 where nothing changes. */
export function seasonalScale(values: ArrayLike<number>, m: number): number {
  const n = values.length;
  let sum = 0;
  for (let t = m; t < n; t++) sum += Math.abs(values[t]! - values[t - m]!);
  return n > m ? sum / (n - m) : NaN;
}

/** Symmetric mean absolute percentage error in percent (M4): 200·|y − f| / (|y| + |f|). */
export function smape(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  let sum = 0;
  for (let h = 0; h < actual.length; h++) {
    const [y, f] = [actual[h]!, forecast[h]!];
    if (y !== f) sum += (200 * Math.abs(y - f)) / (Math.abs(y) + Math.abs(f));
  }
  return sum / actual.length;
}

export function meanAbsoluteError(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  let sum = 0;
  for (let h = 0; h < actual.length; h++) sum += Math.abs(actual[h]! - forecast[h]!);
  return sum / actual.length;
}
