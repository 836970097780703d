import { expect, test } from 'vitest';
import { spreadRounded } from '../../../src/lib/core/compensation/rounding.ts';
import { Decimal } from '../../../src/lib/core/money.ts';

const spread = (total: string, ...amounts: string[]) =>
  [...spreadRounded(amounts.map((amount, i) => ({ key: 'abc'[i]!, amount: new Decimal(amount) })), new Decimal(total), 2).values()].map((part) => part.toFixed(2)); // prettier-ignore

test('cents left over go to the largest fractions, ties by key, round and round', () => {
  expect(spread('1.00', '0.333', '0.333', '0.334')).toEqual(['0.33', '0.33', '0.34']);
  expect(spread('0.02', '0.005', '0.005', '0.005')).toEqual(['0.01', '0.01', '0.00']);
  expect(spread('0.05', '0.005', '0.005', '0.005')).toEqual(['0.02', '0.02', '0.01']);
});

test('cents too many are taken from the smallest fractions first', () => {
  // Cut down to 1.00 and 1.00 and 1.00; two cents less than that.
  expect(spread('2.98', '1.001', '1.002', '1.003')).toEqual(['0.99', '0.99', '1.00']);
});
