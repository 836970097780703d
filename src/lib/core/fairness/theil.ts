import { assert } from '../assert.ts';
import { Decimal, sumDecimals, ZERO } from '../money.ts';

/**
 * Theil's index of inequality (1967). T weighs by share, Σ (x/μ) ln(x/μ) / n, and takes a zero as no inequality of
 * its own; L is the mean log deviation, Σ ln(μ/x) / n, and needs every value positive. 0 is equal.
 */
export function theil(values: readonly Decimal[], variant: 'T' | 'L'): Decimal {
  assert(values.length > 0, 'theil requires a value');
  assert(
    values.every((value) => (variant === 'L' ? value.gt(0) : !value.isNegative())),
    `theil ${variant} requires values ${variant === 'L' ? 'above zero' : 'that are not negative'}`
  );
  const mean = sumDecimals(values).div(values.length);
  assert(mean.gt(0), 'theil requires a positive total');
  const terms = values.map((value) => {
    const ratio = value.div(mean);
    if (variant === 'L') return ratio.ln().negated();
    return ratio.isZero() ? ZERO : ratio.times(ratio.ln());
  });
  return sumDecimals(terms).div(values.length);
}
