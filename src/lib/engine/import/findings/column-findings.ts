import { isNullEverywhere } from '../columns/null-spellings.ts';
import type { PlannedColumn } from '../load/plan-columns.ts';
import type { Finding } from '../report.ts';
import { periodWords } from './period-words.ts';
import type { SourceTable } from '../source-table.ts';

const orders = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' } as const;

/** What was noticed in the values of one column, from what was counted over all of them. */
export function columnFindings(
  source: SourceTable,
  table: string,
  where: string,
  column: PlannedColumn
): Finding[] {
  const scan = source.columns[column.sources[0]!]!;
  const name = source.header[column.sources[0]!]!;
  const { decision, type } = column;
  const findings: Finding[] = [];
  const add = (code: string, values: readonly string[], message: string) =>
    void findings.push({
      code,
      table,
      keys: [column.target],
      values,
      message: `${where}, ${name}: ${message}`
    });
  const shown = scan.samples.slice(0, 3);
  if (scan.leadingZeros > 0 && type === 'text') {
    add(
      'codes-kept-as-text',
      [String(scan.leadingZeros)],
      `${rows(scan.leadingZeros)} with leading zeros; the column stays text.`
    );
  }
  const nulls = [...scan.nulls].filter(([text]) => type !== 'text' || isNullEverywhere(text));
  for (const [text, count] of nulls)
    add('null-spelling', [text, String(count)], `"${text}" in ${rows(count)} was taken as empty.`);
  const named = column.mapping.nulls ?? [];
  if (named.length > 0)
    add(
      'null-spelling',
      named,
      `${named.map((text) => `"${text}"`).join(', ')} was taken as empty, as the mapping says.`
    );
  if (scan.samples.includes('NA') && !named.includes('NA'))
    add('na-kept', ['NA'], '"NA" was kept as a value; say so in the mapping if it means empty.');
  if (scan.edgeBlanks > 0)
    add(
      'padded-values',
      [String(scan.edgeBlanks)],
      `blanks at the ends of ${rows(scan.edgeBlanks)} were cut off.`
    );
  if (scan.replacementCharacters > 0) {
    add(
      'replacement-character',
      [String(scan.replacementCharacters)],
      `${rows(scan.replacementCharacters)} hold the sign U+FFFD: the file was damaged before it came here.`
    );
  }
  if (scan.formulas > 0)
    add(
      'formula-text',
      [String(scan.formulas)],
      `${rows(scan.formulas)} start like a spreadsheet formula; they are kept as text.`
    );
  const glued = scan.samples.filter((text) => /\p{L}{3,}\d$/u.test(text));
  if (type === 'text' && glued.length > 0 && glued.length * 10 <= scan.samples.length) {
    add(
      'footnote-digit',
      glued.slice(0, 5),
      `a digit behind a name may be a footnote mark (${glued[0]}); nothing was changed.`
    );
  }
  const patterns = keyPatterns(scan.samples);
  if (column.target.endsWith('_id') && patterns.length > 1) {
    add(
      'key-pattern',
      patterns,
      `keys are padded to different lengths (${patterns.join(', ')}); they were kept as written.`
    );
  }
  const aliases = Object.entries(column.mapping.aliases ?? {});
  if (aliases.length > 0) {
    add(
      'alias-applied',
      aliases.flat(),
      `${aliases.map(([from, to]) => `${from} was read as ${to}`).join(', ')}, as the mapping says.`
    );
  }
  if (type === 'date' || type === 'timestamp') orderFindings();
  if (type === 'decimal' || type === 'integer') numberFindings();
  return findings;

  function orderFindings(): void {
    const forms = [...scan.dates.forms.values()];
    const words = periodWords(decision.periods, column.mapping.yearStart);
    if (words !== undefined && column.mapping.period === undefined)
      add('period-words', [...decision.periods!.keys()].slice(0, 3), `${words}.`);
    const { order, reason } = decision.dateOrder;
    const numeric = forms.some(({ yearFirst }) => !yearFirst);
    if (numeric && order && reason === 'proved') {
      const proof = { dmy: 'dayFirst', mdy: 'monthFirst', ymd: 'shortYearFirst' } as const;
      const proving = forms.reduce((sum, form) => sum + form[proof[order]], 0);
      add(
        'date-order',
        [order, String(proving)],
        `read as ${orders[order]}; ${rows(proving)} can only be that.`
      );
    }
    if (reason === 'undecided') {
      add(
        'ambiguous-date-order',
        shown,
        `every day reads as day first and as month first; say which with the date order.`
      );
    }
    if (reason === 'mixed') {
      add(
        'mixed-date-order',
        shown,
        `some rows can only be day first, others only month first; say which with the date order.`
      );
    }
    if (forms.some(({ yearDigits }) => yearDigits === 2)) {
      add(
        'two-digit-years',
        shown,
        'years of two digits: 69 to 99 were read as 1969 to 1999, 00 to 68 as 2000 to 2068.'
      );
    }
    if (forms.length > 1) add('date-forms', shown, `days are written in ${forms.length} ways.`);
    const clocks = scan.samples.filter(
      (text) => /[ T]\d/.test(text) && !/[ T](0?0:00|12:00(:00)? ?AM)(:00)?(\.0+)?Z?$/i.test(text)
    );
    if (type === 'date' && forms.some(({ time }) => time) && clocks.length > 0) {
      add('time-left-out', clocks.slice(0, 3), 'the time of day was left out.');
    }
    if (decision.dayNumbers === 'serial')
      add('day-numbers', shown, 'whole numbers were read as the day numbers of a spreadsheet.');
  }

  function numberFindings(): void {
    const { numbers } = scan;
    const [main, ...others] = [...numbers.currencies].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (main && others.length > 0) {
      const parts = [main, ...others].map(([code, count]) => `${code} in ${rows(count)}`);
      add(
        'mixed-currencies',
        [main, ...others].map(([code]) => code),
        `amounts are in several currencies, ${parts.join(', ')}; only those in ${main[0]} and without a currency load, since amounts of different currencies are not added up.`
      );
    }
    if (decision.decimalSign === ',') add('decimal-comma', shown, 'a comma is the decimal sign.');
    const unproved = decision.decimalSign === ',' ? numbers.pointOrGroup : numbers.commaOrGroup;
    if (unproved > 0 && numbers.pointOnly + numbers.commaOnly === 0) {
      add(
        'ambiguous-number',
        shown,
        `a sign before three digits was read as a separator of thousands in ${rows(unproved)}.`
      );
    }
    if (numbers.percent > 0 || column.percent)
      add('percent', shown, 'percentages were read as ratios: 12.5 % is 0.125.');
    if (numbers.brackets > 0)
      add(
        'negative-brackets',
        [String(numbers.brackets)],
        `brackets in ${rows(numbers.brackets)} were read as a minus.`
      );
    if (column.sqlType === 'DECIMAL(18,4)' && numbers.scale > 4) {
      add(
        'rounded',
        [String(numbers.scale)],
        `up to ${numbers.scale} decimals; amounts keep four and were rounded half away from zero.`
      );
    }
  }
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count.toLocaleString('en-US')} rows`);

/** Patterns of keys that differ only in how far their number is padded with zeros. */
function keyPatterns(samples: readonly string[]): string[] {
  const patterns = new Map<string, Map<number, string>>();
  for (const text of samples) {
    const digits = /\d+$/.exec(text)?.[0];
    if (digits === undefined || !digits.startsWith('0')) continue;
    const stem = text.slice(0, -digits.length);
    patterns.set(stem, (patterns.get(stem) ?? new Map<number, string>()).set(digits.length, text));
  }
  const padded = [...patterns.values()].find((lengths) => lengths.size > 1);
  return padded ? [...padded.values()] : [];
}
