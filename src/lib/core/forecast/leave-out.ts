/**
 * A history with some positions taken out and filled from the same season before and after; where there is none,
 * from the neighbours. What stays in is untouched.
 */
export function leaveOut(values: Float64Array, positions: readonly number[], m: number): Float64Array {
  const out = new Set(positions);
  const known = (t: number) => (t >= 0 && t < values.length && !out.has(t) ? [values[t]!] : []);
  const nearest = (from: number, step: number) => {
    for (let t = from + step; t >= 0 && t < values.length; t += step) if (!out.has(t)) return [values[t]!];
    return [];
  };
  return values.map((value, t) => {
    if (!out.has(t)) return value;
    const season = m > 1 ? [...known(t - m), ...known(t + m)] : [];
    const stand = season.length > 0 ? season : [...nearest(t, -1), ...nearest(t, 1)];
    return stand.length === 0 ? value : stand.reduce((sum, one) => sum + one, 0) / stand.length;
  });
}
