import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { sql } from '../../../src/lib/engine/statement.ts';
import { fetchedWorkspace } from '../../../src/lib/engine/tables/fetched-workspace.ts';
import { openFileStore } from '../../../src/lib/engine/tables/file-store.ts';
import { memoryFiles } from '../../../src/lib/engine/tables/files.ts';
import { openWorkspace } from '../../../src/lib/engine/tables/open-workspace.ts';
import { packTable } from '../../../src/lib/engine/tables/pack-table.ts';
import { openNodeParquet } from '../../../src/lib/engine/tables/parquet-node.ts';
import type { ParquetCodec } from '../../../src/lib/engine/tables/parquet.ts';
import { tableDefinitions } from '../../../src/lib/engine/tables/schema.ts';

let [db, codec]: [Connector?, ParquetCodec?] = [];
beforeAll(async () => void ([db, codec] = [await openNodeConnector(), await openNodeParquet()]));
afterAll(() => db?.close());

async function twoTables() {
  const files = memoryFiles();
  const store = openFileStore(files);
  const reps = await db!.queryArrow(sql`SELECT 'r' || i AS rep_id, 'Rep ' || i AS name FROM range(3) t(i)`);
  const quotas = await db!.queryArrow(sql`SELECT 'r0' AS owner_id, 95714000::DECIMAL(18,4) AS amount`);
  await store.commit({
    put: [await packTable(codec!, 'rep', reps, []), await packTable(codec!, 'quota', quotas, [])]
  });
  return { files, store };
}

test('a workspace opens with its tables, and the canonical ones it lacks without rows', async () => {
  const { store } = await twoTables();
  const engine = await openNodeConnector();
  const seen: string[] = [];
  const manifest = await openWorkspace(engine, store, codec!, {
    onTable: (name, i, count) => seen.push(`${name} ${i + 1}/${count}`)
  });
  expect(seen).toEqual(['quota 1/2', 'rep 2/2']);
  expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['quota', 1],
    ['rep', 3]
  ]);
  expect((await engine.query(sql`SELECT amount FROM quota`)).rows).toEqual([['95714000.0000']]);
  expect((await engine.query(sql`SELECT count(*) FROM sales_transaction`)).rows).toEqual([['0']]);
  const { rows } = await engine.query(sql`SELECT count(*)::INTEGER FROM duckdb_tables()`);
  expect(rows).toEqual([[tableDefinitions.length]]);
  await engine.close();
});

test('a workspace served at an address reads like the one in the store', async () => {
  const { files, store } = await twoTables();
  const asked: string[] = [];
  const fetcher = (async (address: string) => {
    asked.push(address);
    const bytes = await files.read(decodeURIComponent(address.replace('/data/workspace/', '')));
    return bytes === undefined
      ? new Response('', { status: 404 })
      : new Response(bytes as Uint8Array<ArrayBuffer>);
  }) as typeof fetch;
  const served = fetchedWorkspace('/data/workspace', fetcher);
  expect(await served.manifest()).toEqual(await store.manifest());
  expect(await served.readTable('rep')).toEqual(await store.readTable('rep'));
  expect(await served.readDocument('plans/none.json')).toBeUndefined();
  await expect(served.readTable('none')).rejects.toThrow('has no table none');
  await expect(fetchedWorkspace('/elsewhere', fetcher).manifest()).rejects.toThrow(
    'no workspace at /elsewhere/'
  );
});

test('every key is a column, and every kind of column makes a table', async () => {
  for (const { name, key, columns } of tableDefinitions) {
    expect(
      columns.map((column) => column.name),
      name
    ).toEqual(expect.arrayContaining([...key]));
    expect(new Set(columns.map((column) => column.name)).size, name).toBe(columns.length);
  }
  expect(new Set(tableDefinitions.map(({ name }) => name)).size).toBe(tableDefinitions.length);
});
