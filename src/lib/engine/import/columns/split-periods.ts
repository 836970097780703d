import { readPeriodName, type NamedPeriod } from '../../../core/period-name.ts';
import type { ColumnScan } from './column-scan.ts';

const mostParts = 40;

/** A year in one column and its quarter or month in another: the two as one text, and the period it names. */
export function splitPeriods(
  years: ColumnScan,
  parts: ColumnScan,
  {
    partHeader,
    separator,
    yearStart = 1
  }: { readonly partHeader: string; readonly separator: string; readonly yearStart?: number | undefined }
): Map<string, NamedPeriod> {
  const periods = new Map<string, NamedPeriod>();
  const distinct = ({ samples }: ColumnScan) => [...new Set(samples.map((text) => text.trim()))];
  const written = distinct(parts).filter((text) => isPart(text));
  if (written.length > mostParts) return periods;
  for (const year of distinct(years)) {
    for (const part of written) {
      const month = /month|monat|mois/i.test(partHeader) || Number(part) > 4;
      const text = /^\d+$/.test(part) ? (month ? `${year}-${part}` : `${year} Q${part}`) : `${part} ${year}`;
      const period = readPeriodName(text, yearStart);
      if (period) periods.set(`${year}${separator}${part}`, period);
    }
  }
  return periods;
}

/** `1` to `12`, `Q3`, `Jan`: the part of a year, without the year. */
export const isPart = (text: string): boolean =>
  /^(\d{1,2}|q[ .-]?[1-4]|[1-4] ?q|h[12])$/i.test(text) || readPeriodName(`${text} 2026`)?.length === 'month';
