import { tableToIPC, tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector, threadTransport } from '../../../src/lib/engine/duckdb/node.ts';
import { openWasmConnector } from '../../../src/lib/engine/duckdb/wasm-connector.ts';
import { EngineLost, QueryCancelled, QueryError } from '../../../src/lib/engine/query-error.ts';
import { sql } from '../../../src/lib/engine/statement.ts';

let db: Connector;
beforeAll(async () => void (db = await openNodeConnector({ cancelTimeout: 20_000 })));
afterAll(() => db.close());

const endless = sql`SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3`;

describe('bound values', () => {
  test.each(["it's", '', "'; DROP TABLE x; --", 'a\u0000b', 'ü\n\\n', '$1 ? ?'])('text %j', async (value) => {
    expect((await db.query(sql`SELECT ${value} AS v, length(${value}) AS n`)).rows).toEqual([
      [value, String([...value].length)]
    ]);
  });
  test('numbers, big integers, booleans and null', async () => {
    const table = await db.query(
      sql`SELECT ${3}, ${0.1}, ${-1.5e300}, ${9223372036854775807n}, ${true}, ${null}`
    );
    expect(table.rows).toEqual([[3, 0.1, -1.5e300, '9223372036854775807', true, null]]);
  });
  test('text is compared as the column it meets', async () => {
    await db.query(sql`CREATE OR REPLACE TABLE meets (day DATE, amount DECIMAL(18,4))`);
    await db.query(sql`INSERT INTO meets VALUES (${'2024-02-29'}, ${'80450596.9823'})`);
    expect((await db.query(sql`SELECT * FROM meets WHERE day = ${'2024-02-29'}`)).rows).toEqual([
      ['2024-02-29', '80450596.9823']
    ]);
    expect((await db.query(sql`SELECT 1 FROM meets WHERE amount > ${'80450596.9823'}`)).rows).toEqual([]);
  });
  test('a table made from bound values', async () => {
    await db.query(
      sql`CREATE OR REPLACE TABLE made AS SELECT ${'a'} AS x, CAST(${'1.25'} AS DECIMAL(18,4)) AS y`
    );
    expect((await db.query(sql`FROM made`)).rows).toEqual([['a', '1.2500']]);
  });
});

test('an error keeps the statement and leaves the engine usable', async () => {
  const broken = sql`SELECT nothing FROM nowhere WHERE x = ${1}`;
  const error = await db.query(broken).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(QueryError);
  expect((error as QueryError).statement).toBe(broken);
  expect((error as QueryError).message).toMatch(/nowhere does not exist/);
  await expect(db.query(sql`SELEC 1`)).rejects.toThrow(/^Parser Error: syntax error at or near "SELEC"/);
  expect((await db.query(sql`SELECT 1`)).rows).toEqual([[1]]);
});

describe('cancelling', () => {
  test('stops a running statement, bound or not, and the next one runs', async () => {
    for (const statement of [endless, sql`${endless} AND b.range > ${5}`]) {
      const controller = new AbortController();
      const answer = db.query(statement, { signal: controller.signal });
      setTimeout(() => controller.abort(), 150);
      await expect(answer).rejects.toBeInstanceOf(QueryCancelled);
      expect((await db.query(sql`SELECT 1`)).rows).toEqual([[1]]);
    }
  });
  test('takes a waiting statement out of the line at once', async () => {
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = db.query(endless, { signal: running.signal });
    const second = db.query(sql`CREATE TABLE never (x INTEGER)`, { signal: waiting.signal });
    waiting.abort();
    await expect(second).rejects.toBeInstanceOf(QueryCancelled);
    running.abort();
    await expect(first).rejects.toBeInstanceOf(QueryCancelled);
    await expect(db.query(sql`FROM never`)).rejects.toThrow(/never does not exist/);
  });
  test('a signal that fired before is an answer without a question', async () => {
    const options = { signal: AbortSignal.abort() };
    await expect(db.query(sql`CREATE TABLE never (x INTEGER)`, options)).rejects.toBeInstanceOf(
      QueryCancelled
    );
    await expect(db.query(sql`FROM never`)).rejects.toThrow(/never does not exist/);
  });
});

describe('Arrow', () => {
  test('a table goes out and comes back exactly, and replaces the one of its name', async () => {
    const ipc = await db.queryArrow(
      sql`SELECT i AS n, CAST(i AS DECIMAL(18,4)) / 7 AS x, (i * 0.0001)::DECIMAL(18,4) AS amount,
        DATE '2024-01-01' + i::INTEGER AS day, CASE WHEN i % 5 = 0 THEN NULL ELSE 'k' || i END AS key
        FROM range(5000) t(i)`
    );
    const before = ipc.slice();
    await db.insertArrow('odd "name"', ipc);
    await db.insertArrow('odd "name"', ipc);
    expect(ipc).toEqual(before);
    const total = sql`SELECT count(*), sum(amount), max(day), count(key), sum(x) FROM "odd ""name"""`;
    expect((await db.query(total)).rows).toEqual([
      ['5000', '1249.7500', '2037-09-08', '4000', expect.closeTo(1785357.142857, 3)]
    ]);
  });
  test('an empty table keeps its columns', async () => {
    await db.insertArrow(
      'empty',
      await db.queryArrow(sql`SELECT 1.5::DECIMAL(18,4) AS a, 'x' AS b WHERE false`)
    );
    expect((await db.query(sql`FROM empty`)).columns).toEqual([
      { name: 'a', type: 'DECIMAL(18,4)' },
      { name: 'b', type: 'VARCHAR' }
    ]);
  });
  test('a stream that breaks off changes nothing', async () => {
    await db.insertArrow('kept', await db.queryArrow(sql`SELECT 1 AS a`));
    const long = await db.queryArrow(sql`SELECT i, 'text ' || i AS t FROM range(20000) t(i)`);
    await expect(db.insertArrow('kept', long.slice(0, 70_000))).rejects.toBeInstanceOf(QueryError);
    expect((await db.query(sql`FROM kept`)).rows).toEqual([[1]]);
    await db.insertArrow('kept', long);
    expect((await db.query(sql`SELECT count(*) FROM kept`)).rows).toEqual([['20000']]);
  });
  test('answers are streams another Arrow reader takes', async () => {
    const table = tableFromIPC(await db.queryArrow(sql`SELECT 1 AS a`));
    expect(tableToIPC(table, 'stream').length).toBeGreaterThan(0);
  });
});

describe('locks', () => {
  test.each([
    `SELECT * FROM read_csv('/etc/hostname')`,
    `SELECT * FROM read_text('package.json')`,
    `COPY (SELECT 1) TO '/tmp/evenfield-leak.csv'`,
    `ATTACH '/tmp/evenfield-leak.db'`,
    `LOAD json`,
    `SET enable_external_access = true`,
    `SET autoload_known_extensions = true`,
    `SELECT * FROM 'https://example.org/a.csv'`
  ])('the workspace refuses %s', async (text) => {
    await expect(db.query({ text, values: [] })).rejects.toBeInstanceOf(QueryError);
  });
  test('an engine for files reads what was registered, until it is dropped', async () => {
    const files = await openNodeConnector({ files: true });
    const bytes = new TextEncoder().encode('code,amount\n007,1.50\n');
    await files.registerFile('sales.csv', bytes);
    expect(bytes.length).toBe(21);
    expect((await files.query(sql`FROM read_csv('sales.csv', all_varchar = true)`)).rows).toEqual([
      ['007', '1.50']
    ]);
    await files.dropFile('sales.csv');
    await expect(files.query(sql`FROM read_csv('sales.csv')`)).rejects.toBeInstanceOf(QueryError);
    await files.close();
  });
});

describe('a lost engine', () => {
  test('is an error for the statement that runs and for those that follow', async () => {
    const transport = threadTransport();
    const wasm = new URL('../../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url)
      .pathname;
    const lost = await openWasmConnector(transport, wasm);
    const running = lost.query(endless);
    setTimeout(() => transport.terminate(), 50);
    await expect(running).rejects.toBeInstanceOf(EngineLost);
    await expect(lost.query(sql`SELECT 1`)).rejects.toBeInstanceOf(EngineLost);
  });
  test('a start that takes too long says so', async () => {
    await expect(openNodeConnector({ startTimeout: 1 })).rejects.toThrow(/did not start within/);
  });
});
