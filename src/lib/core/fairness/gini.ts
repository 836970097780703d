import { assert } from '../assert.ts';
import { Decimal, sumDecimals, ZERO } from '../money.ts';

/** `population`: the values are everybody. `sample`: they stand for more; larger by n / (n − 1). */
export type GiniVariant = 'population' | 'sample';

/**
 * Gini coefficient: half the mean absolute difference of all pairs over the mean. 0 is equal shares; towards 1
 * one holder has all. Values are not negative and not all zero. Computed from ranks:
 * G = (2 Σ i·x(i)) / (n Σ x) − (n + 1) / n, x sorted upwards (Sen 1973); the sample variant times n / (n − 1).
 */
export function gini(values: readonly Decimal[], variant: GiniVariant = 'population'): Decimal {
  const n = values.length;
  assert(
    variant === 'population' ? n > 0 : n > 1,
    `gini requires ${variant === 'sample' ? 'two values' : 'a value'}`
  );
  assert(
    values.every((value) => !value.isNegative()),
    'gini requires values that are not negative'
  );
  const total = sumDecimals(values);
  assert(total.gt(0), 'gini requires a positive total');
  const ranked = [...values]
    .sort((a, b) => a.comparedTo(b))
    .reduce((sum, x, i) => sum.plus(x.times(i + 1)), ZERO);
  const population = ranked
    .times(2)
    .div(total.times(n))
    .minus(new Decimal(n + 1).div(n));
  return variant === 'population' ? population : sampleGini(population, n);
}

/** The sample variant from that of the population of n. */
export const sampleGini = (population: Decimal, n: number): Decimal => population.times(n).div(n - 1);
