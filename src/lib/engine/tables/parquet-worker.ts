import { expose, transfer } from 'comlink';
import wasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { holdLife } from '../worker-life.ts';
import { packTable } from './pack-table.ts';
import { openParquet } from './parquet.ts';
import type { TableSource } from './workspace-store.ts';

const codec = openParquet(wasm);

const moved = (bytes: Uint8Array) => transfer(bytes, [bytes.buffer]);

const service = {
  encode: async (ipc: Uint8Array) => moved(await (await codec).encode(ipc)),
  async pack(name: string, ipc: Uint8Array, sources: readonly TableSource[]) {
    const packed = await packTable(await codec, name, ipc, sources);
    return transfer(packed, [packed.parquet.buffer]);
  },
  decode: async (parquet: Uint8Array) => moved(await (await codec).decode(parquet))
};

export type ParquetService = typeof service;

holdLife();
expose(service);
