import { afterEach, expect, test } from 'vitest';
import { formatDelta } from '../../../src/lib/ui/format/delta.ts';
import { currencyMark, formatMoney, moneyPlaces, moneyUnitFor } from '../../../src/lib/ui/format/money.ts';
import { workspaceCurrency } from '../../../src/lib/ui/format/workspace-currency.svelte.ts';

afterEach(() => {
  workspaceCurrency.code = 'USD';
});

test.each([
  ['99838122.5', { unit: 'M' }, '$99.84\u00a0M'],
  ['2348000', { unit: 'k' }, '$2,348\u00a0k'],
  ['-1963.1', {}, '\u2212$1,963.10'],
  ['-0.004', {}, '$0.00'],
  ['1234567890123456789.99', {}, '$1,234,567,890,123,456,789.99'],
  ['1500.4', { currency: 'JPY' }, '¥1,500'],
  ['12000', { unit: 'k', currency: 'CHF' }, 'CHF\u00a012\u00a0k'],
  ['-1963.1', { currency: 'EUR' }, '\u2212€1,963.10'],
  ['1234.5678', { currency: 'BHD' }, 'BHD\u00a01,234.568'],
  ['-5', { currency: 'CAD' }, '\u2212CA$5.00'],
  ['7', { currency: 'EURO' }, 'EURO\u00a07.00']
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

test('figures are in the currency of the workspace that is open', () => {
  workspaceCurrency.code = 'EUR';
  expect(formatMoney('2348000', { unit: 'k' })).toBe('€2,348\u00a0k');
  expect(formatDelta('-1.5', { kind: 'money', unit: 'full' }).text).toBe('\u2212€1.50');
  expect(currencyMark()).toBe('€');
  workspaceCurrency.code = 'JPY';
  expect(formatMoney('1963.5')).toBe('¥1,964');
  expect(moneyPlaces()).toBe(0);
  expect(formatMoney('1', { currency: 'GBP' })).toBe('£1.00');
});
