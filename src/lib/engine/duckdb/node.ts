import { createRequire } from 'node:module';
import { Worker, type TransferListItem } from 'node:worker_threads';
import type { Connector } from '../connector.ts';
import type { WorkerTransport } from './engine-worker.ts';
import { openWasmConnector, type EngineOptions } from './wasm-connector.ts';

const require = createRequire(import.meta.url);
const script = '@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs';

/** DuckDB's worker script expects a browser's worker scope: the little of it that it uses. */
const scope = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  parentPort.on('message', (data) => globalThis.onmessage({ data }));
  require(workerData);`;

type Request = { readonly messageId: number };
type Response = { readonly requestId: number; readonly type: string };

/** Messages that answer no request. */
const news = new Set(['LOG', 'PROGRESS_UPDATE', 'INSTANTIATE_PROGRESS']);

/**
 * The browser's DuckDB in a thread of Node, for the command line and the tests. The process may end while the
 * engine is idle, so a forgotten `close` keeps nothing alive.
 */
export function openNodeConnector(options?: EngineOptions): Promise<Connector> {
  const wasm = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  return openWasmConnector(threadTransport(), wasm, options);
}

/** A thread running DuckDB's worker script, exported for tests that end it from outside. */
export function threadTransport(): WorkerTransport {
  // Its output is held back: the script prints every failed statement, and stdout belongs to the verb's answer.
  const thread = new Worker(scope, {
    eval: true,
    workerData: require.resolve(script),
    stdout: true,
    stderr: true
  });
  const waiting = new Set<number>();
  return {
    post(message, transfer) {
      waiting.add((message as Request).messageId);
      thread.ref();
      thread.postMessage(message, transfer as TransferListItem[]);
    },
    onMessage(listener) {
      thread.on('message', (data: Response) => {
        if (!news.has(data.type)) waiting.delete(data.requestId);
        if (waiting.size === 0) thread.unref();
        listener(data);
      });
    },
    onLost(listener) {
      thread.on('error', (error) => listener(`the engine's thread failed: ${error.message}`));
      thread.on('exit', () => listener("the engine's thread ended"));
    },
    terminate: () => void thread.terminate()
  };
}
