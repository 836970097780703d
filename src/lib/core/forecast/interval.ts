import type { SeriesFit } from './fit-series.ts';

/** Lower and upper limit of every step at a level in percent. */
export type Interval = { readonly level: number; readonly lo: Float64Array; readonly hi: Float64Array };

/** The forecast plus and minus `reach` typical errors; not below 0 where the history never was. */
export function intervalOf(
  { mean, spread, nonNegative }: Pick<SeriesFit, 'mean' | 'spread' | 'nonNegative'>,
  level: number,
  reach: number
): Interval {
  return {
    level,
    lo: mean.map((value, h) => {
      const low = value - reach * spread[h]!;
      return nonNegative ? Math.max(0, low) : low;
    }),
    hi: mean.map((value, h) => value + reach * spread[h]!)
  };
}
