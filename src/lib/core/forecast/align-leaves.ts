import { prepareSeries } from './prepare-series.ts';
import type { ReadSeries } from './read-series.ts';

export type AlignedLeaf = { readonly path: readonly string[]; readonly values: Float64Array };

/**
 * Leaves on one time axis, from the earliest first value to the latest last one. Gaps inside a leaf are filled;
 * before its first and after its last value a leaf counts as 0, since it adds nothing to the sums there.
 */
export function alignLeaves(
  series: readonly { readonly path: readonly string[]; readonly read: ReadSeries }[],
  m: number
): AlignedLeaf[] {
  const usable = series
    .map(({ path, read }) => ({ path, read, first: read.values.findIndex(Number.isFinite) }))
    .filter(({ first }) => first >= 0);
  const start = usable.reduce((low, { read, first }) => Math.min(low, read.start + first), Infinity);
  const end = usable.reduce((high, { read }) => Math.max(high, read.start + read.values.length), -Infinity);
  return usable.map(({ path, read, first }) => {
    const values = new Float64Array(end - start);
    values.set(prepareSeries(read.values, m).values, read.start + first - start);
    return { path, values };
  });
}
