import { exponential } from '../portable-math.ts';

const P = 0.2316419;
const B = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];

/**
 * Probability that a standard normal value is at most `z`, to 1e-7 (Abramowitz & Stegun 26.2.17). Built from
 * arithmetic alone, so that it is the same on every machine.
 */
export function normalProbability(z: number): number {
  if (z < 0) return 1 - normalProbability(-z);
  if (z > 38) return 1;
  const t = 1 / (1 + P * z);
  const polynomial = B.reduce((sum, coefficient) => sum * t + coefficient, 0) * t;
  return 1 - 0.3989422804014327 * exponential((-z * z) / 2) * polynomial;
}
