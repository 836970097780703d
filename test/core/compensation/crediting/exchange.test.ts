import { expect, test } from 'vitest';
import { exchangeRate } from '../../../../src/lib/core/compensation/crediting/exchange.ts';
import { meets } from '../../../../src/lib/core/compensation/crediting/meets.ts';
import { Decimal } from '../../../../src/lib/core/money.ts';
import { readInput } from '../pay.ts';

const rateOn = (date: string, from: string, to: string, ...fx: object[]) =>
  exchangeRate(readInput({ fx: fx as never }).fx, from, to, date)?.toFixed();

test('of several rates in force the one that started last counts, in whatever order they come', () => {
  const [old, latest] = [{ from: 'USD', to: 'EUR', start: '2024-01-01', rate: '0.9' }, { from: 'USD', to: 'EUR', start: '2024-02-01', rate: '0.8' }]; // prettier-ignore
  expect([rateOn('2024-03-01', 'USD', 'EUR', old, latest), rateOn('2024-03-01', 'USD', 'EUR', latest, old)]).toEqual(['0.8', '0.8']); // prettier-ignore
  expect(rateOn('2024-01-31', 'USD', 'EUR', latest, old)).toBe('0.9');
  expect(rateOn('2023-12-31', 'USD', 'EUR', latest, old)).toBeUndefined();
});

test('the rate the other way round serves where none is given, unless it is zero', () => {
  const other = (rate: string) => ({ from: 'EUR', to: 'USD', start: '2024-01-01', rate });
  expect(rateOn('2024-03-01', 'USD', 'EUR', other('1.25'))).toBe('0.8');
  expect(rateOn('2024-03-01', 'USD', 'EUR', other('0'))).toBeUndefined();
  expect(rateOn('2024-03-01', 'USD', 'USD')).toBe('1');
});

test('an amount that is missing meets no condition on it', () => {
  const condition = { measure: 'units', below: new Decimal(10) };
  expect(meets([condition], { attributes: {}, amounts: {} })).toBe(false);
  expect(meets([condition], { attributes: {}, amounts: { units: new Decimal(9) } })).toBe(true);
});
