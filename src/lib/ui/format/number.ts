import { Decimal, decimalText, roundTo } from '../../core/money.ts';
import { MINUS } from './symbols.ts';

/** Anything a figure arrives as: exact text, a decimal, or a plain number of things. */
export type Figure = string | number | Decimal;

export const toDecimal = (figure: Figure): Decimal => new Decimal(figure);

/** Digits grouped by thousands with a real minus: `−1,234.50`. Rounded half away from zero to the places. */
export function formatNumber(figure: Figure, places = 0): string {
  const text = decimalText(roundTo(toDecimal(figure), places), places);
  const negative = text.startsWith('-');
  const [whole = '', fraction] = (negative ? text.slice(1) : text).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${negative ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A count with its noun: `1 county`, `3,142 counties`. */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
