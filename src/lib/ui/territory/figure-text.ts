import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { NO_BREAK_SPACE } from '../format/symbols.ts';
import type { MeasureKey } from './unit-measures.ts';

export const measureLabels: Readonly<Record<MeasureKey, string>> = {
  potential: 'Potential',
  accounts: 'Accounts',
  credit: 'Credit'
};

/** A sum of a measure as a strip or a card shows it: points and accounts as counts, credit in millions of money. */
export function formatMeasure(measure: MeasureKey, value: number): string {
  if (measure === 'credit') return formatMoney(value, { unit: 'M' });
  return formatNumber(value);
}

/** With the measure's noun, for a tag: `6,104 potential`, `15 accounts`, `$2.60 M credit`. */
export const formatWithNoun = (measure: MeasureKey, value: number): string =>
  `${formatMeasure(measure, value)} ${measureLabels[measure].toLowerCase()}`;

/** A deviation from the mean with its sign: `+7.7 %`, `−8.3 %`, `0.0 %`. */
export function formatDeviation(ratio: number): string {
  const digits = formatNumber((ratio * 100).toFixed(1), 1);
  const sign = ratio > 0 && digits !== '0.0' ? '+' : '';
  return `${sign}${digits}${NO_BREAK_SPACE}%`;
}
