import { type Decimal, sumDecimals } from '../money.ts';

/** Number, sum and sum of squares: what several statistics of the same values share. */
export type Moments = { readonly n: number; readonly sum: Decimal; readonly squares: Decimal };

export const momentsOf = (values: readonly Decimal[]): Moments => ({
  n: values.length,
  sum: sumDecimals(values),
  squares: sumDecimals(values.map((value) => value.times(value)))
});
