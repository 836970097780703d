import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import { areVariants } from './near-texts.ts';
import type { TableReader } from './table-reader.ts';

/** Columns that point at another table's key, by their name. */
const references: Readonly<Record<string, readonly [string, string]>> = {
  account_id: ['account', 'account_id'],
  parent_account_id: ['account', 'account_id'],
  rep_id: ['rep', 'rep_id'],
  owner_rep_id: ['rep', 'rep_id'],
  manager_rep_id: ['rep', 'rep_id'],
  product_id: ['product', 'product_id'],
  territory_id: ['territory', 'territory_id'],
  parent_territory_id: ['territory', 'territory_id'],
  opportunity_id: ['opportunity', 'opportunity_id'],
  transaction_id: ['sales_transaction', 'transaction_id']
};

/**
 * Values that point at no row of the table they name. One that is nearly a key is reported as another spelling of
 * it, with the alias a mapping may state; nothing is changed.
 */
export async function referenceFindings(tables: TableReader): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of [...tables.names].sort()) {
    for (const column of tables.columns(table)) {
      const [target, key] = Object.hasOwn(references, column) ? references[column]! : [];
      if (
        target === undefined ||
        key === undefined ||
        (target === table && column === key) ||
        !tables.has(target, key)
      )
        continue;
      const name = quoted(column);
      const orphans = await tables.rows(
        `SELECT ${name}, count(*) FROM ${tables.from(table)} WHERE ${name} IS NOT NULL AND ${name} NOT IN (SELECT ${quoted(key)} FROM ${tables.from(target)} WHERE ${quoted(key)} IS NOT NULL) GROUP BY 1 ORDER BY 1 LIMIT 1000`
      );
      if (orphans.length === 0) continue;
      const keys = (
        await tables.rows(`SELECT DISTINCT ${quoted(key)} FROM ${tables.from(target)} LIMIT 50000`)
      ).map(([value]) => String(value));
      const lost: string[] = [];
      let rows = 0;
      for (const [value, count] of orphans) {
        const like = keys.find((known) => areVariants(String(value), known));
        if (like === undefined) {
          lost.push(String(value));
          rows += Number(count);
          continue;
        }
        const message = `${table}: ${column} "${String(value)}" in ${Number(count)} rows is no ${target}, but looks like "${like}"; state it as an alias in the mapping if it is the same. Nothing was changed.`;
        findings.push({
          code: 'key-variant',
          table,
          keys: [column],
          values: [String(value), like, String(count)],
          message
        });
      }
      if (lost.length > 0) {
        const shown = lost.slice(0, 5).join(', ');
        const message = `${table}: ${rows} rows name ${lost.length} ${column} that the table ${target} does not have: ${shown}${lost.length > 5 ? ' …' : ''}.`;
        findings.push({ code: 'orphan', table, keys: [column], values: lost, message });
      }
    }
  }
  return findings;
}
