import { type Decimal, roundTo } from '../../core/money.ts';

/**
 * The fewest places, from `least` on, at which every figure shown less the first one shown is the difference shown, and
 * a figure that differs shows that it does; `most` where no such places are found.
 */
export function placesThatAddUp(values: readonly Decimal[], least: number, most: number): number {
  const [base, ...others] = values;
  if (base === undefined) return least;
  for (let places = least; places < most; places++) {
    const from = roundTo(base, places);
    const adds = others.every((value) => {
      const shown = roundTo(value.minus(base), places);
      return roundTo(value, places).minus(from).eq(shown) && (shown.isZero() ? value.eq(base) : true);
    });
    if (adds) return places;
  }
  return most;
}
