import { Decimal as DecimalConstructor } from 'decimal.js';
import { assert } from './assert.ts';

/**
 * The one decimal type: 60 significant digits, so products of money and rates stay exact (the library's
 * default rounds silently at 20). Division is the only operation that can round, and it rounds at the 60th digit.
 */
export const Decimal = DecimalConstructor.clone({
  precision: 60,
  rounding: DecimalConstructor.ROUND_HALF_UP
});
export type Decimal = InstanceType<typeof Decimal>;

export const ZERO = new Decimal(0);
export const ONE = new Decimal(1);

/** How a figure is cut to whole minor units. `half-away` (ours): 0.005 → 0.01 and −0.005 → −0.01. */
export type RoundingMode = 'half-away' | 'half-even' | 'down' | 'up';

const decimalRounding: Record<RoundingMode, DecimalConstructor.Rounding> = {
  'half-away': DecimalConstructor.ROUND_HALF_UP,
  'half-even': DecimalConstructor.ROUND_HALF_EVEN,
  down: DecimalConstructor.ROUND_DOWN,
  up: DecimalConstructor.ROUND_UP
};

/** Minor-unit exponents that differ from 2 (ISO 4217, list one). */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0,
  XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4
}; // prettier-ignore

/** Decimal places of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
export const currencyExponent = (currency: string): number => exponents[currency] ?? 2;

/** Round to a number of decimal places by a named mode. */
export const roundTo = (amount: Decimal, places: number, mode: RoundingMode = 'half-away'): Decimal =>
  amount.toDecimalPlaces(places, decimalRounding[mode]);

/** Round to the minor unit of a currency. */
export const roundMoney = (amount: Decimal, currency = 'USD', mode: RoundingMode = 'half-away'): Decimal =>
  roundTo(amount, currencyExponent(currency), mode);

/** Plain digits, never an exponent; `-0` prints as `0`. With `places` the figure is padded (it must not need rounding). */
export function decimalText(amount: Decimal, places?: number): string {
  const text =
    places === undefined ? amount.toFixed() : amount.toFixed(Math.max(places, amount.decimalPlaces()));
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** Sum of decimals; 0 of nothing. */
export function sumDecimals(amounts: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/** Read a plain decimal (`-1234.50`, `.0120`); anything else, exponents and separators included, is undefined. */
export function parseDecimal(text: string): Decimal | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? new Decimal(text) : undefined;
}

/**
 * Split an amount by weight into multiples of 10^-places; the parts always add up to the amount exactly.
 * Each part is cut towards zero, then the units left over go to the largest cut-off fractions, ties by key order.
 * Weights are not negative and not all zero; the amount itself must be a whole number of units.
 */
export function allocate<K extends string>(
  amount: Decimal,
  weights: ReadonlyMap<K, Decimal>,
  places = 2
): Map<K, Decimal> {
  const unit = new Decimal(10).pow(-places);
  const total = sumDecimals(weights.values());
  assert(total.gt(0), 'weights must not be all zero');
  assert(amount.mod(unit).isZero(), `amount is not a whole number of units: ${amount.toFixed()}`);
  const sign = amount.isNegative() ? -1 : 1;
  const units = amount.abs().div(unit);
  const shares = [...weights].map(([key, weight]) => {
    assert(!weight.isNegative(), `weight must not be negative: ${key} ${weight.toFixed()}`);
    const exact = units.times(weight).div(total);
    const whole = exact.floor();
    return { key, whole, fraction: exact.minus(whole) };
  });
  const left = units.minus(sumDecimals(shares.map(({ whole }) => whole))).toNumber();
  const byFraction = [...shares].sort(
    (a, b) => b.fraction.comparedTo(a.fraction) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
  const topped = new Set(byFraction.slice(0, left).map(({ key }) => key));
  return new Map(
    shares.map(({ key, whole }) => [
      key,
      whole
        .plus(topped.has(key) ? 1 : 0)
        .times(unit)
        .times(sign)
    ])
  );
}
