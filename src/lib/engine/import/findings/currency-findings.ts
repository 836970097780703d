import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** Tables whose amounts are added up by the pages. */
const added = ['sales_transaction', 'opportunity', 'quota'];

/** Amounts of several currencies in one table: nothing converts them, so their sum means nothing. */
export async function currencyFindings(tables: TableReader): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of added) {
    if (!tables.feeds(table, 'currency_code', 'amount')) continue;
    const rows = await tables.rows(
      `SELECT upper(trim(${quoted('currency_code')})) AS code, count(*) AS n FROM ${tables.from(table)} WHERE currency_code IS NOT NULL AND amount IS NOT NULL GROUP BY 1 ORDER BY n DESC, code`
    );
    if (rows.length < 2) continue;
    const parts = rows.map(([code, count]) => `${String(code)} (${Number(count) === 1 ? '1 row' : `${Number(count).toLocaleString('en-US')} rows`})`); // prettier-ignore
    const message = `${table}: amounts are in ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}; the pages add them as they are, without converting: load one currency, or convert the file first.`;
    const values = rows.map(([code]) => String(code));
    findings.push({ code: 'mixed-currencies', table, keys: ['currency_code'], values, message });
  }
  return findings;
}
