import {
  amountTables,
  currencyCountText,
  decideCurrency,
  type CurrencyCount
} from '../../queries/workspace-currency.ts';
import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/**
 * Rows in another currency than the workspace's, table by table: they stay in their table and count in no figure.
 */
export async function currencyFindings(tables: TableReader): Promise<Finding[]> {
  const counts: CurrencyCount[] = [];
  for (const table of amountTables) {
    if (!tables.feeds(table, 'currency_code')) continue;
    const rows = await tables.rows(currencyCountText(table, tables.from(table)));
    counts.push(...rows.map(([, code, n]) => ({ table, code: String(code), rows: Number(n) })));
  }
  const { code, leftOut } = decideCurrency(counts);
  return amountTables.flatMap((table): Finding[] => {
    const others = leftOut.filter((count) => count.table === table);
    if (others.length === 0) return [];
    const one = others.length === 1 && others[0]!.rows === 1;
    const parts = others.map((count) => `${rowsOf(count.rows)} in ${count.code}`);
    const message = `${table}: figures are in ${code}, so ${listed(parts)} ${one ? 'counts' : 'count'} in none of them; amounts of other currencies are not converted and not added up. Load one currency, or convert the file first.`;
    const values = [code, ...others.map((other) => other.code)];
    return [{ code: 'mixed-currencies', table, keys: ['currency_code'], values, message }];
  });
}

const rowsOf = (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en-US')} rows`);
const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
