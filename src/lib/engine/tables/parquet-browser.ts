import { wrap } from 'comlink';
import type { ParquetCodec } from './parquet.ts';
import type { ParquetService } from './parquet-worker.ts';

/** The Parquet codec in a worker of its own, so that a large table does not hold up the page. */
export function openBrowserParquet(): ParquetCodec {
  const worker = new Worker(new URL('./parquet-worker.ts', import.meta.url), {
    type: 'module',
    name: 'parquet'
  });
  const service = wrap<ParquetService>(worker);
  const failure = new Promise<never>((_, reject) =>
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(`the Parquet worker failed: ${message || 'its script did not load'}`))
    )
  );
  failure.catch(() => {});
  return {
    encode: (ipc) => Promise.race([service.encode(ipc), failure]),
    decode: (parquet) => Promise.race([service.decode(parquet), failure]),
    close: () => worker.terminate()
  };
}
