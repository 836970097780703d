import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** The day a row of these tables is about. */
const clocks = [
  ['sales_transaction', 'transaction_date'],
  ['opportunity', 'close_date'],
  ['quota', 'period_start'],
  ['territory_assignment', 'start_date'],
  ['account_assignment', 'start_date']
] as const;

/** Tables whose days do not meet at all: one was shifted, or they are about different times. */
export async function clockFindings(tables: TableReader): Promise<Finding[]> {
  const spans: { table: string; first: string; last: string }[] = [];
  const present = clocks.filter(([table, column]) => tables.has(table, column));
  if (present.length < 2) return [];
  for (const [table, column] of present) {
    const name = quoted(column);
    const rows = await tables.rows(
      `SELECT CAST(min(${name}) AS VARCHAR), CAST(max(${name}) AS VARCHAR) FROM ${tables.from(table)}`
    );
    const [first, last] = rows[0] ?? [];
    if (typeof first === 'string' && typeof last === 'string') spans.push({ table, first, last });
  }
  return spans.flatMap((a, i) =>
    spans.slice(i + 1).flatMap((b): Finding[] => {
      if (a.first <= b.last && b.first <= a.last) return [];
      // A history that starts before the other begins still holds later on.
      if (b.table.endsWith('_assignment') && b.first <= a.last) return [];
      const message = `${a.table} runs from ${a.first} to ${a.last}, ${b.table} from ${b.first} to ${b.last}: they never meet. Say which clock holds before one is measured against the other.`;
      return [
        {
          code: 'different-clocks',
          table: b.table,
          keys: [a.table, b.table],
          values: [a.first, a.last, b.first, b.last],
          message
        }
      ];
    })
  );
}
