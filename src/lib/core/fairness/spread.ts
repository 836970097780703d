import { assert } from '../assert.ts';
import { Decimal, sumDecimals } from '../money.ts';

/** Largest value over smallest: 1 is equal. Undefined where the smallest is zero, because the ratio has no bound. */
export function maxOverMin(values: readonly Decimal[]): Decimal | undefined {
  assert(values.length > 0, 'maxOverMin requires a value');
  const least = Decimal.min(...values);
  return least.gt(0) ? Decimal.max(...values).div(least) : undefined;
}

/** Coefficient of variation: standard deviation over mean, with n (`population`) or n − 1 (`sample`) below the line. */
export function coefficientOfVariation(
  values: readonly Decimal[],
  variant: 'population' | 'sample' = 'population'
): Decimal {
  const n = values.length;
  const degrees = variant === 'population' ? n : n - 1;
  assert(degrees > 0, `coefficientOfVariation requires ${variant === 'sample' ? 'two values' : 'a value'}`);
  const mean = sumDecimals(values).div(n);
  assert(!mean.isZero(), 'coefficientOfVariation requires a mean other than zero');
  const squares = sumDecimals(values.map((value) => value.minus(mean).pow(2)));
  return squares.div(degrees).sqrt().div(mean.abs());
}

/** Jain's index: (Σx)² / (n Σx²); 1 is equal, 1/n one holder has all (Jain, Chiu, Hawe 1984). */
export function jainIndex(values: readonly Decimal[]): Decimal {
  const squares = sumDecimals(values.map((value) => value.pow(2)));
  assert(squares.gt(0), 'jainIndex requires a value other than zero');
  return sumDecimals(values).pow(2).div(squares.times(values.length));
}
