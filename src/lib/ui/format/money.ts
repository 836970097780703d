import { currencyExponent, roundMoney, type Decimal } from '../../core/money.ts';
import { formatNumber, toDecimal, type Figure } from './number.ts';
import { MINUS, NO_BREAK_SPACE } from './symbols.ts';
import { workspaceCurrency } from './workspace-currency.svelte.ts';

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

const marks = new Map<string, string>();

/** What stands before a figure: the currency's sign, or its code and a space; of the open workspace where none is named. */
export function currencyMark(currency = workspaceCurrency.code): string {
  let mark = marks.get(currency);
  if (mark === undefined) marks.set(currency, (mark = markOf(currency)));
  return mark;
}

function markOf(currency: string): string {
  // Only three letters are a code; anything else a file had stands as it is.
  if (!/^[A-Z]{3}$/.test(currency)) return `${currency}${NO_BREAK_SPACE}`;
  const parts = new Intl.NumberFormat('en-US', { style: 'currency', currency }).formatToParts(0);
  const sign = parts.find(({ type }) => type === 'currency')!.value;
  return /\p{Sc}$/u.test(sign) ? sign : `${sign}${NO_BREAK_SPACE}`;
}

/** Sign, grouped digits, unit, in the currency of the open workspace: `$99.84 M`, `−€1,963.10`, `¥1,500`, `CHF 12 k`. */
export function formatMoney(
  amount: Figure,
  {
    unit = 'full',
    currency = workspaceCurrency.code
  }: { unit?: MoneyUnit; currency?: string | undefined } = {}
): string {
  const { divisor, suffix } = scales[unit];
  const digits = formatNumber(toDecimal(amount).div(divisor), placesOf(unit, currency));
  const negative = digits.startsWith(MINUS);
  return `${negative ? MINUS : ''}${currencyMark(currency)}${negative ? digits.slice(1) : digits}${suffix}`;
}

/** Rounded as it is shown in full. */
export const roundPaid = (amount: Decimal): Decimal => roundMoney(amount, workspaceCurrency.code);

/** Decimal places of the open workspace's currency. */
export const moneyPlaces = (): number => currencyExponent(workspaceCurrency.code);

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
