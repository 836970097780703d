import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import {
  creditedLines,
  NO_REALIGNMENT,
  type Realignment
} from '../../../src/lib/engine/queries/credited-lines.ts';
import { creditsByPeriod } from '../../../src/lib/engine/queries/credits-by-period.ts';
import { readDataCatalog } from '../../../src/lib/engine/queries/data-catalog.ts';
import { sql } from '../../../src/lib/engine/statement.ts';

let db: Connector;
const run = (text: string) => db.query({ text, values: [] });

beforeAll(async () => {
  db = await openNodeConnector();
  await run(`CREATE TABLE sales_transaction AS SELECT * FROM (VALUES
    ('t1', 'ada',  'acme', DATE '2026-01-10', CAST(100.0001 AS DECIMAL(18,4))),
    ('t2', 'ada',  'acme', DATE '2026-04-01', CAST(50 AS DECIMAL(18,4))),
    ('t3', NULL,   'bolt', DATE '2026-01-20', CAST(30 AS DECIMAL(18,4))),
    ('t4', NULL,   'core', DATE '2026-02-01', CAST(20 AS DECIMAL(18,4))),
    ('t5', NULL,   'core', DATE '2026-08-01', CAST(7 AS DECIMAL(18,4))),
    ('t6', NULL,   'nowhere', DATE '2026-02-01', CAST(5 AS DECIMAL(18,4))),
    ('t7', 'ada',  'acme', DATE '2026-01-11', CAST(-10 AS DECIMAL(18,4)))
  ) AS t(transaction_id, rep_id, account_id, transaction_date, amount)`);
  await run(`CREATE TABLE account AS SELECT * FROM (VALUES ('acme', '01001'), ('bolt', '01001'), ('core', '01003'))
    AS a(account_id, county_fips)`);
  await run(`CREATE TABLE sales_credit AS SELECT * FROM (VALUES
    ('t1', 'ada', 'revenue', CAST(0.7 AS DECIMAL(9,6)), CAST(NULL AS DECIMAL(18,4))),
    ('t1', 'ben', 'revenue', CAST(0.3 AS DECIMAL(9,6)), NULL),
    ('t1', 'eve', 'overlay', CAST(1 AS DECIMAL(9,6)), NULL),
    ('t7', 'ada', 'revenue', CAST(1 AS DECIMAL(9,6)), CAST(-10 AS DECIMAL(18,4)))
  ) AS c(transaction_id, rep_id, credit_type, credit_pct, credit_amount)`);
  await run(`CREATE TABLE account_assignment AS SELECT * FROM (VALUES ('bolt', 'T1', 'cho', DATE '2026-01-01', CAST(NULL AS DATE)))
    AS n(account_id, territory_id, rep_id, start_date, end_date)`);
  await run(`CREATE TABLE territory_geo AS SELECT * FROM (VALUES
    ('T1', 'county', '01001', DATE '2025-01-01', CAST(NULL AS DATE)),
    ('T2', 'county', '01003', DATE '2025-01-01', DATE '2026-07-01'),
    ('T1', 'county', '01003', DATE '2026-07-01', NULL)) AS g(territory_id, geo_type, geo_code, start_date, end_date)`);
  await run(`CREATE TABLE territory_assignment AS SELECT * FROM (VALUES
    ('T1', 'ada', 'owner', DATE '2025-01-01', CAST(NULL AS DATE)),
    ('T2', 'ben', 'owner', DATE '2025-01-01', DATE '2026-03-01'),
    ('T2', 'eve', 'overlay', DATE '2025-01-01', NULL),
    ('T2', 'dan', 'owner', DATE '2026-03-01', NULL)) AS w(territory_id, rep_id, role_in_territory, start_date, end_date)`);
}, 60_000);
afterAll(() => db.close());

async function credited(realignment: Realignment, follows: 'territory' | 'transaction' = 'territory') {
  const catalog = await readDataCatalog(db);
  const lines = creditedLines(catalog, realignment, follows);
  const table = await db.query(
    sql`SELECT transaction_id, rep_id, rule, CAST(credit AS VARCHAR) FROM (${lines}) ORDER BY 1, 2`
  );
  return table.rows.map(([id, rep, rule, credit]) => `${id} ${rep} ${rule} ${Number(credit)}`);
}

describe('the order of precedence', () => {
  test('split, then the rep of the transaction, then the account, then the territory on the date', async () => {
    expect(await credited(NO_REALIGNMENT)).toEqual([
      't1 ada split 70.00007',
      't1 ben split 30.00003',
      't2 ada transaction 50',
      't3 cho account 30',
      't4 ben territory 20',
      't5 ada territory 7',
      't6 null none 5',
      // The only credit row repeats the transaction, so it is no split.
      't7 ada transaction -10'
    ]);
  });
  test('a moved unit takes its credit to the new owner on the date, splits and named accounts stay', async () => {
    const moved = { units: ['01001'], territories: ['T2'], reps: [null] };
    expect(await credited(moved)).toEqual([
      't1 ada split 70.00007',
      't1 ben split 30.00003',
      't2 dan territory-move 50',
      't3 cho account 30',
      't4 ben territory 20',
      't5 ada territory 7',
      't6 null none 5',
      't7 ben territory-move -10'
    ]);
  });
  test('where credit follows the transaction a move leaves its rep alone', async () => {
    const moved = { units: ['01001', '01003'], territories: ['T2', 'T1'], reps: [null, 'fay'] };
    expect((await credited(moved, 'transaction')).slice(2, 6)).toEqual([
      't2 ada transaction 50',
      't3 cho account 30',
      't4 fay territory 20',
      't5 fay territory 7'
    ]);
  });
});

test('credit adds up to the transactions exactly, whatever moves', async () => {
  const catalog = await readDataCatalog(db);
  for (const units of [[], ['01001'], ['01001', '01003']]) {
    const realignment = { units, territories: units.map(() => 'T2'), reps: units.map(() => null) };
    const rows = await creditsByPeriod(
      db,
      catalog,
      { bounds: ['2026-01-15', '2026-04-01'], own: [{ rep: 'ada', day: '2026-03-01' }] },
      realignment,
      'territory'
    );
    const total = rows.reduce((sum, { credit }) => sum + Number(credit), 0);
    expect(total).toBeCloseTo(202.0001, 9);
    expect(new Set(rows.map(({ start }) => start))).toEqual(new Set([null, '2026-01-15', '2026-04-01']));
  }
});

test('overlapping owners never multiply money: the later start wins', async () => {
  await run(`INSERT INTO territory_assignment VALUES ('T1', 'zoe', 'owner', DATE '2026-07-15', NULL)`);
  expect((await credited(NO_REALIGNMENT)).filter((line) => line.startsWith('t5'))).toEqual([
    't5 zoe territory 7'
  ]);
  await run(`DELETE FROM territory_assignment WHERE rep_id = 'zoe'`);
});

test('a workspace without credits, accounts or territories still gives the reps their credit', async () => {
  const bare = await openNodeConnector();
  await bare.query(sql`CREATE TABLE sales_transaction AS SELECT 'x' AS transaction_id, 'ada' AS rep_id,
    DATE '2026-01-01' AS transaction_date, CAST(1.5 AS DECIMAL(18,4)) AS amount`);
  const rows = await creditsByPeriod(
    bare,
    await readDataCatalog(bare),
    { bounds: [], own: [] },
    NO_REALIGNMENT,
    'territory'
  );
  expect(rows.map(({ rep, rule, credit }) => `${rep} ${rule} ${credit}`)).toEqual(['ada transaction 1.5']);
  await bare.close();
});
