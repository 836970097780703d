import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';

/**
 * People who come and go in the middle of quarters of 2026. Bob joins on 10 February, Cai leaves on 20 May, Dan goes
 * from the plan "hunter" to "farmer" on 1 May; Bob and Dan report to Eve, from 11 May to Fay, who joined that day.
 * Everybody sells every third day, with returns among them, in three products and two segments.
 */
export async function openMovingCompany(): Promise<Connector> {
  const db = await openNodeConnector();
  const run = (text: string) => db.query({ text, values: [] });
  await run(`CREATE TABLE sales_transaction AS
    SELECT rep || '-' || i AS transaction_id, rep AS rep_id, 'acc' || (i % 4) AS account_id, 'p' || ((i + seat) % 3) AS product_id,
      DATE '2026-01-01' + CAST(3 * i + seat AS INTEGER) AS transaction_date,
      DATE '2026-01-01' + CAST(3 * i + seat + 25 AS INTEGER) AS invoice_date,
      CASE WHEN i % 5 <> 4 THEN DATE '2026-01-01' + CAST(3 * i + seat + 50 AS INTEGER) END AS payment_date,
      CASE WHEN i % 11 = 10 THEN 'return' ELSE 'sale' END AS transaction_type,
      CAST(CASE WHEN i % 11 = 10 THEN -1 ELSE 1 END * (500 + 137.1234 * ((i * 7 + seat) % 9)) AS DECIMAL(18,4)) AS amount,
      CAST(CASE WHEN i % 11 = 10 THEN -1 ELSE 1 END * (200 + 31.5 * ((i * 5 + seat) % 7)) AS DECIMAL(18,4)) AS cost,
      CAST(1 + (i * 3 + seat) % 6 AS DECIMAL(18,4)) AS quantity,
      CASE WHEN i % 11 = 10 THEN rep || '-' || (i - 5) END AS reverses_transaction_id
    FROM (VALUES ('ann', 0), ('bob', 1), ('cai', 2), ('dan', 3)) AS r(rep, seat), range(60) AS n(i)
    WHERE (rep <> 'bob' OR 3 * i + seat >= 40) AND (rep <> 'cai' OR 3 * i + seat < 139)`);
  await run(`CREATE TABLE sales_credit AS SELECT * FROM (VALUES
    ('ann-3', 'ann', 'revenue', CAST(0.7 AS DECIMAL(9,6)), CAST(NULL AS DECIMAL(18,4))), ('ann-3', 'dan', 'revenue', CAST(0.3 AS DECIMAL(9,6)), NULL),
    ('dan-5', 'dan', 'revenue', CAST(NULL AS DECIMAL(9,6)), CAST(100.0001 AS DECIMAL(18,4)))) AS c(transaction_id, rep_id, credit_type, credit_pct, credit_amount)`);
  await run(`CREATE TABLE product AS SELECT * FROM (VALUES ('p0', 'Pump', 'Hardware'), ('p1', 'Pipe', 'Hardware'), ('p2', 'Care', 'Services'))
    AS p(product_id, name, family)`);
  await run(`CREATE TABLE account AS SELECT * FROM (VALUES ('acc0', 'SMB'), ('acc1', 'SMB'), ('acc2', 'Enterprise'), ('acc3', NULL))
    AS a(account_id, segment)`);
  await run(`CREATE TABLE rep AS SELECT * FROM (VALUES ('ann', 'Ann', DATE '2024-01-01', CAST(NULL AS DATE), '40000'), ('bob', 'Bob', DATE '2026-02-10', NULL, '30000'),
    ('cai', 'Cai', DATE '2024-01-01', DATE '2026-05-20', '40000'), ('dan', 'Dan', NULL, NULL, '40000'), ('eve', 'Eve', NULL, NULL, '20000'),
    ('fay', 'Fay', DATE '2026-05-11', NULL, '20000')) AS r(rep_id, name, hire_date, termination_date, target_incentive)`);
  await run(`CREATE TABLE reporting_line AS SELECT * FROM (VALUES ('ann', 'eve', DATE '2024-01-01', CAST(NULL AS DATE)), ('cai', 'eve', DATE '2024-01-01', NULL),
    ('bob', 'eve', DATE '2026-02-10', DATE '2026-05-11'), ('bob', 'fay', DATE '2026-05-11', NULL), ('dan', 'eve', DATE '2024-01-01', DATE '2026-05-11'),
    ('dan', 'fay', DATE '2026-05-11', NULL)) AS l(rep_id, manager_rep_id, start_date, end_date)`);
  await run(`CREATE TABLE comp_plan_assignment AS SELECT * FROM (VALUES ('ann', 'hunter', DATE '2024-01-01', CAST(NULL AS DATE)),
    ('bob', 'hunter', DATE '2026-02-10', NULL), ('cai', 'hunter', DATE '2024-01-01', DATE '2026-05-20'), ('dan', 'hunter', DATE '2024-01-01', DATE '2026-05-01'),
    ('dan', 'farmer', DATE '2026-05-01', NULL), ('eve', 'leader', DATE '2024-01-01', NULL), ('fay', 'leader', DATE '2026-05-11', NULL))
    AS a(payee_id, plan_id, start_date, end_date)`);
  await run(`CREATE TABLE quota AS SELECT 'base' AS scenario_id, 'rep' AS owner_type, owner_id, 'revenue' AS measure, period_start,
    period_start + INTERVAL 3 MONTH AS period_end, CAST(25000 AS DECIMAL(18,4)) AS amount
    FROM (VALUES ('ann'), ('bob'), ('cai'), ('dan')) AS o(owner_id), (SELECT DATE '2026-01-01' + INTERVAL (3 * q) MONTH AS period_start FROM range(2) AS r(q))`);
  return db;
}
