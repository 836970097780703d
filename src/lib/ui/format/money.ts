import { currencyExponent, type Decimal } from '../../core/money.ts';
import { formatNumber, toDecimal, type Figure } from './number.ts';
import { MINUS, NO_BREAK_SPACE } from './symbols.ts';

const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' };

/** One unit per column: `full` to the minor unit, `whole` without it, `k` thousands, `M` millions with two places. */
export type MoneyUnit = 'full' | 'whole' | 'k' | 'M';

const scales: Record<MoneyUnit, { readonly divisor: number; readonly suffix: string }> = {
  full: { divisor: 1, suffix: '' },
  whole: { divisor: 1, suffix: '' },
  k: { divisor: 1_000, suffix: `${NO_BREAK_SPACE}k` },
  M: { divisor: 1_000_000, suffix: `${NO_BREAK_SPACE}M` }
};

const placesOf = (unit: MoneyUnit, currency: string) =>
  unit === 'full' ? currencyExponent(currency) : unit === 'M' ? 2 : 0;

/** The sign before the figure where the currency has one, else its code: `$99.84 M`, `−$1,963.10`, `CHF 12 k`. */
export function formatMoney(
  amount: Figure,
  { unit = 'full', currency = 'USD' }: { unit?: MoneyUnit; currency?: string } = {}
): string {
  const { divisor, suffix } = scales[unit];
  const digits = formatNumber(toDecimal(amount).div(divisor), placesOf(unit, currency));
  const negative = digits.startsWith(MINUS);
  const mark = signs[currency] ?? `${currency}${NO_BREAK_SPACE}`;
  return `${negative ? MINUS : ''}${mark}${negative ? digits.slice(1) : digits}${suffix}`;
}

/** The unit that keeps a strip's figures short: millions from ten million on, thousands from a hundred thousand on. */
export function moneyUnitFor(amounts: Iterable<Figure>): MoneyUnit {
  let largest: Decimal | undefined;
  for (const amount of amounts) {
    const size = toDecimal(amount).abs();
    if (!largest || size.gt(largest)) largest = size;
  }
  if (!largest || largest.lt(100_000)) return 'whole';
  return largest.lt(10_000_000) ? 'k' : 'M';
}
