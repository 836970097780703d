import { readPeriodName } from '../../../core/period-name.ts';
import { DateEvidence } from '../columns/date-evidence.ts';
import { isNullSpelling, nullDates } from '../columns/null-spellings.ts';
import { NumberEvidence } from '../columns/number-evidence.ts';
import { wordDateForm } from '../columns/word-dates.ts';
import type { PlannedColumn } from '../load/plan-columns.ts';
import type { Finding } from '../report.ts';
import type { SourceTable } from '../source-table.ts';

const truths = /^(true|t|yes|y|1|false|f|no|n|0)$/i;
const nouns: Readonly<Record<string, string>> = {
  date: 'a day', timestamp: 'a moment', integer: 'a whole number', decimal: 'a number', double: 'a number', boolean: 'yes or no'
}; // prettier-ignore

/**
 * Values that will not load as their column's type, as far as counting the whole column tells before any row is
 * converted; the checks then list each with its line.
 */
export function unreadableFindings(source: SourceTable, table: string, column: PlannedColumn): Finding[] {
  const { type, mapping, target } = column;
  const noun = nouns[type];
  if (noun === undefined || mapping.lookup || mapping.equals || mapping.period || column.sources.length > 1)
    return [];
  const at = column.sources[0]!;
  const scan = source.columns[at]!;
  const count = countUnreadable(scan, column);
  const example = scan.samples.find((text) => !reads(text.trim(), column));
  if (count === 0 && example === undefined) return [];
  const values = example === undefined ? [] : [example];
  const many =
    count === 0
      ? 'some values are'
      : count === 1
        ? '1 value is'
        : `${count.toLocaleString('en-US')} values are`;
  const such = example === undefined ? '' : `, such as “${example.slice(0, 60)}”`;
  const message = `${source.file}, ${source.header[at]!}: ${many} not ${noun}${such}; the checks list each with its line, and the other rows load.`;
  return [{ code: 'unreadable-values', table, keys: [target], values, message }];
}

function countUnreadable(scan: SourceTable['columns'][number], { type, decision }: PlannedColumn): number {
  if (type === 'boolean') return 0;
  const missed = Math.round((1 - decision.fit) * scan.filled);
  if (type !== 'date' && type !== 'timestamp') return Math.max(0, missed);
  let wrong = 0;
  for (const form of scan.dates.forms.values()) {
    wrong += form.neither;
    if (form.yearFirst) continue;
    const { order } = decision.dateOrder;
    if (order === 'dmy') wrong += form.monthFirst;
    else if (order === 'mdy') wrong += form.dayFirst;
    else if (order === undefined) wrong += form.either + form.dayFirst + form.monthFirst;
  }
  // `00/00/0000` is written like a day that is none, and means none.
  const none = scan.samples.filter((text) => nullDates.includes(text)).length;
  return Math.max(0, missed + wrong - none);
}

function reads(text: string, { type, decision }: PlannedColumn): boolean {
  if (text === '' || isNullSpelling(text)) return true;
  if (type === 'boolean') return truths.test(text);
  const bytes = new TextEncoder().encode(text);
  if (type !== 'date' && type !== 'timestamp') return new NumberEvidence().add(bytes, 0, bytes.length);
  if (nullDates.includes(text) || decision.dayNumbers || decision.periods?.has(text)) return true;
  const evidence = new DateEvidence();
  if (!evidence.add(bytes, 0, bytes.length))
    return wordDateForm(text) !== undefined || readPeriodName(text) !== undefined;
  const [form] = evidence.forms.values();
  if (!form || form.neither > 0) return false;
  const { order } = decision.dateOrder;
  return (
    form.yearFirst || (order === 'dmy' ? form.monthFirst === 0 : order === 'mdy' ? form.dayFirst === 0 : true)
  );
}
