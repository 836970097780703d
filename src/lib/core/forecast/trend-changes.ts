import { logarithm } from '../portable-math.ts';
import { median, quantile } from './statistics.ts';

/** A place where the level of a series changed for good, with the evidence. */
export type ChangePoint = {
  /** Position of the first value after the change. */
  readonly at: number;
  /** 95 % interval of that position. */
  readonly earliest: number;
  readonly latest: number;
  /** New level less old level, in the series' units, and its 95 % interval. */
  readonly size: number;
  readonly low: number;
  readonly high: number;
};

const segmentCost = (sums: Float64Array, squares: Float64Array, from: number, to: number) => {
  const total = sums[to]! - sums[from]!;
  return squares[to]! - squares[from]! - (total * total) / (to - from);
};

/**
 * Level changes by binary segmentation: split where the squared distance to the levels falls the most, as long as
 * the fall is beyond what noise gives (4 σ² ln n, σ from the differences, robustly) and both sides have at least
 * `least` values. Give it values without their season. Scott & Knott (1974); the penalty is twice BIC's, since
 * sales drift.
 */
export function findChangePoints(values: ArrayLike<number>, least = 5): ChangePoint[] {
  const n = values.length;
  if (n < 2 * least) return [];
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let t = 0; t < n; t++) {
    sums[t + 1] = sums[t]! + values[t]!;
    squares[t + 1] = squares[t]! + values[t]! * values[t]!;
  }
  const variance = noiseVariance(values);
  if (!(variance > 0)) return exactSteps(values, least);
  const penalty = 4 * variance * logarithm(n);
  const splits: number[] = [];
  const search = (from: number, to: number) => {
    let [best, gain] = [-1, penalty];
    const whole = segmentCost(sums, squares, from, to);
    for (let at = from + least; at <= to - least; at++) {
      const fall = whole - segmentCost(sums, squares, from, at) - segmentCost(sums, squares, at, to);
      if (fall > gain) [best, gain] = [at, fall];
    }
    if (best < 0) return;
    splits.push(best);
    search(from, best);
    search(best, to);
  };
  search(0, n);
  splits.sort((a, b) => a - b);
  return splits.map((at, i) => {
    const [from, to] = [splits[i - 1] ?? 0, splits[i + 1] ?? n];
    const level = (start: number, end: number) => (sums[end]! - sums[start]!) / (end - start);
    const size = level(at, to) - level(from, at);
    const error = 1.96 * Math.sqrt(variance * (1 / (at - from) + 1 / (to - at)));
    const whole = segmentCost(sums, squares, from, to);
    const fallAt = (t: number) =>
      whole - segmentCost(sums, squares, from, t) - segmentCost(sums, squares, t, to);
    const near = fallAt(at) - 7.35 * variance;
    let [earliest, latest] = [at, at];
    while (earliest - 1 > from && fallAt(earliest - 1) >= near) earliest--;
    while (latest + 1 < to && fallAt(latest + 1) >= near) latest++;
    return { at, earliest, latest, size, low: size - error, high: size + error };
  });
}

/** Variance of the noise from the median size of the steps between neighbours, which level changes hardly move. */
function noiseVariance(values: ArrayLike<number>): number {
  const steps = Float64Array.from({ length: values.length - 1 }, (_, t) =>
    Math.abs(values[t + 1]! - values[t]!)
  );
  const sigma = median(steps) / 0.9539;
  return sigma * sigma;
}

/** Series without noise: every lasting step is a change, known exactly. */
function exactSteps(values: ArrayLike<number>, least: number): ChangePoint[] {
  const found: ChangePoint[] = [];
  for (let t = least; t <= values.length - least; t++) {
    const before = Array.from({ length: least }, (_, k) => values[t - 1 - k]!);
    const after = Array.from({ length: least }, (_, k) => values[t + k]!);
    if (new Set(before).size === 1 && new Set(after).size === 1 && before[0] !== after[0]) {
      const size = after[0]! - before[0]!;
      found.push({ at: t, earliest: t, latest: t, size, low: size, high: size });
    }
  }
  return found;
}

/** The trend over the last values: slope per step by Theil–Sen, with its 95 % interval (Sen 1968). */
export type Trend = { readonly slope: number; readonly low: number; readonly high: number };

export function measureTrend(values: ArrayLike<number>): Trend | undefined {
  const n = values.length;
  if (n < 4) return undefined;
  const slopes: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) slopes.push((values[j]! - values[i]!) / (j - i));
  const spread = 1.96 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const share = spread / slopes.length / 2;
  return {
    slope: median(slopes),
    low: quantile(slopes, Math.max(0, 0.5 - share)),
    high: quantile(slopes, Math.min(1, 0.5 + share))
  };
}
