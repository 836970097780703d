import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponential, integerPower, logarithm } from '../../src/lib/core/elementary.ts';

const near = (actual: number, expected: number, tolerance = 4e-15) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));

test('the logarithm agrees with the built-in one over the whole range', () => {
  fc.assert(
    fc.property(fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }), (x) => {
      near(logarithm(x), Math.log(x));
    })
  );
  expect(logarithm(1)).toBe(0);
  expect(logarithm(0)).toBe(-Infinity);
  expect(logarithm(-1)).toBeNaN();
});

test('the exponential agrees with the built-in one, relatively', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(2e-13);
    })
  );
  expect(exponential(0)).toBe(1);
  expect(exponential(-1000)).toBe(0);
  expect(exponential(1000)).toBe(Infinity);
});

test('whole powers are exact where the product is', () => {
  expect(integerPower(3, 13)).toBe(1594323);
  expect(integerPower(0.5, 10)).toBe(2 ** -10);
  expect(integerPower(7, 0)).toBe(1);
});
