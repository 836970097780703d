import type { NamedPeriod } from '../../../core/period-name.ts';

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

/** How the periods of a column are read, in words: the first of them, and what was assumed of fiscal years. */
export function periodWords(
  periods: ReadonlyMap<string, NamedPeriod> | undefined,
  yearStart: number | undefined
): string | undefined {
  const [first] = periods ?? [];
  if (!periods || !first) return undefined;
  const [text, { start, length }] = first;
  const lengths = new Set([...periods.values()].map((period) => period.length));
  const reading = `${text} is read as ${start}, a ${length}`;
  const mixed =
    lengths.size > 1 ? `; the column names ${[...lengths].map((each) => `${each}s`).join(' and ')}` : '';
  const fiscal = [...periods.values()].some((period) => period.fiscal);
  const month = monthNames[(yearStart ?? 1) - 1]!;
  const inYear = yearStart !== undefined ? `, in a year that starts in ${month}` : '';
  const assumed = fiscal && yearStart === undefined ? '; the fiscal year was taken to start in January' : '';
  return `${reading}${inYear}${mixed}${assumed}`;
}
