import { tableFromIPC } from 'apache-arrow';
import { sqlType } from '../duckdb/sql-type.ts';
import { contentHash } from './content-hash.ts';
import type { ParquetCodec } from './parquet.ts';
import type { PackedTable, TableSource } from './workspace-store.ts';

/**
 * Make a table ready to be kept: its Parquet file and its entry of the manifest. `ipc` is what
 * `queryArrow` gives; give its rows a fixed order (by key), since the content hash depends on it.
 */
export async function packTable(
  codec: ParquetCodec,
  name: string,
  ipc: Uint8Array,
  sources: readonly TableSource[]
): Promise<PackedTable> {
  const { schema, numRows: rows } = tableFromIPC(ipc);
  const columns = schema.fields.map((field) => ({ name: field.name, type: sqlType(field.type) }));
  const hash = await contentHash(ipc);
  const parquet = await codec.encode(ipc);
  return { entry: { name, rows, sha256: hash, bytes: parquet.length, columns, sources }, parquet };
}
