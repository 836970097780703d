import { daysInMonth } from '../../../core/period.ts';
import { currencyOf } from '../columns/currencies.ts';
import { isSpreadsheetError } from '../columns/null-spellings.ts';
import type { DamagedRecord } from '../source-table.ts';
import type { PlannedColumn } from './plan-columns.ts';

export type Explanation = { readonly code: string; readonly message: string };

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

/** Why a value could not be read as its column's type: a code and one sentence. */
export function explainReject(column: PlannedColumn, value: string): Explanation {
  if (isSpreadsheetError(value.trim()))
    return { code: 'spreadsheet-error', message: 'A spreadsheet error, not a value.' };
  switch (column.type) {
    case 'date':
    case 'timestamp':
      return explainDate(column, value.trim());
    case 'boolean':
      return { code: 'not-a-truth', message: 'Neither yes nor no.' };
    case 'integer':
    case 'decimal':
    case 'double':
      return explainNumber(column, value.trim());
    default:
      return { code: 'unreadable', message: 'It cannot be read.' };
  }
}

function explainDate({ decision }: PlannedColumn, value: string): Explanation {
  const parts = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})/.exec(value);
  const { order, reason } = decision.dateOrder;
  if (!parts && decision.periods)
    return { code: 'not-a-date', message: 'Neither a day nor a period such as 2026-Q1, 2026-01 or FY26 Q1.' };
  if (!parts) return { code: 'not-a-date', message: 'Not a day.' };
  const [first, second, third] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const yearFirst = parts[1]!.length === 4;
  if (!yearFirst && order === undefined && (reason === 'mixed' || (first <= 12 && second <= 12))) {
    const why =
      reason === 'mixed' ? 'the column proves both orders' : 'nothing in the column proves the order';
    return {
      code: 'ambiguous-date',
      message: `Day or month first? ${sentence(why)}; say which with the date order.`
    };
  }
  const [day, month, year] = yearFirst
    ? [third, second, first]
    : order === 'mdy'
      ? [second, first, third]
      : order === 'ymd'
        ? [third, second, first]
        : [first, second, third];
  if (order && !yearFirst && month > 12 && day <= 12 && first <= 31 && second <= 31) {
    const names = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };
    return {
      code: 'date-order',
      message: `Written the other way round; the column has the ${names[order]}.`
    };
  }
  if (month < 1 || month > 12)
    return { code: 'no-such-day', message: `No such day: there is no month ${month}.` };
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) {
    return {
      code: 'no-such-day',
      message: `No such day: ${monthNames[month - 1]} has ${days} days in ${year}.`
    };
  }
  return { code: 'not-a-date', message: 'Not a day in the form of this column.' };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function explainNumber({ decision, type, target }: PlannedColumn, value: string): Explanation {
  const own = currencyOf(value);
  if (/\d/.test(value) && own !== undefined && decision.currency !== undefined && own !== decision.currency)
    return {
      code: 'other-currency',
      message: `In ${own}, but the column is in ${decision.currency}; convert it, or bring it in a file of its own.`
    };
  if (/^[-+]?\d[\d.,]*e[-+]?\d+$/i.test(value))
    return {
      code: 'exponent',
      message:
        'Written as a power of ten, which loses digits; format the cells as plain numbers and save again.'
    };
  const [other, name, usual] =
    decision.decimalSign === '.'
      ? [/,\d{1,2}$|\.\d{3}.*,/, 'Comma', 'point']
      : [/\.\d{1,2}$|,\d{3}.*\./, 'Point', 'comma'];
  if (/^[-+($€£¥\s\d.,)%]+$/.test(value) && /\d/.test(value)) {
    if (other.test(value))
      return {
        code: 'decimal-sign',
        message: `${name} as decimal sign; the rest of the column uses a ${usual}.`
      };
    if (target === 'probability')
      return { code: 'out-of-range', message: 'A probability lies between 0 and 1 (or 0 and 100 %).' };
    if (type === 'integer' && /\.\d*[1-9]/.test(value))
      return { code: 'not-whole', message: 'Not a whole number.' };
    if (value.replace(/\D/g, '').length > 14)
      return { code: 'out-of-range', message: 'More digits than an amount can have.' };
  }
  if (/^[A-Z]{3}\s?-?\d[\d.,' ]*$|^-?\d[\d.,' ]*\s?[A-Z]{3}$/.test(value))
    return {
      code: 'currency-code',
      message: 'A currency code stands with the number; give it a column of its own (currency_code).'
    };
  return { code: 'not-a-number', message: 'Not a number.' };
}

const damage: Readonly<Record<DamagedRecord['code'], string>> = {
  'too-few-fields': 'Fewer fields than the header has.',
  'too-many-fields': 'More fields than the header has; a delimiter inside a value needs quotes.',
  'unclosed-quote': 'A quote is opened and not closed within a million characters.',
  'text-after-quote': 'Text follows a closing quote; quotes inside a value are doubled.',
  'zero-byte': 'It contains a zero byte, which no text has.',
  'totals-row': 'A row of totals below the table, not a row of its own.'
};

/** Why a record was no row of the table. */
export function explainDamage({ code, fields }: DamagedRecord, width: number): Explanation {
  const counted = code === 'too-few-fields' || code === 'too-many-fields';
  return { code, message: counted ? `${damage[code]} Found ${fields}, expected ${width}.` : damage[code] };
}
