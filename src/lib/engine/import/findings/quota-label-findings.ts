import { quoted } from '../load/literal-text.ts';
import { normaliseHeader } from '../mapping/normalise-header.ts';
import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** Quotas that carry a year and a quarter beside their day: labels used for two days, and quarters nobody has. */
export async function quotaLabelFindings(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('quota', 'period_start')) return [];
  const column = (ending: string) =>
    tables.columns('quota').find((name) => normaliseHeader(name).endsWith(ending));
  const [year, quarter] = [column('year'), column('quarter')];
  if (year === undefined || quarter === undefined) return [];
  const rows = await tables.rows(
    `SELECT DISTINCT CAST(period_start AS VARCHAR), TRY_CAST(${quoted(year)} AS INTEGER), TRY_CAST(${quoted(quarter)} AS INTEGER) FROM ${tables.from('quota')} ORDER BY 1`
  );
  const days = new Map<number, string[]>();
  for (const [day, y, q] of rows) {
    if (typeof y !== 'number' || typeof q !== 'number') continue;
    days.set(y * 4 + q - 1, [...(days.get(y * 4 + q - 1) ?? []), String(day)]);
  }
  const label = (index: number) => `${Math.floor(index / 4)} Q${(index % 4) + 1}`;
  const labels = [...days.keys()].sort((a, b) => a - b);
  const findings: Finding[] = [];
  const add = (code: string, keys: string[], values: string[], message: string) =>
    void findings.push({ code, table: 'quota', keys, values, message });
  for (const index of labels) {
    const starts = days.get(index)!;
    if (starts.length < 2) continue;
    add(
      'quota-label-repeated',
      [label(index)],
      starts,
      `quota: ${starts.join(' and ')} are both labelled ${label(index)}. The day is used, not the label.`
    );
  }
  for (let index = (labels[0] ?? 0) + 1; index < (labels.at(-1) ?? 0); index++) {
    if (!days.has(index))
      add(
        'quota-label-missing',
        [label(index)],
        [],
        `quota: no quota is labelled ${label(index)}, though earlier and later quarters are there.`
      );
  }
  return findings;
}
