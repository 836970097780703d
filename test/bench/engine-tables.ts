import { sql, type Statement } from '../../src/lib/engine/statement.ts';

/**
 * A company of 2,000,000 order lines, 9,000 accounts, 104 reps and territories over 36 months, made by the engine
 * that is measured: the same arithmetic gives both engines the same rows. Prices spread over four decades, one
 * line in ten is split, one in six has no rep of its own.
 */
export const companyTables: readonly Statement[] = [
  sql`CREATE TABLE account AS SELECT 'A' || lpad(CAST(i AS VARCHAR), 5, '0') AS account_id,
    lpad(CAST(1001 + (i * 7919) % 3142 AS VARCHAR), 5, '0') AS county_fips FROM range(9000) t(i)`,
  sql`CREATE TABLE territory_geo AS SELECT 'T' || lpad(CAST(i % 104 AS VARCHAR), 3, '0') AS territory_id,
    'county' AS geo_type, lpad(CAST(1001 + i AS VARCHAR), 5, '0') AS geo_code, DATE '2021-01-01' AS start_date,
    CAST(NULL AS DATE) AS end_date FROM range(3142) t(i)`,
  sql`CREATE TABLE territory_assignment AS SELECT 'T' || lpad(CAST(i % 104 AS VARCHAR), 3, '0') AS territory_id,
    'R' || lpad(CAST(i AS VARCHAR), 3, '0') AS rep_id, 'owner' AS role_in_territory,
    CASE WHEN i < 104 THEN DATE '2021-01-01' ELSE DATE '2023-03-01' END AS start_date,
    CAST(CASE WHEN i < 52 THEN '2023-03-01' END AS DATE) AS end_date FROM range(156) t(i)`,
  sql`CREATE TABLE sales_transaction AS SELECT 'L' || lpad(CAST(i AS VARCHAR), 8, '0') AS transaction_id,
    'A' || lpad(CAST((i * 104729) % 9000 AS VARCHAR), 5, '0') AS account_id,
    CASE WHEN i % 6 <> 0 THEN 'R' || lpad(CAST((i * 31) % 104 AS VARCHAR), 3, '0') END AS rep_id,
    CAST(NULL AS VARCHAR) AS territory_id, DATE '2022-01-01' + CAST((i * 17) % 1096 AS INTEGER) AS transaction_date,
    CAST(((i * 48271) % 99991 + 1) * (1 + i % 10) AS DECIMAL(18,4)) * CAST(0.01 AS DECIMAL(3,2)) AS amount
    FROM range(2000000) t(i)`,
  sql`CREATE OR REPLACE TABLE sales_transaction AS
    SELECT * REPLACE (CAST(amount AS DECIMAL(18,4)) AS amount) FROM sales_transaction`,
  sql`CREATE TABLE sales_credit AS SELECT transaction_id, rep_id, 'revenue' AS credit_type,
    CAST(share AS DECIMAL(9,6)) AS credit_pct, CAST(NULL AS DECIMAL(18,4)) AS credit_amount
    FROM (SELECT transaction_id, rep_id, 0.7 AS share FROM sales_transaction
      WHERE rep_id IS NOT NULL AND right(transaction_id, 1) = '3'
      UNION ALL SELECT transaction_id, 'R' || right(transaction_id, 2) || '3', 0.3 FROM sales_transaction
      WHERE rep_id IS NOT NULL AND right(transaction_id, 1) = '3')`
];

/** The quarters of 2022 to 2024. */
export const quarterBounds: readonly string[] = [2022, 2023, 2024, 2025].flatMap((year) =>
  (year === 2025 ? ['01'] : ['01', '04', '07', '10']).map((month) => `${year}-${month}-01`)
);

/** A million order lines of 40 MB as an export writes them; one in ten thousand has a fault. */
export function orderLinesCsv(rows: number): Uint8Array {
  const lines = ['transaction_id,account_id,rep_id,transaction_date,amount'];
  for (let i = 0; i < rows; i++) {
    const date = new Date(Date.UTC(2022, 0, 1 + ((i * 17) % 1096))).toISOString().slice(0, 10);
    const amount = i % 10_000 === 5000 ? 'n/k' : (((i * 48271) % 9_999_991) / 100).toFixed(2);
    const account = String((i * 104729) % 9000).padStart(5, '0');
    const rep = String((i * 31) % 104).padStart(3, '0');
    lines.push(`L${String(i).padStart(8, '0')},A${account},R${rep},${date},${amount}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
