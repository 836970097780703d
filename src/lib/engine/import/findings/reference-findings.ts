import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import { variantFinder } from './near-texts.ts';
import type { TableReader } from './table-reader.ts';

/** Columns that point at another table's key, by their name. */
const references: Readonly<Record<string, readonly [string, string]>> = {
  account_id: ['account', 'account_id'],
  parent_account_id: ['account', 'account_id'],
  rep_id: ['rep', 'rep_id'],
  owner_rep_id: ['rep', 'rep_id'],
  manager_rep_id: ['rep', 'rep_id'],
  payee_id: ['rep', 'rep_id'],
  product_id: ['product', 'product_id'],
  territory_id: ['territory', 'territory_id'],
  parent_territory_id: ['territory', 'territory_id'],
  opportunity_id: ['opportunity', 'opportunity_id'],
  transaction_id: ['sales_transaction', 'transaction_id'],
  reverses_transaction_id: ['sales_transaction', 'transaction_id']
};

/** How many different values a finding holds. */
const MOST_VALUES = 1000;

/** Whose key a quota's owner is, by its kind. */
const owners = { rep: 'rep_id', territory: 'territory_id' } as const;

/** The tables, each with its key, that a column's values refer to; a quota's owner may be of several. */
export const tablesOfKey = (column: string): readonly (readonly [string, string])[] =>
  column === 'owner_id'
    ? Object.entries(owners)
    : Object.hasOwn(references, column)
      ? [references[column]!]
      : [];

/** Quotas of somebody who is not there: those of people count without any sales, those of territories not at all. */
export async function quotaOwnerFindings(tables: TableReader): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [table, key] of Object.entries(owners)) {
    if (!tables.has('quota', 'owner_id') || !tables.has(table, key)) continue;
    const unknown = `coalesce(owner_type, 'rep') = '${table}' AND owner_id NOT IN (SELECT ${key} FROM ${tables.from(table)} WHERE ${key} IS NOT NULL)`;
    const rows = await tables.rows(
      `SELECT owner_id, count(*) FROM ${tables.from('quota')} WHERE owner_id IS NOT NULL AND ${unknown} GROUP BY 1 ORDER BY 1 LIMIT 1000`
    );
    if (rows.length === 0) continue;
    const lost = rows.map(([value]) => String(value));
    const count = rows.reduce((sum, [, quotas]) => sum + Number(quotas), 0);
    const shown = `${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ' …' : ''}`;
    const message = `quota: ${count === 1 ? '1 quota is' : `${count} quotas are`} of ${lost.length === 1 ? 'an owner that is' : `${lost.length} owners that are`} no ${key} and no name in ${table}: ${shown}. ${table === 'rep' ? 'They count as quotas that nobody’s sales meet' : 'No page counts them'}; write the ${key}, or load these ${table === 'rep' ? 'people' : 'territories'}.`;
    findings.push({ code: 'orphan', table: 'quota', keys: ['owner_id'], values: lost, message });
  }
  return findings;
}

/**
 * Values that point at no row of the table they name. One that is nearly a key is reported as another spelling of
 * it, with the alias a mapping may state; nothing is changed.
 */
export async function referenceFindings(tables: TableReader): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of [...tables.names].sort()) {
    for (const column of tables.columns(table)) {
      if (!Object.hasOwn(references, column) || !tables.feeds(table, column)) continue;
      const [target, key] = references[column]!;
      if (!tables.has(target, key)) continue;
      if (target !== table || column !== key) {
        findings.push(...(await pointingNowhere(tables, { table, column, target, key })));
      }
    }
  }
  return findings;
}

type Reference = {
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly key: string;
};

async function pointingNowhere(
  tables: TableReader,
  { table, column, target, key }: Reference
): Promise<Finding[]> {
  const name = quoted(column);
  const orphans = await tables.rows(
    `SELECT ${name}, count(*), count(*) OVER () FROM ${tables.from(table)} WHERE ${name} IS NOT NULL AND ${name} NOT IN (SELECT ${quoted(key)} FROM ${tables.from(target)} WHERE ${quoted(key)} IS NOT NULL) GROUP BY 1 ORDER BY 1 LIMIT ${MOST_VALUES}`
  );
  if (orphans.length === 0) return [];
  const known = await tables.rows(`SELECT DISTINCT ${quoted(key)} FROM ${tables.from(target)} ORDER BY 1`);
  const variantOf = variantFinder(known.map(([value]) => String(value)));
  const findings: Finding[] = [];
  const lost: string[] = [];
  let rows = 0;
  for (const [value, count] of orphans) {
    const like = variantOf(String(value));
    if (like === undefined) {
      lost.push(String(value));
      rows += Number(count);
      continue;
    }
    const values = [String(value), like, String(count)];
    const message = `${table}: ${column} "${String(value)}" in ${counted(Number(count))} is no ${target}, but looks like "${like}"; state it as an alias in the mapping if it is the same. Nothing was changed.`;
    findings.push({ code: 'key-variant', table, keys: [column], values, message });
  }
  if (lost.length === 0) return findings;
  const all = Number(orphans[0]![2]);
  const many =
    all > orphans.length ? `the first ${orphans.length} of ${all}` : lost.length === 1 ? 'a' : lost.length;
  const message = `${table}: ${counted(rows)} ${rows === 1 ? 'names' : 'name'} ${many} ${column} that the table ${target} does not have: ${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ' …' : ''}.`;
  return [...findings, { code: 'orphan', table, keys: [column], values: lost, message }];
}

const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);
