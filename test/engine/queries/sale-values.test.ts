import { afterAll, expect, test } from 'vitest';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { readDataCatalog } from '../../../src/lib/engine/queries/data-catalog.ts';
import { filledAttributes, saleValues } from '../../../src/lib/engine/queries/sale-values.ts';

const db = await openNodeConnector();
afterAll(() => db.close());
const run = (text: string) => db.query({ text, values: [] });

test('only attributes with a value, and their values by how many sales have them', async () => {
  await run(`CREATE TABLE product AS SELECT * FROM (VALUES
    ('P1', 'Pump', 'Water'), ('P2', 'Valve', 'Water'), ('P3', NULL, 'Air')) AS p(product_id, name, family)`);
  await run(`CREATE TABLE sales_transaction AS SELECT * FROM (VALUES
    ('t1', 'P2', DATE '2026-01-01', 10), ('t2', 'P1', DATE '2026-01-02', 10), ('t3', 'P2', DATE '2026-01-03', 10),
    ('t4', 'P3', DATE '2026-01-04', 10), ('t5', NULL, DATE '2026-01-05', 10)
  ) AS t(transaction_id, product_id, transaction_date, amount)`);
  const catalog = await readDataCatalog(db);
  // No account, order or segment in this data: nobody is offered them.
  expect(await filledAttributes(db, catalog)).toEqual(['type', 'product', 'productName', 'family']);
  expect(await saleValues(db, catalog, 'product')).toEqual([
    { value: 'P2', name: 'Valve', sales: 2 },
    { value: 'P1', name: 'Pump', sales: 1 },
    { value: 'P3', name: 'P3', sales: 1 }
  ]);
  expect(await saleValues(db, catalog, 'family')).toEqual([
    { value: 'Water', name: 'Water', sales: 3 },
    { value: 'Air', name: 'Air', sales: 1 }
  ]);
  expect(await saleValues(db, catalog, 'segment')).toEqual([]);
});
