import { mean } from './statistics.ts';

function correlationAt(values: Float64Array, lag: number): number {
  const centre = mean(values);
  let [sum, spread] = [0, 0];
  for (let t = 0; t < values.length; t++) {
    spread += (values[t]! - centre) ** 2;
    if (t >= lag) sum += (values[t]! - centre) * (values[t - lag]! - centre);
  }
  return spread > 0 ? sum / spread : 0;
}

/**
 * The frequency of series that do not say theirs: quarterly where the changes of their sum repeat every fourth
 * step about as clearly as every twelfth, otherwise monthly.
 */
export function guessFrequency(histories: readonly Float64Array[]): 'monthly' | 'quarterly' {
  const length = histories.reduce((most, { length }) => Math.max(most, length), 0);
  const total = new Float64Array(length);
  for (const values of histories) {
    const offset = length - values.length;
    values.forEach(
      (value, t) => (total[offset + t] = total[offset + t]! + (Number.isFinite(value) ? value : 0))
    );
  }
  const changes = total.slice(1).map((value, t) => value - total[t]!);
  const [fourth, twelfth] = [correlationAt(changes, 4), correlationAt(changes, 12)];
  return fourth > 0.2 && fourth > 0.6 * twelfth ? 'quarterly' : 'monthly';
}
