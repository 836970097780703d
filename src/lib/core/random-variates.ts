import { assert } from './assert.ts';
import { exponential, logarithm } from './portable-math.ts';
import type { Random } from './random.ts';

/** Uniform between two bounds. */
export const uniform = (random: Random, low: number, high: number): number =>
  low + (high - low) * random.next();

/** True with a probability. */
export const chance = (random: Random, probability: number): boolean => random.next() < probability;

/** One of the items, each as likely. */
export const pick = <T>(random: Random, items: readonly T[]): T => items[random.below(items.length)]!;

/** Standard normal, by Marsaglia's polar method (1964); the second value is left, so that calls do not depend on each other. */
export function normal(random: Random): number {
  for (;;) {
    const [u, v] = [2 * random.next() - 1, 2 * random.next() - 1];
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * logarithm(square)) / square);
  }
}

/** Lognormal by its median and the standard deviation of its logarithm. */
export const lognormal = (random: Random, median: number, sigma: number): number =>
  median * exponential(sigma * normal(random));

/** Gamma of a shape of at least 1 (mean = shape × scale), by Marsaglia and Tsang (2000). */
export function gamma(random: Random, shape: number, scale = 1): number {
  assert(shape >= 1, `gamma requires a shape of at least 1: ${shape}`);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random.next();
    if (u === 0 || logarithm(u) < 0.5 * x * x + d - d * v + d * logarithm(v)) return d * v * scale;
  }
}

/** Poisson by its mean: products of uniforms, after halving large means through gamma waiting times (Ahrens and Dieter 1974). */
export function poisson(random: Random, mean: number): number {
  let [count, rest] = [0, mean];
  while (rest > 16) {
    const events = Math.floor(rest * 0.875);
    const wait = gamma(random, events);
    if (wait > rest) return count + binomial(random, events - 1, rest / wait);
    count += events;
    rest -= wait;
  }
  const limit = exponential(-rest);
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

function binomial(random: Random, trials: number, probability: number): number {
  let hits = 0;
  for (let i = 0; i < trials; i++) if (random.next() < probability) hits += 1;
  return hits;
}

/** Draws an index in proportion to its weight, by search in the running sums. */
export function createWeightedPick(weights: ArrayLike<number>): (random: Random) => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) sums[i] = total += weights[i]!;
  assert(total > 0, 'weights must not be all zero');
  return (random) => {
    const target = random.next() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
