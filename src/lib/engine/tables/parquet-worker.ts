import { expose, transfer } from 'comlink';
import wasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { openParquet } from './parquet.ts';

const codec = openParquet(wasm);

const moved = (bytes: Uint8Array) => transfer(bytes, [bytes.buffer]);

const service = {
  encode: async (ipc: Uint8Array) => moved(await (await codec).encode(ipc)),
  decode: async (parquet: Uint8Array) => moved(await (await codec).decode(parquet))
};

export type ParquetService = typeof service;

expose(service);
