import type { NamedPeriod } from '../../../core/period-name.ts';
import type { ColumnScan } from '../columns/column-scan.ts';
import type { DateForm, DateOrder } from '../columns/date-evidence.ts';
import type { ColumnDecision } from '../columns/decide-column.ts';
import { wordDateForms } from '../columns/word-dates.ts';
import { textList, textLiteral } from './literal-text.ts';

/**
 * SQL that reads one written day as a DATE, NULL where it is none. Every form that occurs in the column has its
 * branch; where the order of day and month is undecided, only days that read the same both ways pass.
 */
export function dateExpression(value: string, scan: ColumnScan, decision: ColumnDecision): string {
  if (decision.dayNumbers === 'compact') {
    return `CASE WHEN regexp_full_match(${value}, '[0-9]{8}') THEN CAST(try_strptime(${value}, '%Y%m%d') AS DATE) END`;
  }
  if (decision.dayNumbers === 'serial') {
    return `CASE WHEN regexp_full_match(${value}, '[0-9]{1,6}(\\.[0-9]*)?') THEN DATE '1899-12-30' + CAST(split_part(${value}, '.', 1) AS INTEGER) END`;
  }
  const forms = [...scan.dates.forms.values()];
  const branches = [
    ...forms.map((form) => formBranch(value, form, decision)),
    ...[...scan.wordDates.keys()].map((name) => wordBranch(value, name)),
    ...(decision.periods ? [periodBranch(value, decision.periods, 'start')] : [])
  ];
  if (branches.length === 0) return 'CAST(NULL AS DATE)';
  const [only] = branches;
  // Nothing but one form is in the column: its pattern needs no second look.
  const alone = branches.length === 1 && scan.text === 0 && scan.numbers.count === 0;
  if (alone && only) return only.read;
  return `CASE ${branches.map(({ test, read }) => `WHEN ${test} THEN ${read}`).join(' ')} END`;
}

type Branch = { readonly test: string; readonly read: string };

function formBranch(value: string, form: DateForm, decision: ColumnDecision): Branch {
  const sign = form.separator;
  const pattern = form.yearFirst
    ? `[0-9]{4}${escaped(sign)}[0-9]{1,2}${escaped(sign)}[0-9]{1,2}`
    : `[0-9]{1,2}${escaped(sign)}[0-9]{1,2}${escaped(sign)}[0-9]{${form.yearDigits}}`;
  const test = `regexp_full_match(${value}, ${textLiteral(form.time ? `${pattern}[ T].*` : pattern)})`;
  const day = form.time ? `split_part(replace(${value}, 'T', ' '), ' ', 1)` : value;
  if (form.yearFirst) {
    const iso = sign === '-' ? day : `replace(${day}, ${textLiteral(sign)}, '-')`;
    return { test, read: `TRY_CAST(${iso} AS DATE)` };
  }
  const year = form.yearDigits === 4 ? '%Y' : '%y';
  const read = (order: DateOrder) => {
    const parts = { dmy: ['%d', '%m', year], mdy: ['%m', '%d', year], ymd: [year, '%m', '%d'] }[order];
    return `CAST(try_strptime(${day}, ${textLiteral(parts.join(sign))}) AS DATE)`;
  };
  const { order } = decision.dateOrder;
  if (order === 'ymd' && form.yearDigits === 4) return { test, read: undecided(read) };
  return { test, read: order ? read(order) : undecided(read) };
}

const undecided = (read: (order: DateOrder) => string): string =>
  `CASE WHEN ${read('dmy')} = ${read('mdy')} THEN ${read('dmy')} END`;

function wordBranch(value: string, name: string): Branch {
  const { pattern, format } = wordDateForms[name]!;
  const bare = `regexp_replace(${value}, '^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? ', '', 'i')`;
  const cleaned = `replace(replace(${bare}, ',', ''), '-', ' ')`;
  const long = format.replace('%-d', '%d');
  const short = long.replace('%B', '%b');
  const spaced = (text: string) => textLiteral(text.replaceAll('-', ' '));
  return {
    test: `regexp_full_match(lower(${value}), ${textLiteral(pattern.slice(1, -1))})`,
    read: `CAST(coalesce(try_strptime(${cleaned}, ${spaced(long)}), try_strptime(${cleaned}, ${spaced(short)})) AS DATE)`
  };
}

/** SQL for what a value that names a period says of it: its days, or how long it is. */
export function periodExpression(
  value: string,
  periods: ReadonlyMap<string, NamedPeriod> | undefined,
  part: PeriodPart
): string {
  if (!periods || periods.size === 0) return `CAST(NULL AS ${part === 'length' ? 'VARCHAR' : 'DATE'})`;
  return periodBranch(value, periods, part).read;
}

export type PeriodPart = 'start' | 'end' | 'length';

function periodBranch(value: string, periods: ReadonlyMap<string, NamedPeriod>, part: PeriodPart): Branch {
  const written = `trim(${value})`;
  const says = (period: NamedPeriod) =>
    part === 'length' ? textLiteral(period.length) : `DATE ${textLiteral(period[part])}`;
  const cases = [...periods].map(([text, period]) => `WHEN ${textLiteral(text)} THEN ${says(period)}`);
  return {
    test: `${written} IN (${textList([...periods.keys()])})`,
    read: `CASE ${written} ${cases.join(' ')} END`
  };
}

const escaped = (sign: string): string => (sign === '.' ? '\\.' : sign);

/** SQL that reads a moment: ISO and slash forms with a clock time; a day alone is its midnight. */
export function momentExpression(value: string, scan: ColumnScan, decision: ColumnDecision): string {
  const day = dateExpression(value, scan, decision);
  const clock = `regexp_extract(${value}, '[ T]([0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?)', 1)`;
  const time = `CASE WHEN ${clock} = '' THEN '00:00' ELSE ${clock} END`;
  const half = `CASE WHEN regexp_matches(upper(${value}), 'PM$') AND NOT regexp_matches(${value}, '[ T]12:') THEN INTERVAL 12 HOUR WHEN regexp_matches(upper(${value}), 'AM$') AND regexp_matches(${value}, '[ T]12:') THEN -INTERVAL 12 HOUR ELSE INTERVAL 0 HOUR END`;
  return `TRY_CAST(CAST(${day} AS VARCHAR) || ' ' || ${time} AS TIMESTAMP) + ${half}`;
}
