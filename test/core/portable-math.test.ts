import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arcTangent,
  cosine,
  exponential,
  integerPower,
  logarithm,
  power,
  sine
} from '../../src/lib/core/portable-math.ts';

const closeTo = (actual: number, expected: number, relative = 4e-16) => {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    Math.max(Math.abs(expected) * relative, 5e-324)
  );
};

test('known values (NIST Digital Library of Mathematical Functions and A000796, A001113, A002162)', () => {
  closeTo(exponential(1), 2.718281828459045);
  closeTo(exponential(0.5), 1.6487212707001282);
  closeTo(exponential(-20), 2.061153622438558e-9);
  closeTo(logarithm(2), 0.6931471805599453);
  closeTo(logarithm(10), 2.302585092994046);
  closeTo(logarithm(5e-324), -744.4400719213812);
  closeTo(power(2, 0.5), 1.4142135623730951, 1e-15);
  closeTo(sine(Math.PI / 6), 0.5, 5e-16);
  closeTo(cosine(1), 0.5403023058681398);
  closeTo(arcTangent(1, 1), Math.PI / 4);
  closeTo(arcTangent(-1, -1), (-3 * Math.PI) / 4);
});

test('edges', () => {
  expect(exponential(0)).toBe(1);
  expect(exponential(-800)).toBe(0);
  expect(exponential(710)).toBe(Infinity);
  expect(exponential(709.7)).toBeLessThan(Infinity);
  expect(logarithm(1)).toBe(0);
  expect(logarithm(0)).toBe(-Infinity);
  expect(logarithm(-1)).toBeNaN();
  expect(power(0, 0)).toBe(1);
  expect(power(0, 2)).toBe(0);
  expect(arcTangent(0, 0)).toBe(0);
});

test('within two last places of the platform everywhere', () => {
  const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(real(-700, 700), (x) => closeTo(exponential(x), Math.exp(x))),
    { numRuns: 3000 }
  );
  fc.assert(
    fc.property(real(1e-300, 1e300), (x) => closeTo(logarithm(x), Math.log(x))),
    { numRuns: 3000 }
  );
  fc.assert(
    fc.property(real(-7, 7), real(-100, 100), (x, y) => {
      expect(Math.abs(sine(x) - Math.sin(x))).toBeLessThan(3e-16);
      expect(Math.abs(cosine(x) - Math.cos(x))).toBeLessThan(3e-16);
      expect(Math.abs(arcTangent(y, x) - Math.atan2(y + 0, x + 0))).toBeLessThan(1e-15);
    }),
    { numRuns: 3000 }
  );
});

test('the bits stay: a digest of 10,000 values is the same on every engine', () => {
  const bits = new DataView(new ArrayBuffer(8));
  let digest = 0;
  for (let i = 1; i <= 10_000; i++) {
    const x = i / 1024;
    for (const value of [exponential(-x), logarithm(x), sine(x), cosine(x), arcTangent(x, 3)]) {
      bits.setFloat64(0, value);
      digest = (Math.imul(digest, 31) + (bits.getInt32(0) ^ bits.getInt32(4))) | 0;
    }
  }
  expect(digest).toMatchInlineSnapshot(`-1632813919`);
});

test('whole powers are exact where the product is', () => {
  expect(integerPower(3, 13)).toBe(1594323);
  expect(integerPower(0.5, 10)).toBe(2 ** -10);
  expect(integerPower(7, 0)).toBe(1);
});
