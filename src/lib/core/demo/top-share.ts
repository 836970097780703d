/** Share of the total that the largest part of the values holds: `topShare(sales, 0.2)` for the top fifth. */
export function topShare(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  return sorted.slice(0, Math.round(sorted.length * part)).reduce((sum, value) => sum + value, 0) / total;
}
