import { getPlatformFeatures } from '@duckdb/duckdb-wasm';
import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import mvpWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import type { Connector } from '../connector.ts';
import { ALIVE, watchedName, watchLife } from '../worker-life.ts';
import type { WorkerTransport } from './engine-worker.ts';
import { openWasmConnector, type EngineOptions } from './wasm-connector.ts';

/** DuckDB in a worker of this page. Its script and its .wasm file are ours, served with everything else. */
export async function openBrowserConnector(options?: EngineOptions): Promise<Connector> {
  const { wasmExceptions } = await getPlatformFeatures();
  const [script, wasm] = wasmExceptions ? [ehWorker, ehWasm] : [mvpWorker, mvpWasm];
  return openWasmConnector(workerTransport(script), new URL(wasm, location.href).href, options);
}

function workerTransport(script: string): WorkerTransport {
  const name = watchedName('engine');
  const worker = new Worker(new URL('./engine-scope.ts', import.meta.url), { type: 'module', name });
  worker.postMessage(new URL(script, location.href).href);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }) => {
        if (data !== ALIVE) listener(data);
      }),
    onLost(listener) {
      worker.addEventListener('error', ({ message }) =>
        listener(`the engine's worker failed: ${message || 'its script did not load'}`)
      );
      worker.addEventListener('messageerror', () => listener("the engine's worker sent what cannot be read"));
      watchLife(worker, name, () => listener("the engine's worker was ended"));
    },
    terminate: () => worker.terminate()
  };
}
