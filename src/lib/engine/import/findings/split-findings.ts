import type { Finding } from '../report.ts';
import type { TableReader } from './table-reader.ts';

/** Transactions whose revenue shares do not add up to one. */
export async function splitFindings(tables: TableReader): Promise<Finding[]> {
  if (!tables.has('sales_credit', 'transaction_id', 'credit_pct', 'credit_type')) return [];
  const rows =
    await tables.rows(`SELECT transaction_id, CAST(sum(credit_pct) AS VARCHAR) FROM ${tables.from('sales_credit')}
    WHERE coalesce(lower(credit_type), 'revenue') IN ('revenue', 'direct') GROUP BY 1 HAVING sum(credit_pct) <> 1 ORDER BY 1 LIMIT 1000`);
  if (rows.length === 0) return [];
  const keys = rows.map(([transaction]) => String(transaction));
  const message = `sales_credit: the revenue shares of ${rows.length} transactions do not add up to 1, such as ${keys[0]} with ${String(rows[0]?.[1])}.`;
  return [
    {
      code: 'split-total',
      table: 'sales_credit',
      keys,
      values: rows.map(([, total]) => String(total)),
      message
    }
  ];
}
