import { afterAll, expect, test } from 'vitest';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { accountRows } from '../../../src/lib/engine/queries/account-rows.ts';
import { readDataCatalog } from '../../../src/lib/engine/queries/data-catalog.ts';

const db = await openNodeConnector();
afterAll(() => db.close());
const run = (text: string) => db.query({ text, values: [] });

test('no accounts table is no account, not an error', async () => {
  expect(await accountRows(db, await readDataCatalog(db))).toEqual([]);
});

test('accounts by what they were sold, with returns off, their own position where it is one, and named ones marked', async () => {
  await run(`CREATE TABLE account AS SELECT * FROM (VALUES
    ('acme', 'Acme', '01001', 32.5, -86.6), ('bolt', NULL, NULL, 95.0, -86.6), ('core', 'Core', '01003', NULL, NULL)
  ) AS a(account_id, name, county_fips, lat, lon)`);
  await run(`CREATE TABLE sales_transaction AS SELECT * FROM (VALUES
    ('acme', CAST(10.10 AS DECIMAL(18,4))), ('acme', CAST(-3 AS DECIMAL(18,4))), ('core', CAST(20 AS DECIMAL(18,4)))
  ) AS t(account_id, amount)`);
  await run(`CREATE TABLE account_assignment AS SELECT 'core' AS account_id UNION ALL SELECT 'core'`);
  expect(await accountRows(db, await readDataCatalog(db))).toEqual([
    { account: 'core', name: 'Core', unit: '01003', lat: null, lon: null, sold: '20.0000', isNamed: true },
    { account: 'acme', name: 'Acme', unit: '01001', lat: 32.5, lon: -86.6, sold: '7.1000', isNamed: false },
    { account: 'bolt', name: 'bolt', unit: null, lat: null, lon: null, sold: '0.0000', isNamed: false }
  ]);
});
