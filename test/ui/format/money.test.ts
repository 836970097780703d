import { expect, test } from 'vitest';
import { formatMoney, moneyUnitFor } from '../../../src/lib/ui/format/money.ts';

test.each([
  ['99838122.5', { unit: 'M' }, '$99.84\u00a0M'],
  ['2348000', { unit: 'k' }, '$2,348\u00a0k'],
  ['-1963.1', {}, '\u2212$1,963.10'],
  ['-0.004', {}, '$0.00'],
  ['1234567890123456789.99', {}, '$1,234,567,890,123,456,789.99'],
  ['1500.4', { currency: 'JPY' }, '¥1,500'],
  ['12000', { unit: 'k', currency: 'CHF' }, 'CHF\u00a012\u00a0k']
] as const)('%s as %o is %s', (amount, how, text) => {
  expect(formatMoney(amount, how)).toBe(text);
});

test('half a cent rounds away from zero on both sides', () => {
  expect(formatMoney('0.005')).toBe('$0.01');
  expect(formatMoney('-0.005')).toBe('\u2212$0.01');
});

test('the unit follows the largest figure, so a column has only one', () => {
  expect(moneyUnitFor(['99838122.5', '12'])).toBe('M');
  expect(moneyUnitFor(['-2348000'])).toBe('k');
  expect(moneyUnitFor(['99999'])).toBe('whole');
  expect(moneyUnitFor([])).toBe('whole');
});
