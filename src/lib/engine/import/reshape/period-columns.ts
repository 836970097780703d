import { readPeriodName } from '../../../core/period-name.ts';
import { addMonths, isIsoDate } from '../../../core/period.ts';

/** Steps between columns headed by days that make them periods: months, quarters, half-years, years. */
const steps = [1, 3, 6, 12];

/**
 * The headers that each name another period, in the order of the file: `2026-Q1`, `2026-Q2` …, or the first days of
 * months at equal steps, as spreadsheets write them. Fewer than two are none; so are two that name the same period.
 */
export function periodColumns(header: readonly string[]): string[] {
  const named = header.flatMap((name) => {
    const period = readPeriodName(name);
    return period ? [{ name, ...period }] : [];
  });
  if (named.length >= 2) {
    const distinct = new Set(named.map(({ start, length }) => `${start} ${length}`));
    return distinct.size === named.length ? named.map(({ name }) => name) : [];
  }
  const days = header.filter((name) => firstOfMonth(name) !== undefined);
  const starts = days.map((name) => firstOfMonth(name)!);
  const step = steps.find((months) =>
    starts.every((day, i) => i === 0 || day === addMonths(starts[i - 1]!, months))
  );
  return days.length >= 2 && step !== undefined ? days : [];
}

const firstOfMonth = (name: string): string | undefined => {
  const day = /^(\d{4}-\d{2}-01)( 00:00(:00)?)?$/.exec(name.trim())?.[1];
  return day !== undefined && isIsoDate(day) ? day : undefined;
};

/**
 * The period a column's header names in words the mapping reads: the header itself, or for the first days of months
 * the month, quarter or year that reaches to the next column.
 */
export function periodNames(columns: readonly string[]): string[] {
  const starts = columns.map(firstOfMonth);
  const [first, second] = starts;
  if (first === undefined || second === undefined) return [...columns];
  const step = steps.find((months) => addMonths(first, months) === second);
  return starts.map((day, i) => {
    if (day === undefined) return columns[i]!;
    const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
    if (step === 1) return `${year}-${day.slice(5, 7)}`;
    if (step === 3 && month % 3 === 1) return `${year}-Q${(month + 2) / 3}`;
    return step === 12 && month === 1 ? year : day;
  });
}
