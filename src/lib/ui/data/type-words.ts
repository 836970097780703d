import type { columnTypes } from '../../engine/import/mapping/mapping-document.ts';

export type ColumnType = (typeof columnTypes)[number];

/** What a column is read as, in words. */
export const typeWords: Readonly<Record<ColumnType, string>> = {
  text: 'Text',
  integer: 'Whole number',
  decimal: 'Decimal number',
  double: 'Number, rounded',
  date: 'Date',
  timestamp: 'Date and time',
  boolean: 'Yes or no',
  money: 'Amount',
  rate: 'Rate'
};

/** The choice a type of the engine stands for: amounts have four places, rates six. */
export function typeOf(sqlType: string): ColumnType {
  const type = sqlType.toLowerCase();
  if (type === 'decimal(18,4)') return 'money';
  if (type === 'decimal(9,6)') return 'rate';
  if (/^(tinyint|smallint|integer|bigint|hugeint)/.test(type)) return 'integer';
  if (/^(decimal|double|date|boolean)/.test(type))
    return (/^(decimal|double|date|boolean)/.exec(type)?.[0] ?? 'text') as ColumnType;
  if (type === 'float') return 'double';
  return type.startsWith('timestamp') ? 'timestamp' : 'text';
}

/** `DECIMAL(18,4)` as people say it: Amount. */
export const typeWord = (sqlType: string): string => typeWords[typeOf(sqlType)];
