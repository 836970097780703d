import { expect, test } from 'vitest';
import { minimizeSquares } from '../../../src/lib/core/forecast/least-squares.ts';

const wide = (size: number) => ({
  lower: new Float64Array(size).fill(-Infinity),
  upper: new Float64Array(size).fill(Infinity)
});

test('a straight line comes out as ordinary least squares gives it', () => {
  // y = 1, 3, 2, 5 at x = 0..3: slope 11/10, intercept 11/10, residual sum of squares 2.7, by hand.
  const y = [1, 3, 2, 5];
  const found = Float64Array.of(0, 0);
  const squares = minimizeSquares(
    (p, out) => y.forEach((value, x) => (out[x] = value - p[0]! - p[1]! * x)), // prettier-ignore
    4,
    found,
    wide(2)
  );
  expect(found[0]).toBeCloseTo(1.1, 6);
  expect(found[1]).toBeCloseTo(1.1, 6);
  expect(squares).toBeCloseTo(2.7, 9);
});

test('Rosenbrock’s valley is followed to (1, 1)', () => {
  const found = Float64Array.of(-1.2, 1);
  minimizeSquares(
    (p, out) => {
      out[0] = 10 * (p[1]! - p[0]! ** 2);
      out[1] = 1 - p[0]!;
    },
    2,
    found,
    wide(2),
    { iterations: 200 }
  );
  expect(found[0]).toBeCloseTo(1, 5);
  expect(found[1]).toBeCloseTo(1, 5);
});

test('a bound in the way is kept, and the other parameter is best given the bound', () => {
  const found = Float64Array.of(0.5, 0);
  minimizeSquares(
    (p, out) => {
      out[0] = p[0]! + p[1]! - 3;
      out[1] = p[0]! - 2;
      out[2] = p[1]! - 2;
    },
    3,
    found,
    { lower: Float64Array.of(0, -9), upper: Float64Array.of(1, 9) }
  );
  expect(found[0]).toBe(1);
  expect(found[1]).toBeCloseTo(2, 6);
});
