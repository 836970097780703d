import { cellsOf } from '../source-cells.ts';
import type { SourceTable } from '../source-table.ts';

const label = /^((grand |sub|overall )?totals?|sum|summe|gesamt|total général)\s*:?$/i;
const figure = /^[-−+($€£¥\s]*\d[\d.,'’\s\u00a0\u202f]*[)%€£¥-]*$/;

/**
 * Set aside the last row where it is a sum of those above: its first filled cell says so and all others are figures.
 * A row that says more is a row, even if somebody is called Total.
 */
export function withoutTotals(source: SourceTable): SourceTable {
  const { records } = source;
  const last = records.starts.length - 1;
  if (last < 1) return source;
  const cells = cellsOf(source, last);
  const [first, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (first === undefined || !label.test(first) || others.length === 0) return source;
  if (!others.every((cell) => figure.test(cell))) return source;
  const text = new TextDecoder().decode(source.bytes.subarray(records.starts[last], records.ends[last]));
  const line = records.lines[last]!;
  const damaged = [...records.damaged, { line, code: 'totals-row' as const, text, fields: cells.length }];
  return {
    ...source,
    records: {
      ...records,
      starts: records.starts.slice(0, last),
      ends: records.ends.slice(0, last),
      lines: records.lines.slice(0, last),
      damaged,
      irregular: true
    }
  };
}
