import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocate,
  Decimal,
  decimalText,
  parseDecimal,
  roundMoney,
  roundTo,
  sumDecimals
} from '../../src/lib/core/money.ts';

const split = (amount: string, weights: Record<string, number>, places = 0) =>
  Object.fromEntries(
    [
      ...allocate(
        new Decimal(amount),
        new Map(Object.entries(weights).map(([k, w]) => [k, new Decimal(w)])),
        places
      )
    ].map(([key, part]) => [key, decimalText(part)])
  );

describe('allocate', () => {
  test('leftover units go to the largest fractions, ties by key', () => {
    expect(split('100', { ada: 1, ben: 1, cho: 1 })).toEqual({ ada: '34', ben: '33', cho: '33' });
    expect(split('10', { ada: 0, ben: 1, cho: 2 })).toEqual({ ada: '0', ben: '3', cho: '7' });
    expect(split('-0.05', { ada: 1, ben: 1 }, 2)).toEqual({ ada: '-0.03', ben: '-0.02' });
  });
  test('the parts always add up to the amount', () => {
    const weights = fc
      .array(fc.nat(500), { minLength: 1, maxLength: 40 })
      .filter((list) => list.some((w) => w > 0));
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (cents, list) => {
        const amount = new Decimal(cents).div(100);
        const parts = allocate(amount, new Map(list.map((w, i) => [`r${i}`, new Decimal(w)])));
        expect(sumDecimals(parts.values()).eq(amount)).toBe(true);
      })
    );
  });
});

test.each([
  ['0.005', 'half-away', '0.01'],
  ['-0.005', 'half-away', '-0.01'],
  ['0.005', 'half-even', '0'],
  ['0.015', 'half-even', '0.02'],
  ['-0.019', 'down', '-0.01']
] as const)('%s rounded %s is %s', (amount, mode, rounded) => {
  expect(decimalText(roundTo(new Decimal(amount), 2, mode))).toBe(rounded);
});

test('minor units follow ISO 4217', () => {
  expect(decimalText(roundMoney(new Decimal('1.2345'), 'JPY'))).toBe('1');
  expect(decimalText(roundMoney(new Decimal('1.2345'), 'KWD'))).toBe('1.235');
});

test('decimal text has no exponent and no negative zero', () => {
  expect(decimalText(new Decimal('1e21'))).toBe('1000000000000000000000');
  expect(decimalText(new Decimal('-0'), 2)).toBe('0.00');
  expect(parseDecimal('.0120')?.toFixed()).toBe('0.012');
  expect(parseDecimal('1e5')).toBeUndefined();
});

test('a million cents add up exactly', () => {
  expect(decimalText(sumDecimals(Array.from({ length: 1_000_000 }, () => new Decimal('0.01'))))).toBe(
    '10000'
  );
});
