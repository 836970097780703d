import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { identifier, sql, type Statement } from '../../../src/lib/engine/statement.ts';
import { contentHash } from '../../../src/lib/engine/tables/content-hash.ts';
import { openNodeParquet } from '../../../src/lib/engine/tables/parquet-node.ts';
import type { ParquetCodec } from '../../../src/lib/engine/tables/parquet.ts';

let [db, codec]: [Connector?, ParquetCodec?] = [];
beforeAll(async () => void ([db, codec] = [await openNodeConnector(), await openNodeParquet()]));
afterAll(() => db?.close());

const everyType = sql`
  SELECT (i - 50)::DECIMAL(18,4) * 1.0001 AS ten, ((i - 50) * 1234567.1234)::DECIMAL(18,4) AS money,
    (i * 0.000001)::DECIMAL(9,6) AS rate, (i * 0.5)::DECIMAL(4,1) AS small,
    ((i - 50) * 12345678901234567890.0123456789)::DECIMAL(38,10) AS wide,
    DATE '1960-01-01' + i::INTEGER * 400 AS day, TIMESTAMP '1960-01-01 00:00:00.000001' + to_days(i::INTEGER * 99) AS at,
    CASE WHEN i % 3 = 0 THEN NULL WHEN i % 3 = 1 THEN '' ELSE 'Zürich ' || i END AS text,
    i % 2 = 0 AS even, i AS big, i::INTEGER AS whole, i / 3 AS ratio
  FROM range(100) t(i)`;

/** Through Parquet and back into the engine. */
async function roundTrip(statement: Statement, name: string) {
  const before = await db!.query(statement);
  const ipc = await db!.queryArrow(statement);
  await db!.insertArrow(name, await codec!.decode(await codec!.encode(ipc)));
  return { before, after: await db!.query(sql`FROM ${identifier(name)}`) };
}

test('every type comes back as it went, values and SQL types', async () => {
  const { before, after } = await roundTrip(everyType, 'types');
  expect(after).toEqual(before);
  expect(after.columns.find(({ name }) => name === 'money')?.type).toBe('DECIMAL(18,4)');
});

test('amounts of any size keep every digit', async () => {
  const limit = 10n ** 18n - 1n;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.bigInt({ min: -limit, max: limit })), { minLength: 1 }),
      async (units) => {
        const rows = units.map((unit) => (unit === null ? '(NULL)' : `(${unit}::DECIMAL(18,0))`)).join(',');
        const amounts = `SELECT (x::DECIMAL(38,4) * 0.0001)::DECIMAL(38,4)::DECIMAL(18,4) AS amount FROM (VALUES ${rows}) t(x)`;
        const { before, after } = await roundTrip({ text: amounts, values: [] }, 'amounts');
        expect(after).toEqual(before);
      }
    ),
    { numRuns: 40 }
  );
});

test('a table without rows keeps its columns', async () => {
  const { before, after } = await roundTrip(sql`SELECT * FROM (${everyType}) WHERE false`, 'nothing');
  expect(after).toEqual(before);
  expect(after.columns).toHaveLength(12);
});

test('the content hash survives Parquet and does not depend on batches', async () => {
  const many = sql`SELECT i, 'text ' || i AS t, (i * 0.01)::DECIMAL(18,4) AS a FROM range(300000) t(i)`;
  const ipc = await db!.queryArrow(many);
  const back = await codec!.decode(await codec!.encode(ipc));
  expect(await contentHash(back)).toBe(await contentHash(ipc));
  const types = await db!.queryArrow(everyType);
  expect(await contentHash(await codec!.decode(await codec!.encode(types)))).toBe(await contentHash(types));
});

test.each([
  ['a value', sql`SELECT 1.5::DECIMAL(18,4) AS a, 'x' AS b`],
  ['a null', sql`SELECT NULL::DECIMAL(18,4) AS a, 'y' AS b`],
  ['a scale', sql`SELECT 1.6::DECIMAL(18,3) AS a, 'y' AS b`],
  ['a name', sql`SELECT 1.6::DECIMAL(18,4) AS c, 'y' AS b`],
  ['an empty text', sql`SELECT 1.6::DECIMAL(18,4) AS a, '' AS b`]
])('the content hash changes with %s', async (_, other) => {
  const hash = async (statement: Statement) => contentHash(await db!.queryArrow(statement));
  expect(await hash(other)).not.toBe(await hash(sql`SELECT 1.6::DECIMAL(18,4) AS a, 'y' AS b`));
});
