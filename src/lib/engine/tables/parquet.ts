import init, {
  Compression,
  readParquet,
  Table,
  writeParquet,
  WriterPropertiesBuilder,
  type InitInput
} from 'parquet-wasm/esm';
import { completeStream } from '../duckdb/arrow-stream.ts';

/**
 * Parquet to Arrow IPC streams and back, exact for DECIMAL, DATE and TIMESTAMP. The engine itself has no
 * Parquet: that would be an extension fetched from the network.
 */
export interface ParquetCodec {
  encode(ipc: Uint8Array): Promise<Uint8Array>;
  decode(parquet: Uint8Array): Promise<Uint8Array>;
  close(): void;
}

/** Rows that decode together; small enough that a reader's memory stays far below the table's size. */
const rowsPerGroup = 250_000;

/** The codec in this thread; `wasm` is its .wasm file, as bytes or as an address to fetch. */
export async function openParquet(wasm: InitInput): Promise<ParquetCodec> {
  await init({ module_or_path: wasm });
  return {
    async encode(ipc) {
      const properties = new WriterPropertiesBuilder()
        .setCompression(Compression.ZSTD)
        .setMaxRowGroupSize(rowsPerGroup)
        .build();
      return writeParquet(Table.fromIPCStream(completeStream([ipc])), properties);
    },
    async decode(parquet) {
      return readParquet(parquet).intoIPCStream();
    },
    close() {}
  };
}
