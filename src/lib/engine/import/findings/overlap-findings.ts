import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** What may be in one place only on each day: `one` has a single `in` at a time. */
type Exclusive = {
  readonly table: string;
  readonly one: string;
  readonly in: string;
  readonly what: readonly [singular: string, plural: string];
  readonly where: string;
  /** What the pages do meanwhile, and what mends it. */
  readonly meanwhile: string;
};

const exclusives: readonly Exclusive[] = [
  {
    table: 'territory_geo',
    one: 'geo_code',
    in: 'territory_id',
    what: ['place is', 'places are'],
    where: 'in two territories',
    meanwhile: 'Sales there go to the territory that began last, then to the first by key'
  },
  {
    table: 'account_assignment',
    one: 'account_id',
    in: 'territory_id',
    what: ['account is', 'accounts are'],
    where: 'in two territories',
    meanwhile: 'Its sales go to the territory that began last, then to the first by key'
  },
  {
    table: 'reporting_line',
    one: 'rep_id',
    in: 'manager_rep_id',
    what: ['person reports', 'people report'],
    where: 'to two managers',
    meanwhile: 'Sales of theirs count for both teams'
  }
];

/** How many different values a finding holds, and how many it names in words. */
const MOST_VALUES = 1000;
const SHOWN = 3;

/** Rows that overlap in time: a place or an account in two territories, somebody with two managers on the same day. */
export async function overlapFindings(tables: TableReader): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const exclusive of exclusives) {
    if (tables.has(exclusive.table, exclusive.one, exclusive.in)) {
      findings.push(...(await overlapsOf(tables, exclusive)));
    }
  }
  return findings;
}

async function overlapsOf(tables: TableReader, exclusive: Exclusive): Promise<Finding[]> {
  const { table, what, where, meanwhile } = exclusive;
  const [one, within] = [quoted(exclusive.one), quoted(exclusive.in)];
  const day = (column: string, none: string) =>
    tables.has(table, column) ? `coalesce(${column}, DATE '${none}')` : `DATE '${none}'`;
  const dated = `SELECT ${one} AS one, ${within} AS within, ${day('start_date', '0001-01-01')} AS first, ${day('end_date', '9999-12-31')} AS after FROM ${tables.from(table)} WHERE ${one} IS NOT NULL AND ${within} IS NOT NULL`;
  const rows = await tables.rows(
    `WITH dated AS (${dated}) SELECT a.one, min(a.within), max(b.within), CAST(min(greatest(a.first, b.first)) AS VARCHAR), count(*) OVER ()
     FROM dated a JOIN dated b ON a.one = b.one AND a.within < b.within AND a.first < b.after AND b.first < a.after
     GROUP BY a.one ORDER BY 1 LIMIT ${MOST_VALUES}`
  );
  if (rows.length === 0) return [];
  const count = Number(rows[0]![4]);
  const examples = rows
    .slice(0, SHOWN)
    .map(([code, a, b, from]) => `${String(code)} in ${String(a)} and ${String(b)}${since(String(from))}`);
  const message = `${table}: ${count} ${what[count === 1 ? 0 : 1]} ${where} on the same day (${examples.join('; ')}${count > SHOWN ? ' …' : ''}). ${meanwhile}; end one of the rows where the other begins.`;
  const values = rows.map(([code]) => String(code));
  return [{ code: 'dates-overlap', table, keys: [exclusive.one], values, message }];
}

const since = (day: string): string => (day === '0001-01-01' ? '' : ` from ${day}`);
