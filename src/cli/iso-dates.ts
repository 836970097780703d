import { isIsoDate } from '../lib/core/period.ts';
import { DateEvidence, decideDateOrder, type DateOrder } from '../lib/engine/import/columns/date-evidence.ts';
import type { TextTable } from './read-table.ts';
import { textOption, UsageError, WorkError, type Arguments } from './verb.ts';

const orders: readonly string[] = ['dmy', 'mdy', 'ymd'] satisfies DateOrder[];

/** `--date-order dmy|mdy|ymd`, or undefined where it was not given. */
export function dateOrderOption(args: Arguments): DateOrder | undefined {
  const text = textOption(args, 'date-order');
  if (text === undefined || orders.includes(text)) return text as DateOrder | undefined;
  throw new UsageError(`--date-order must be dmy, mdy or ymd: ${text}`);
}

/**
 * The table with its columns of dates written as YYYY-MM-DD. The order of a column's parts is decided on all its
 * values together; where nothing proves it and none is given, the person is asked. What is no day stays as it was.
 */
export function withIsoDates(table: TextTable, file: string, given: DateOrder | undefined): TextTable {
  const turned = table.columns.map((name, at) => orderOf(table, at, name, file, given));
  if (turned.every((order) => order === undefined)) return table;
  const rows = table.rows.map((row) =>
    row.map((cell, at) => {
      const order = turned[at];
      return order === undefined ? cell : (isoDate(cell, order) ?? cell);
    })
  );
  return { ...table, rows };
}

/** The order in which to read a column's dates; undefined for a column of ISO dates or of anything else. */
function orderOf({ rows }: TextTable, at: number, name: string, file: string, given: DateOrder | undefined) {
  const evidence = new DateEvidence();
  const encoder = new TextEncoder();
  let filled = 0;
  for (const row of rows) {
    const cell = (row[at] ?? '').trim();
    if (cell === '') continue;
    filled++;
    if (cell.length <= 40) evidence.add(encoder.encode(cell), 0, encoder.encode(cell).length);
  }
  const forms = [...evidence.forms.values()];
  if (
    evidence.count * 2 <= filled ||
    forms.every(({ yearFirst, separator }) => yearFirst && separator === '-')
  )
    return undefined;
  const { order, reason } = decideDateOrder(evidence);
  if (given ?? order) return given ?? order;
  if (reason === 'none') return undefined;
  const why = reason === 'mixed' ? 'has dates of both orders' : 'can be read day first or month first';
  throw new WorkError(`${file}: the column “${name}” ${why}; say which with --date-order dmy or mdy.`);
}

function isoDate(cell: string, order: DateOrder): string | undefined {
  const parts = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ].*)?$/.exec(cell.trim());
  if (!parts) return undefined;
  const [first, second, third] = [parts[1]!, parts[3]!, parts[4]!];
  const [year, month, day] =
    first.length === 4 || order === 'ymd'
      ? [first, second, third]
      : order === 'dmy'
        ? [third, second, first]
        : [third, first, second];
  if (year.length !== 2 && year.length !== 4) return undefined;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : undefined;
}
