import type { Connector } from '../../connector.ts';
import { quoted } from '../load/literal-text.ts';
import type { PlannedColumn } from '../load/plan-columns.ts';
import type { StagedTable } from '../load/stage-table.ts';
import type { Finding } from '../report.ts';
import type { SourceTable } from '../source-table.ts';
import { areVariants } from './near-texts.ts';
import { knownCountries, knownIndustries } from './known-words.ts';

/** Columns with at most this many different values are lists of kinds, whose spellings can be compared. */
const mostKinds = 120;

/**
 * Values of a column of kinds that look like another value misspelt, or like a country or an industry misspelt.
 * Nothing is changed: the finding names both spellings, and an alias in the mapping makes them one.
 */
export async function spellingFindings(
  connector: Connector,
  source: SourceTable,
  table: string,
  where: string,
  columns: readonly PlannedColumn[],
  staged: StagedTable
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const column of columns) {
    const scan = source.columns[column.sources[0]!]!;
    const kinds = new Set(scan.samples);
    const codes = scan.samples.filter((text) => /\d/.test(text)).length * 2 > scan.samples.length;
    const repeats =
      kinds.size * 2 < scan.samples.length || column.target === 'country' || column.target === 'industry';
    if (
      codes ||
      column.type !== 'text' ||
      column.sources.length > 1 ||
      column.mapping.lookup ||
      !repeats ||
      kinds.size > mostKinds
    )
      continue;
    const name = quoted(column.target);
    await staged.ready();
    const counted = await connector.query({
      text: `SELECT ${name}, count(*) FROM ${quoted(staged.name)} WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 400`,
      values: []
    });
    const values = counted.rows.map(([value, count]) => ({ value: String(value), count: Number(count) }));
    if (values.length >= 400) continue;
    const words = referenceWords(
      column.target,
      values.map(({ value }) => value)
    );
    const reported = new Set<string>();
    for (const { value, count } of [...values].reverse()) {
      const like = words.has(value.trim().toLowerCase())
        ? undefined
        : (values.find(
            (other) => other.count >= count && !reported.has(other.value) && areVariants(value, other.value)
          )?.value ?? [...words.values()].find((word) => areVariants(value, word)));
      if (like === undefined) continue;
      reported.add(value);
      const message = `${where}, ${source.header[column.sources[0]!]!}: "${value}" in ${count} rows looks like "${like}" misspelt; nothing was changed.`;
      findings.push({
        code: 'spelling',
        table,
        keys: [column.target],
        values: [value, like, String(count)],
        message
      });
    }
  }
  return findings;
}

/** Words a column's values can be held against: countries or industries, where the column is one of those. */
function referenceWords(target: string, values: readonly string[]): ReadonlyMap<string, string> {
  const share = (words: ReadonlyMap<string, string>) =>
    values.filter((value) => words.has(value.trim().toLowerCase())).length / Math.max(1, values.length);
  if (target === 'country' || share(knownCountries()) > 0.6) return knownCountries();
  return target === 'industry' || share(knownIndustries) > 0.6 ? knownIndustries : new Map();
}
