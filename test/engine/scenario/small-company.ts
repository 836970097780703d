import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';

/**
 * A company small enough to follow by hand: two reps, three counties, two quarters.
 *
 * | rep | Q1 credit / quota | Q2 credit / quota |
 * | ada (T1: 01001, 01003) | 100.00 / 80 | 60.00 / 80 |
 * | ben (T2: 01005)        |  40.00 / 50 | 50.00 / 50 |
 */
export async function openSmallCompany(): Promise<Connector> {
  const db = await openNodeConnector();
  const run = (text: string) => db.query({ text, values: [] });
  await run(`CREATE TABLE sales_transaction AS SELECT transaction_id, rep_id, account_id, transaction_date,
    CAST(amount AS DECIMAL(18,4)) AS amount FROM (VALUES
    ('t1', 'ada', 'acme', DATE '2026-01-10', 70.00), ('t2', 'ada', 'bolt', DATE '2026-02-10', 30.00),
    ('t3', 'ada', 'acme', DATE '2026-04-10', 60.00), ('t4', 'ben', 'core', DATE '2026-03-31', 40.00),
    ('t5', 'ben', 'core', DATE '2026-06-30', 50.00)) AS t(transaction_id, rep_id, account_id, transaction_date, amount)`);
  await run(`CREATE TABLE account AS SELECT * FROM (VALUES ('acme', '01001'), ('bolt', '01003'), ('core', '01005'))
    AS a(account_id, county_fips)`);
  await run(`CREATE TABLE rep AS SELECT * FROM (VALUES ('ada', 'Ada Ng', 'eve', '40000'), ('ben', 'Ben Ode', 'eve', '20000'),
    ('eve', 'Eve Poe', NULL, NULL)) AS r(rep_id, name, manager_rep_id, target_incentive)`);
  await run(`CREATE TABLE territory AS SELECT * FROM (VALUES ('R', 'Region', NULL), ('T1', 'North', 'R'), ('T2', 'South', 'R'))
    AS t(territory_id, name, parent_territory_id)`);
  await run(`CREATE TABLE territory_geo AS SELECT territory_id, 'county' AS geo_type, geo_code, DATE '2025-01-01' AS start_date,
    CAST(NULL AS DATE) AS end_date FROM (VALUES ('T1', '01001'), ('T1', '01003'), ('T2', '01005')) AS g(territory_id, geo_code)`);
  await run(`CREATE TABLE territory_assignment AS SELECT territory_id, rep_id, 'owner' AS role_in_territory,
    DATE '2025-01-01' AS start_date, CAST(NULL AS DATE) AS end_date FROM (VALUES ('T1', 'ada'), ('T2', 'ben')) AS a(territory_id, rep_id)`);
  await run(`CREATE TABLE quota AS SELECT 'base' AS scenario_id, 'rep' AS owner_type, owner_id, 'revenue' AS measure, period_start,
    CAST(NULL AS DATE) AS period_end, CAST(amount AS DECIMAL(18,4)) AS amount FROM (VALUES
    ('ada', DATE '2026-01-01', 80), ('ada', DATE '2026-04-01', 80), ('ben', DATE '2026-01-01', 50), ('ben', DATE '2026-04-01', 50))
    AS q(owner_id, period_start, amount)`);
  await run(
    `CREATE TABLE geo_unit AS SELECT 'county' AS geo_type, geo_code FROM (VALUES ('01001'), ('01003'), ('01005')) AS u(geo_code)`
  );
  await run(`CREATE TABLE geo_measure AS SELECT 'county' AS geo_type, geo_code, 'potential' AS measure, CAST(value AS DECIMAL(18,4)) AS value
    FROM (VALUES ('01001', 600), ('01003', 100), ('01005', 300)) AS m(geo_code, value)`);
  return db;
}
