import { afterEach, expect, test } from 'vitest';
import type { Connector } from '../../src/lib/engine/connector.ts';
import type { WorkerTransport } from '../../src/lib/engine/duckdb/engine-worker.ts';
import { threadTransport } from '../../src/lib/engine/duckdb/node.ts';
import { openWasmConnector } from '../../src/lib/engine/duckdb/wasm-connector.ts';
import { EngineLost, QueryCancelled, QueryError } from '../../src/lib/engine/query-error.ts';
import { recoveringConnector, type EngineState } from '../../src/lib/engine/recovering-connector.ts';
import { sql } from '../../src/lib/engine/statement.ts';

const wasm = new URL('../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).pathname;

/** A recovering connector over threads the test can end, rebuilt with one table of one row. */
async function recoverable(cancelTimeout?: number) {
  const threads: WorkerTransport[] = [];
  const states: EngineState[] = [];
  const db = await recoveringConnector({
    async open() {
      threads.push(threadTransport());
      return openWasmConnector(threads.at(-1)!, wasm, { cancelTimeout });
    },
    rebuild: async (fresh) =>
      void (await fresh.query(sql`CREATE TABLE kept AS SELECT 95714000::DECIMAL(18,4) AS quota`)),
    onState: (state) => states.push(state)
  });
  opened.push(db);
  return { db, threads, states };
}
const opened: Connector[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((db) => db.close()))));

const kept = sql`SELECT quota FROM kept`;
const endless = sql`SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3`;

test('a dead worker is replaced and the tables are there again', async () => {
  const { db, threads, states } = await recoverable();
  expect((await db.query(kept)).rows).toEqual([['95714000.0000']]);
  threads[0]!.terminate();
  expect((await db.query(kept)).rows).toEqual([['95714000.0000']]);
  expect(threads).toHaveLength(2);
  expect(states).toEqual(['restarting', 'ready']);
});

test('calls that wait when the worker dies are all answered by one replacement', async () => {
  const { db, threads, states } = await recoverable();
  const slow = db.query(sql`SELECT count(*) FROM range(60000000) t(i) WHERE i % 3 = 0`);
  const waiting = [db.query(kept), db.query(kept), db.queryArrow(kept)];
  setTimeout(() => threads[0]!.terminate(), 20);
  expect((await slow).rows).toEqual([['20000000']]);
  await Promise.all(waiting);
  expect(threads).toHaveLength(2);
  expect(states).toEqual(['restarting', 'ready']);
});

test('a statement that ends every engine fails, and the next one is answered', async () => {
  const { db, threads } = await recoverable();
  const deadly = db.query(endless);
  const kill = setInterval(() => threads.at(-1)!.terminate(), 300);
  await expect(deadly).rejects.toBeInstanceOf(EngineLost);
  clearInterval(kill);
  expect((await db.query(kept)).rows).toEqual([['95714000.0000']]);
});

test('a wedged worker is ended after a cancel and replaced', async () => {
  const { db, threads } = await recoverable(200);
  const post = threads[0]!.post;
  const stop = new AbortController();
  const stuck = db.query(endless, { signal: stop.signal });
  // From here on the worker receives nothing any more: it neither answers nor cancels.
  threads[0]!.post = () => {};
  expect(post).toBeTypeOf('function');
  setTimeout(() => stop.abort(), 50);
  await expect(stuck).rejects.toBeInstanceOf(QueryCancelled);
  expect((await db.query(kept)).rows).toEqual([['95714000.0000']]);
  expect(threads).toHaveLength(2);
});

test('an error of the statement is no loss of the engine', async () => {
  const { db, threads, states } = await recoverable();
  await expect(db.query(sql`SELECT broken`)).rejects.toBeInstanceOf(QueryError);
  expect(threads).toHaveLength(1);
  expect(states).toEqual([]);
});

test('a replacement that cannot be filled is said so, and tried again by the next call', async () => {
  let fails = false;
  const states: [EngineState, string | undefined][] = [];
  const threads: WorkerTransport[] = [];
  const db = await recoveringConnector({
    async open() {
      threads.push(threadTransport());
      return openWasmConnector(threads.at(-1)!, wasm);
    },
    async rebuild(fresh) {
      if (fails) throw new Error('the store is gone');
      await fresh.query(sql`CREATE TABLE kept AS SELECT 1 AS quota`);
    },
    onState: (...state) => states.push(state as [EngineState, string | undefined])
  });
  opened.push(db);
  fails = true;
  threads[0]!.terminate();
  await expect(db.query(kept)).rejects.toThrow('the store is gone');
  expect(states.at(-1)).toEqual(['failed', 'the store is gone']);
  fails = false;
  expect((await db.query(kept)).rows).toEqual([[1]]);
});
