import type { ColumnScan } from '../columns/column-scan.ts';
import type { ColumnDecision } from '../columns/decide-column.ts';
import { currencySpellings } from '../columns/currencies.ts';
import { textLiteral } from './literal-text.ts';

/** No-break, narrow and thin blanks. */
const blanks = '\u00a0\u202f\u2009';

/**
 * SQL that reads one written number as a decimal of `sqlType`, NULL where it is none. A column of plain digits goes
 * to the engine's cast; other forms are checked by a pattern first and then stripped of their signs.
 */
export function numberExpression(
  value: string,
  scan: ColumnScan,
  decision: ColumnDecision,
  sqlType: string,
  percent: boolean
): string {
  const { numbers } = scan;
  // A text without a digit is no decimal to the engine either; as a double it might be "inf" or "nan".
  const texts = sqlType === 'DOUBLE' ? scan.text : scan.digitText;
  const odd = texts + scan.dates.count + scan.wordDates.size > 0;
  if (decision.plainNumbers && decision.decimalSign === '.' && !percent) {
    const cast = `TRY_CAST(${value} AS ${sqlType})`;
    return odd
      ? `CASE WHEN regexp_full_match(${value}, '-?([0-9]+\\.?[0-9]*|\\.[0-9]+)') THEN ${cast} END`
      : cast;
  }
  const [point, group] = decision.decimalSign === '.' ? ['\\.', ','] : [',', '\\.'];
  const digits = `([0-9]{1,3}((${group}[0-9]{3})+|([ '’${blanks}][0-9]{3})+)|[0-9]+)?(${point}[0-9]*)?`;
  const gap = `[\\s${blanks}]*`;
  const spellings = decision.currency === undefined ? [] : currencySpellings(decision.currency);
  const currency = spellings.map((text) => text.replace('$', '\\$')).join('|');
  const sign = '[-−+(]?';
  const before = `${sign}${gap}((${currency})${gap})?${sign}${gap}`;
  const behind = `${gap}%?${gap}[-)]?${gap}(${currency})?${gap}[-)]?${gap}`;
  const pattern = textLiteral(`${gap}${before}${digits}${behind}`);
  const kept = decision.decimalSign === '.' ? '0123456789.' : '0123456789,';
  const stripped = `regexp_replace(${value}, '[^${kept}]', '', 'g')`;
  const plain = decision.decimalSign === '.' ? stripped : `replace(${stripped}, ',', '.')`;
  const signed = `CASE WHEN ${value} LIKE '%-%' OR ${value} LIKE '%−%' OR ${value} LIKE '%(%' THEN '-' ELSE '' END || ${plain}`;
  const wide = `TRY_CAST(${signed} AS DECIMAL(28,10))`;
  const hundredth = `CAST(${wide} * CAST(0.01 AS DECIMAL(3,2)) AS ${sqlType})`;
  const number = percent
    ? hundredth
    : numbers.percent > 0
      ? `CASE WHEN ${value} LIKE '%\\%%' ESCAPE '\\' THEN ${hundredth} ELSE TRY_CAST(${signed} AS ${sqlType}) END`
      : `TRY_CAST(${signed} AS ${sqlType})`;
  return `CASE WHEN regexp_full_match(${value}, ${pattern}) THEN ${number} END`;
}
