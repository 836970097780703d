import { transfer, wrap, type Remote } from 'comlink';
import { watchedName, watchLife, WorkerStopped } from '../worker-life.ts';
import type { ParquetCodec } from './parquet.ts';
import type { ParquetService } from './parquet-worker.ts';
import type { PackedTable, TableSource } from './workspace-store.ts';

/** The codec of the page. It also makes tables ready to be kept, away from the page. */
export interface BrowserParquet extends ParquetCodec {
  /** As `packTable`; the bytes are handed over and gone. */
  pack(name: string, ipc: Uint8Array, sources: readonly TableSource[]): Promise<PackedTable>;
}

type Running = {
  readonly worker: Worker;
  readonly service: Remote<ParquetService>;
  readonly lost: Promise<never>;
  readonly lose: (reason: string) => void;
};

/** The Parquet codec in a worker of its own, so that a large table does not hold up the page. */
export function openBrowserParquet(): BrowserParquet {
  let running: Running | undefined;
  const end = (reason: string) => {
    running?.worker.terminate();
    running?.lose(reason);
    running = undefined;
  };
  const call = async <T>(ask: (service: Remote<ParquetService>) => Promise<T>): Promise<T> => {
    const current = (running ??= start());
    const lost = current.lost.catch((error: unknown) => {
      if (running === current) running = undefined;
      throw error;
    });
    return Promise.race([ask(current.service), lost]);
  };
  // At once, so that it is there when the first table is asked for.
  running = start();
  return {
    encode: (ipc) => call((service) => service.encode(ipc)),
    decode: (parquet) => call((service) => service.decode(parquet)),
    pack: (name, ipc, sources) => call((service) => service.pack(name, transfer(ipc, [ipc.buffer]), sources)),
    close: () => end('the Parquet worker was closed')
  };
}

function start(): Running {
  const name = watchedName('parquet');
  const worker = new Worker(new URL('./parquet-worker.ts', import.meta.url), { type: 'module', name });
  let lose: (reason: string) => void = () => {};
  const lost = new Promise<never>((_, reject) => (lose = (reason) => reject(new WorkerStopped(reason))));
  lost.catch(() => {});
  worker.addEventListener('error', ({ message }) =>
    lose(`the Parquet worker failed: ${message || 'its script did not load'}`)
  );
  watchLife(worker, name, () => lose(WORKER_ENDED));
  return { worker, service: wrap<ParquetService>(worker), lost, lose };
}

const WORKER_ENDED =
  'The browser ended the worker that packs tables, most often for want of memory. Close other tabs, then try again.';
