import { Decimal, decimalText } from '../../money.ts';
import type { Rate } from '../schema/plan.ts';

/** A number as read: digits grouped, no exponent. */
export function number(value: Decimal): string {
  const [whole = '0', fraction] = decimalText(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Money to the cent, digits grouped. */
export function money(value: Decimal): string {
  const [whole = '0', cents = '00'] = decimalText(value.toDecimalPlaces(2), 2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** A ratio as a percentage: 0.05 is 5 %. */
export const percent = (ratio: Decimal): string => `${number(ratio.times(100))} %`;

/** A list in words: a, b and c. */
export const listed = (items: readonly string[], last = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

/** A rate in words; `lump` where it is a multiple or an amount in itself. */
export function rateWords(rate: Rate, as: (value: Decimal) => string): string {
  if ('attribute' in rate)
    return `${rate.times.eq(1) ? '' : `${number(rate.times)} × `}the payee’s ${rate.attribute}`;
  if ('baseRate' in rate)
    return `${number(rate.baseRate)} × the base commission rate (target incentive ÷ quota)`;
  return as(rate);
}

/** A single value of a document (no list or object) as text, for a rule without a sentence of its own. */
export function plain(value: unknown): string {
  return Decimal.isDecimal(value) ? number(value) : String(value);
}
