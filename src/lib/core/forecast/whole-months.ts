import { addDays, addMonths, dayNumber, type IsoDate } from '../period.ts';

/** The whole months of a history, and what was left out of it. */
export type WholeMonths = { readonly months: readonly IsoDate[]; readonly notes: readonly string[] };

const monthStart = (date: IsoDate): IsoDate => `${date.slice(0, 7)}-01`;
/** 1 January 1970 was a Thursday: 0 is Monday. */
const weekday = (date: IsoDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7;

/** True where a Monday to Friday lies in [start, end). */
function holdsWorkday(start: IsoDate, end: IsoDate): boolean {
  for (let day = start; day < end; day = addDays(day, 1)) if (weekday(day) < 5) return true;
  return false;
}

/**
 * The months between the first and the last day with sales. A month at either end is whole when no working day of it
 * lies outside those days; sales that always fall on one day of the month stand for the whole of it.
 */
export function wholeMonths(first: IsoDate, last: IsoDate, oneDayAMonth: boolean): WholeMonths {
  const months: IsoDate[] = [];
  for (let month = monthStart(first); month <= last; month = addMonths(month, 1)) months.push(month);
  const notes: string[] = [];
  if (oneDayAMonth) return { months, notes };
  if (holdsWorkday(addDays(last, 1), addMonths(monthStart(last), 1))) {
    months.pop();
    notes.push(`${monthStart(last).slice(0, 7)} is left out: its sales end on ${last}.`);
  }
  if (months.length > 0 && months[0] === monthStart(first) && holdsWorkday(monthStart(first), first)) {
    months.shift();
    notes.push(`${monthStart(first).slice(0, 7)} is left out: its sales begin on ${first}.`);
  }
  return { months, notes };
}
