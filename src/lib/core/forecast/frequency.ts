import { dayNumber, isIsoDate } from '../period.ts';

/** Season lengths by frequency; weekly series are taken as without season. */
export const defaultSeasons: Readonly<Record<string, number>> = {
  yearly: 1,
  quarterly: 4,
  monthly: 12,
  weekly: 1
};

/**
 * Where a period stands on its series' time axis: a whole number as it is, or a date or period text
 * (2024, 2024-Q3, 2024-07, 2024-07-15) counted in the frequency's steps. Undefined where it is neither.
 */
export function timeIndex(text: string, frequency: string): number | undefined {
  const plain = text.trim();
  if (/^[+-]?\d+$/.test(plain)) return Number(plain);
  if (/^\d+\.0+$/.test(plain)) return Math.trunc(Number(plain));
  const quarter = /^(\d{4})[- ]?Q([1-4])$/i.exec(plain);
  if (quarter) return Number(quarter[1]) * 4 + Number(quarter[2]) - 1;
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(plain);
  if (!date) return undefined;
  const day = `${date[1]}-${date[2]}-${date[3] ?? '01'}`;
  if (!isIsoDate(day)) return undefined;
  const [year, month] = [Number(date[1]), Number(date[2]) - 1];
  if (frequency === 'yearly') return year;
  if (frequency === 'quarterly') return year * 4 + Math.floor(month / 3);
  if (frequency === 'daily') return dayNumber(day);
  if (frequency === 'weekly') return Math.floor((dayNumber(day) + 3) / 7);
  return year * 12 + month;
}
