import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openParquet, type ParquetCodec } from './parquet.ts';

/** The Parquet codec for the command line and the tests. */
export async function openNodeParquet(): Promise<ParquetCodec> {
  const require = createRequire(import.meta.url);
  return openParquet(await readFile(require.resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')));
}
