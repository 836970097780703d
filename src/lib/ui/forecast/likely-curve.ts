import { exponential } from '../../core/portable-math.ts';

/** The density of an amount as two areas, under and over a target, and where the target stands; reach ± 3 spreads. */
export function likelyCurve(mean: number, spread: number, target: number, width: number, height: number) {
  const [from, to] = [mean - 3 * spread, mean + 3 * spread];
  const x = (value: number) => (spread > 0 ? ((value - from) / (to - from)) * width : width / 2);
  const at = Math.min(width - 1, Math.max(1, x(target)));
  const y = (value: number) => height - (height - 2) * exponential(-(((value - mean) / spread) ** 2) / 2);
  const area = (start: number, end: number) => {
    if (!(spread > 0) || end <= start) return '';
    const points = Array.from({ length: 33 }, (_, k) => start + ((end - start) * k) / 32);
    const line = points.map((value) => `${x(value).toFixed(1)},${y(value).toFixed(1)}`).join('L');
    return `M${x(start).toFixed(1)},${height}L${line}L${x(end).toFixed(1)},${height}Z`;
  };
  const cut = Math.min(to, Math.max(from, target));
  return { below: area(from, cut), above: area(cut, to), target: at };
}
