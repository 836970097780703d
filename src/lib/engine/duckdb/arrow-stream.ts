import { DataType, RecordBatchReader } from 'apache-arrow';

const endOfStream = [255, 255, 255, 255, 0, 0, 0, 0] as const;

/** The pieces of an Arrow IPC stream as one copy that ends as a stream must. */
export function completeStream(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = new Uint8Array(length + endOfStream.length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const ended = at >= 8 && endOfStream.every((byte, i) => bytes[at - 8 + i] === byte);
  if (ended) return bytes.subarray(0, at);
  bytes.set(endOfStream, at);
  return bytes;
}

/**
 * Refuse an answer that streaming would falsify: DuckDB-Wasm leaves out the dictionaries of ENUM columns, so
 * that every value would read as null.
 */
export function assertDecodable(header: Uint8Array): void {
  const reader = RecordBatchReader.from(header).open();
  const column = reader.schema.fields.find(({ type }) => hasDictionary(type));
  if (column !== undefined) throw new Error(`column ${column.name} is an ENUM: cast it to VARCHAR`);
}

function hasDictionary(type: DataType): boolean {
  if (DataType.isDictionary(type)) return true;
  return (type.children ?? []).some((child) => hasDictionary(child.type));
}
