/** A history ready to fit: whole, finite, in order; `notes` are sentences about what was done to get there. */
export type PreparedSeries = { readonly values: Float64Array; readonly notes: readonly string[] };

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * Fill what is missing (NaN or infinite): inside from the same season before and after where both are known,
 * otherwise on the line between its neighbours; at the end from one season before. What is missing before the
 * first known value is dropped.
 */
export function prepareSeries(raw: ArrayLike<number>, m: number): PreparedSeries {
  const known = Array.from(raw, (value) => Number.isFinite(value));
  const first = known.indexOf(true);
  if (first < 0) return { values: new Float64Array(0), notes: [] };
  const values = Float64Array.from({ length: raw.length - first }, (_, t) => raw[first + t]!);
  const isKnown = known.slice(first);
  const gaps = isKnown.filter((good) => !good).length;
  for (let t = 1; t < values.length; t++) {
    if (!isKnown[t]) values[t] = filled(values, isKnown, t, m);
  }
  const notes: string[] = [];
  if (first > 0) notes.push(`${counted(first, 'missing value')} before the first known one left out.`);
  if (gaps > 0) notes.push(`${counted(gaps, 'missing value')} filled in.`);
  return { values, notes };
}

function filled(values: Float64Array, known: readonly boolean[], t: number, m: number): number {
  let next = t + 1;
  while (next < values.length && !known[next]) next++;
  if (next >= values.length) return m > 1 && t >= m ? values[t - m]! : values[t - 1]!;
  if (m > 1 && t >= m && known[t + m]) return (values[t - m]! + values[t + m]!) / 2;
  return values[t - 1]! + (values[next]! - values[t - 1]!) / (next - t + 1);
}
