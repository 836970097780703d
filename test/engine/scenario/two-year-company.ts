import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';

/**
 * Two territories in one region, two years of sales on the last day of the month. Ann held T1 and left at the end of 2024; Cai holds
 * it since. Bob holds T2. Eve leads both, under Zed.
 */
export async function openTwoYearCompany(
  months = 24,
  amount = '1000 + 100 * (m % 12) + 37 * ((m * 7) % 5)'
): Promise<Connector> {
  const db = await openNodeConnector();
  const run = (text: string) => db.query({ text, values: [] });
  await run(`CREATE TABLE sales_transaction AS
    SELECT 't' || t || '-' || m AS transaction_id, 'acc' || t AS account_id,
      CASE WHEN t = 2 THEN 'bob' WHEN m < 12 THEN 'ann' ELSE 'cai' END AS rep_id,
      last_day(DATE '2024-01-01' + INTERVAL (m) MONTH) AS transaction_date,
      CAST(t * (${amount}) AS DECIMAL(18,4)) AS amount
    FROM range(${months}) AS r(m), (VALUES (1), (2)) AS v(t)`);
  await run(
    `CREATE TABLE account AS SELECT * FROM (VALUES ('acc1', '01001'), ('acc2', '01003')) AS a(account_id, county_fips)`
  );
  await run(`CREATE TABLE rep AS SELECT * FROM (VALUES ('ann', 'Ann', 'eve', DATE '2025-01-01'), ('bob', 'Bob', 'eve', NULL),
    ('cai', 'Cai', 'eve', NULL), ('eve', 'Eve', 'zed', NULL), ('zed', 'Zed', NULL, NULL)) AS r(rep_id, name, manager_rep_id, termination_date)`);
  await run(`CREATE TABLE territory AS SELECT * FROM (VALUES ('R', 'Region', NULL), ('T1', 'North', 'R'), ('T2', 'South', 'R'))
    AS t(territory_id, name, parent_territory_id)`);
  await run(`CREATE TABLE territory_geo AS SELECT territory_id, 'county' AS geo_type, geo_code, DATE '2023-01-01' AS start_date,
    CAST(NULL AS DATE) AS end_date FROM (VALUES ('T1', '01001'), ('T2', '01003')) AS g(territory_id, geo_code)`);
  await run(`CREATE TABLE territory_assignment AS SELECT territory_id, rep_id, 'owner' AS role_in_territory, start_date, end_date
    FROM (VALUES ('T1', 'ann', DATE '2023-01-01', DATE '2025-01-01'), ('T1', 'cai', DATE '2025-01-01', NULL),
    ('T2', 'bob', DATE '2023-01-01', NULL)) AS a(territory_id, rep_id, start_date, end_date)`);
  await run(`CREATE TABLE quota AS SELECT 'base' AS scenario_id, 'rep' AS owner_type, owner_id, 'revenue' AS measure, period_start,
    period_start + INTERVAL 3 MONTH AS period_end, CAST(5000 AS DECIMAL(18,4)) AS amount
    FROM (VALUES ('ann'), ('bob'), ('cai')) AS o(owner_id), (SELECT DATE '2025-01-01' + INTERVAL (3 * q) MONTH AS period_start FROM range(4) AS r(q))`);
  return db;
}
