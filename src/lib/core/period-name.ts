import { addMonths, type IsoDate, type Period } from './period.ts';

export type PeriodLength = 'month' | 'quarter' | 'half-year' | 'year';

/** A period somebody wrote in words, half-open as every period is. */
export type NamedPeriod = Period & {
  readonly length: PeriodLength;
  /** Said to be of a fiscal year, whose first month the words do not tell. */
  readonly fiscal: boolean;
};

export const monthsOf: Readonly<Record<PeriodLength, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12
};

const year = String.raw`(?<fiscal>fy|cy)?[ ]?'?(?<year>(?:19|20)\d{2}|\d{2})`;
const gap = String.raw`[ ._/-]*`;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const quarter = '(?:q(?:uarter|tr)?[ .-]?(?<quarter>[1-4])|(?<quarter2>[1-4])[ ]?q(?:tr)?)';
const half = '(?:h[ .-]?(?<half>[12])|(?<half2>[12])[ ]?h)';

const forms = [
  `${year}${gap}${quarter}`,
  `${quarter}${gap}${year}`,
  `${year}${gap}${half}`,
  `${half}${gap}${year}`,
  `${month}${gap}${year}`,
  `(?<year>(?:19|20)\\d{2})${gap}${month}`,
  String.raw`(?<year>(?:19|20)\d{2})(?:[-/._ ]?m|[-/._])(?<month>\d{1,2})`,
  String.raw`(?<month>\d{1,2})[-/.](?<year>(?:19|20)\d{2})`,
  String.raw`(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])`,
  String.raw`(?<fiscal>fy|cy)[ ]?'?(?<year>(?:19|20)\d{2}|\d{2})`,
  String.raw`(?<fiscal>fy)[ ]?(?:(?:19|20)\d{2}|\d{2})[/-](?<year>\d{2})`,
  String.raw`(?<year>(?:19|20)\d{2})`
].map((form) => new RegExp(`^${form}$`));

/**
 * Read `2026-Q1`, `Q1 2026`, `1Q26`, `2026-01`, `Jan 2026`, `H1 2026`, `FY26 Q1`, `FY26` or `2026` as the days it
 * names; undefined where it is no period. Years of two digits are of this century. With `yearStart` other than 1
 * quarters, halves and years are those of a year that starts in that month and is called after the year it ends in.
 */
export function readPeriodName(text: string, yearStart = 1): NamedPeriod | undefined {
  const written = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (written.length < 4 || written.length > 20) return undefined;
  for (const form of forms) {
    const parts = form.exec(written)?.groups;
    if (parts) return periodOf(parts, yearStart);
  }
  return undefined;
}

function periodOf(parts: Readonly<Record<string, string | undefined>>, yearStart: number) {
  const named = Number(parts['year']!.length === 2 ? `20${parts['year']!}` : parts['year']);
  const numbered = parts['month'] ?? (monthNames.indexOf(parts['name']?.slice(0, 3) ?? '') + 1 || undefined);
  if (numbered !== undefined) {
    const index = Number(numbered);
    return index >= 1 && index <= 12 ? make(day(named, index), 'month', false) : undefined;
  }
  const fiscal = parts['fiscal'] === 'fy';
  const first = parts['fiscal'] === 'cy' || yearStart === 1 ? day(named, 1) : day(named - 1, yearStart);
  const quarter = parts['quarter'] ?? parts['quarter2'];
  if (quarter !== undefined) return make(addMonths(first, (Number(quarter) - 1) * 3), 'quarter', fiscal);
  const half = parts['half'] ?? parts['half2'];
  if (half !== undefined) return make(addMonths(first, (Number(half) - 1) * 6), 'half-year', fiscal);
  return make(first, 'year', fiscal);
}

const day = (year: number, month: number): IsoDate => `${year}-${String(month).padStart(2, '0')}-01`;

const make = (start: IsoDate, length: PeriodLength, fiscal: boolean): NamedPeriod => ({
  start,
  end: addMonths(start, monthsOf[length]),
  length,
  fiscal
});
