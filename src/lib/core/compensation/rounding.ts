import { currencyExponent, type Decimal, roundTo, ZERO } from '../money.ts';
import type { Settings } from './schema/plan.ts';

/** How one document rounds in one currency. */
export type Rounding = Settings['rounding'] & { readonly places: number };

export const roundingOf = ({ rounding }: Settings, currency: string): Rounding => ({
  ...rounding,
  places: rounding.places ?? currencyExponent(currency)
});

/** Keep a quotient at 40 places: far finer than anything that is rounded later, and cheaper to go on with. */
export const settle = (amount: Decimal): Decimal =>
  amount.decimalPlaces() > 40 ? roundTo(amount, 40) : amount;

/**
 * Take the dust of a division off before rounding: an exact half may arrive as 0.12499…9, and at 20 places it is
 * a half again.
 */
export const dusted = (amount: Decimal): Decimal =>
  amount.decimalPlaces() > 20 ? roundTo(amount, 20) : amount;

export const roundPay = (amount: Decimal, { places, mode }: Rounding): Decimal =>
  roundTo(dusted(amount), places, mode);

/**
 * Cut amounts to whole minor units so that they add up to `total`: each is cut down, then the units left
 * over go to the largest fractions, ties by key. `total` must be within a unit an item of the sum.
 */
export function spreadRounded(
  items: readonly { readonly key: string; readonly amount: Decimal }[],
  total: Decimal,
  places: number
): Map<string, Decimal> {
  const cut = items.map(({ key, amount }) => {
    const settled = dusted(amount);
    const whole = settled.toDecimalPlaces(places, 3);
    return { key, whole, fraction: settled.minus(whole) };
  });
  const sum = cut.reduce((running, { whole }) => running.plus(whole), ZERO);
  let left = total.minus(sum).times(`1e${places}`).toNumber();
  const order = [...cut].sort((a, b) => b.fraction.comparedTo(a.fraction) || (a.key < b.key ? -1 : 1));
  const unit = ZERO.plus(`1e-${places}`);
  const result = new Map(cut.map(({ key, whole }) => [key, whole]));
  for (let i = 0; left !== 0 && order.length > 0; i = (i + 1) % order.length) {
    const step = left > 0 ? 1 : -1;
    const { key } = step > 0 ? order[i]! : order[order.length - 1 - i]!;
    result.set(key, result.get(key)!.plus(unit.times(step)));
    left -= step;
  }
  return result;
}
