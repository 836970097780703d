import { assert } from '../assert.ts';
import { Decimal, sumDecimals } from '../money.ts';
import { logarithm } from '../portable-math.ts';

/**
 * Theil's index of inequality (1967). T weighs by share, Σ (x/μ) ln(x/μ) / n, and takes a zero as no inequality of
 * its own; L is the mean log deviation, Σ ln(μ/x) / n, and needs every value positive. 0 is equal. Shares and
 * logarithms are of double precision: an index of shares is no money.
 */
export function theil(values: readonly Decimal[], variant: 'T' | 'L'): Decimal {
  assert(values.length > 0, 'theil requires a value');
  assert(
    values.every((value) => (variant === 'L' ? value.gt(0) : !value.isNegative())),
    `theil ${variant} requires values ${variant === 'L' ? 'above zero' : 'that are not negative'}`
  );
  const mean = sumDecimals(values).div(values.length).toNumber();
  assert(mean > 0, 'theil requires a positive total');
  const terms = values.map((value) => {
    const ratio = value.toNumber() / mean;
    if (variant === 'L') return -logarithm(ratio);
    return ratio === 0 ? 0 : ratio * logarithm(ratio);
  });
  return new Decimal(terms.reduce((sum, term) => sum + term, 0)).div(values.length);
}
