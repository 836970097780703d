import { assert } from '../assert.ts';
import { Decimal } from '../money.ts';
import { type Moments, momentsOf } from './moments.ts';

/** Largest value over smallest: 1 is equal. Undefined where the smallest is zero, because the ratio has no bound. */
export function maxOverMin(values: readonly Decimal[]): Decimal | undefined {
  assert(values.length > 0, 'maxOverMin requires a value');
  const least = Decimal.min(...values);
  return least.gt(0) ? Decimal.max(...values).div(least) : undefined;
}

/**
 * Coefficient of variation: standard deviation over mean, with n (`population`) or n − 1 (`sample`) below the line.
 * The squares around the mean are Σx² − (Σx)²/n, at 60 digits.
 */
export function coefficientOfVariation(
  values: readonly Decimal[],
  variant: 'population' | 'sample' = 'population',
  { n, sum, squares }: Moments = momentsOf(values)
): Decimal {
  const degrees = variant === 'population' ? n : n - 1;
  assert(degrees > 0, `coefficientOfVariation requires ${variant === 'sample' ? 'two values' : 'a value'}`);
  const mean = sum.div(n);
  assert(!mean.isZero(), 'coefficientOfVariation requires a mean other than zero');
  const around = Decimal.max(0, squares.times(n).minus(sum.times(sum)).div(n));
  return around.div(degrees).sqrt().div(mean.abs());
}

/** Jain's index: (Σx)² / (n Σx²); 1 is equal, 1/n one holder has all (Jain, Chiu, Hawe 1984). */
export function jainIndex(
  values: readonly Decimal[],
  { n, sum, squares }: Moments = momentsOf(values)
): Decimal {
  assert(squares.gt(0), 'jainIndex requires a value other than zero');
  return sum.times(sum).div(squares.times(n));
}
