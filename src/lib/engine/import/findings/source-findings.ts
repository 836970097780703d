import type { Connector } from '../../connector.ts';
import { findTableDefinition } from '../../tables/schema.ts';
import type { DateBounds } from '../load/date-bounds.ts';
import { quoted } from '../load/literal-text.ts';
import type { PlannedColumn } from '../load/plan-columns.ts';
import type { StagedTable } from '../load/stage-table.ts';
import { isPart } from '../columns/split-periods.ts';
import { missingColumns } from '../mapping/layout.ts';
import type { TableMapping } from '../mapping/mapping-document.ts';
import type { Finding } from '../report.ts';
import type { SourceTable } from '../source-table.ts';
import { columnFindings } from './column-findings.ts';
import { dateFindings } from './date-findings.ts';
import { spellingFindings } from './spelling-findings.ts';

/** What was noticed in one table of one file: how it was read, what was assumed, what looks wrong. */
export async function sourceFindings(
  connector: Connector,
  source: SourceTable,
  mapping: TableMapping,
  columns: readonly PlannedColumn[],
  staged: StagedTable,
  keyed: boolean,
  bounds: ReadonlyMap<string, DateBounds>
): Promise<Finding[]> {
  const { table } = mapping;
  const where = source.sheet === null ? source.file : `${source.file}, sheet ${source.sheet}`;
  const findings: Finding[] = source.notes.map((note) => ({ ...note, table }));
  const add = (code: string, keys: readonly string[], values: readonly string[], message: string) =>
    void findings.push({ code, table, keys, values, message: `${where}: ${message}` });
  const { reading } = source;
  if (reading && reading.encoding !== 'utf-8') {
    add(
      'encoding',
      [],
      [reading.encoding],
      `the text was read as ${reading.encoding}; set another encoding if names look wrong.`
    );
  }
  if (source.records.starts.length + source.records.damaged.length === 0)
    add('no-rows', [], [], 'there is a header and no row below it.');
  const canonical = findTableDefinition(table);
  const aside = columns.filter(({ mapped }) => !mapped).map(({ target }) => target);
  if (canonical && aside.length > 0) {
    add(
      'kept-as-text',
      aside,
      [],
      `${list(aside)} ${aside.length === 1 ? 'has' : 'have'} no place in ${table} and ${aside.length === 1 ? 'is' : 'are'} kept as text.`
    );
  }
  const yearless = canonical ? [] : yearlessPeriods(source);
  if (yearless.length > 0) {
    add(
      'periods-without-year',
      yearless,
      [],
      `${list(yearless)} ${yearless.length === 1 ? 'names' : 'name'} periods without their year, so no day can be told; write them with it, as in 2026-Q1 or Jan 2026, or add a column year, and import again.`
    );
  }
  const missing = missingColumns(mapping, [...source.header, ...(source.unpivoted?.columns ?? [])]);
  if (missing.length > 0) {
    add('missing-column', missing, [], `the mapping reads ${list(missing)}, which the file does not have.`);
  }
  const unsure = columns.filter(
    ({ mapping: { confidence } }) => confidence !== undefined && confidence < 0.75
  );
  if (unsure.length > 0) {
    const pairs = unsure.map(({ target, mapping: { source: name } }) => `${String(name)} → ${target}`);
    add(
      'check-mapping',
      unsure.map(({ target }) => target),
      pairs,
      `please check what these columns were taken for: ${pairs.join(', ')}.`
    );
  }
  if (mapping.layout !== undefined && mapping.columns.some(({ confidence }) => confidence !== undefined)) {
    for (const [target, value] of Object.entries(mapping.constants ?? {})) {
      const said = target === 'currency_code';
      add(
        said ? 'currency-written' : 'assumed',
        [target],
        [value],
        said
          ? `amounts are written in ${value}, which was taken as the currency_code of every row.`
          : `the file does not say ${target}; ${value} was assumed.`
      );
    }
  }
  if (mapping.generatedKey !== undefined) {
    add(
      'generated-key',
      [mapping.generatedKey],
      [],
      `no column tells the rows apart, so ${mapping.generatedKey} was made from the file and the row.`
    );
  } else if (canonical && !keyed) {
    const missing = canonical.key.filter(
      (key) => !columns.some(({ target }) => target === key) && mapping.constants?.[key] === undefined
    );
    add(
      'key-incomplete',
      missing,
      [],
      `${list(missing)} ${missing.length === 1 ? 'is' : 'are'} part of what tells rows of ${table} apart, and the file does not have ${missing.length === 1 ? 'it' : 'them'}; give a value for all rows in the mapping.`
    );
  }
  const deleted = columns.find(({ target }) => /^_?(is_?)?deleted$/i.test(target));
  if (deleted) {
    await staged.ready();
    const rows = await connector.query({
      text: `SELECT count(*) FROM ${quoted(staged.name)} WHERE lower(CAST(${quoted(deleted.target)} AS VARCHAR)) IN ('true', '1', 'yes', 't', 'y')`,
      values: []
    });
    const count = Number(rows.rows[0]?.[0] ?? 0);
    if (count > 0)
      add(
        'deleted-rows',
        [deleted.target],
        [String(count)],
        `${count} rows are marked as deleted; they were loaded.`
      );
  }
  for (const column of columns) {
    findings.push(...columnFindings(source, table, where, column));
    const dates = bounds.get(column.target);
    if (dates) findings.push(...dateFindings(table, where, column.target, dates));
  }
  findings.push(...(await spellingFindings(connector, source, table, where, columns, staged)));
  return findings;
}

/** Headers such as `Q1` or `Jan`, or a column of such values: a period that lacks its year. */
function yearlessPeriods({ header, columns }: SourceTable): string[] {
  const yearless = (text: string) => isPart(text.trim()) && !/^\d+$/.test(text.trim());
  const heads = header.filter(yearless);
  if (heads.length >= 2) return heads;
  return header.filter((_, i) => {
    const values = columns[i]!.samples.filter((text) => text.trim() !== '');
    return values.length > 0 && values.every(yearless);
  });
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
