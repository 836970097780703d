import { isToMend } from '../../engine/import/findings/finding-rows.ts';
import type { Finding } from '../../engine/import/report.ts';
import { writeCsv } from '../format/csv.ts';

/** What a person can mend in the tables, table by table, apart from what is only worth knowing. */
export function splitFindings(findings: readonly Finding[]): {
  readonly toMend: readonly Finding[];
  readonly noticed: readonly Finding[];
} {
  const toMend = findings.filter(isToMend).toSorted((a, b) => compare(a.table, b.table));
  return { toMend, noticed: findings.filter((finding) => !isToMend(finding)) };
}

/** How many things each table has to mend. */
export const countByTable = (findings: readonly Finding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { table } of findings) counts.set(table, (counts.get(table) ?? 0) + 1);
  return counts;
};

/** Everything to mend as a file: one line for each value, so that it can be worked through and ticked off. */
export const toMendCsv = (findings: readonly Finding[]): string =>
  writeCsv(
    ['table', 'what', 'column', 'value', 'message'],
    findings.flatMap(({ table, code, keys, values, message }) => {
      const byKey = code === 'split-total' || code.endsWith('contradiction') || code === 'assignment-overlap';
      const named = byKey ? keys : code === 'key-variant' ? values.slice(0, 1) : values;
      return named.map((value) => [table, code, byKey ? '' : keys.join(' '), value, message]);
    })
  );

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
