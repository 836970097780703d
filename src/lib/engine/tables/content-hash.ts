import { type Data, DataType, tableFromIPC } from 'apache-arrow';
import { fail } from '../../core/assert.ts';
import { sqlType } from '../duckdb/sql-type.ts';

/** SHA-256 as lower-case hexadecimal text. */
export async function sha256(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * SHA-256 of a table's content: the same rows in the same order give the same hash, however a writer cut them
 * into batches or pages. Each column is hashed as a line of its name, SQL type and row count; one byte a row
 * (1 = filled, 0 = null); a value a row, null as zeros (fixed-width ones little-endian, a truth as one byte, a
 * text as its UTF-8 length in four bytes); and last the texts themselves. The table's hash is that of the
 * columns' hashes, a line each, in their order.
 */
export async function contentHash(ipc: Uint8Array): Promise<string> {
  const table = tableFromIPC(ipc);
  const lines: string[] = [];
  for (const [i, { name, type }] of table.schema.fields.entries()) {
    const heading = new TextEncoder().encode(`${JSON.stringify(name)} ${sqlType(type)} ${table.numRows}\n`);
    const chunks = table.getChildAt(i)!.data.map(chunkBytes);
    const parts = (['filled', 'values', 'texts'] as const).flatMap((part) =>
      chunks.map((chunk) => chunk[part])
    );
    lines.push(await sha256(concatenate([heading, ...parts])));
  }
  return sha256(lines.join('\n'));
}

type Named = { readonly name: string; readonly sha256: string };

/**
 * Two workspaces with the same tables and the same pay plans have the same fingerprint, whatever order they were
 * loaded in: a scenario's figures hang on both.
 */
export function fingerprintOf(tables: readonly Named[], documents: readonly Named[] = []): Promise<string> {
  const plans = documents.filter(({ name }) => name.startsWith('plans/'));
  const lines = [
    ...tables.map(({ name, sha256 }) => `${JSON.stringify(name)} ${sha256}`),
    ...plans.map(({ name, sha256 }) => `document ${JSON.stringify(name)} ${sha256}`)
  ];
  return sha256(lines.sort().join('\n'));
}

type ChunkBytes = { readonly filled: Uint8Array; readonly values: Uint8Array; readonly texts: Uint8Array };

const none = new Uint8Array();

function chunkBytes(chunk: Data): ChunkBytes {
  const { type, length, values } = chunk;
  const filled = new Uint8Array(length).fill(1);
  if (chunk.nullCount > 0) filled.forEach((_, row) => (filled[row] = chunk.getValid(row) ? 1 : 0));
  if (DataType.isNull(type)) return { filled, values: none, texts: none };
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return { filled, ...textBytes(chunk, filled) };
  if (DataType.isBool(type)) {
    const truths = filled.map((present, row) => (values[row >> 3] >> (row & 7)) & present);
    return { filled, values: truths, texts: none };
  }
  const width = byteWidth(chunk);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, length * width).slice();
  if (chunk.nullCount > 0) {
    filled.forEach((present, row) => present || bytes.fill(0, row * width, (row + 1) * width));
  }
  return { filled, values: bytes, texts: none };
}

function byteWidth({ type, values }: Data): number {
  if (DataType.isDecimal(type)) return 16;
  const plain = [DataType.isInt, DataType.isFloat, DataType.isDate, DataType.isTime, DataType.isTimestamp];
  return plain.some((is) => is(type))
    ? values.BYTES_PER_ELEMENT
    : fail(`no content hash for the type: ${type}`);
}

function textBytes({ values, valueOffsets }: Data, filled: Uint8Array): Omit<ChunkBytes, 'filled'> {
  const lengths = new Uint32Array(filled.length);
  const texts: Uint8Array[] = [];
  let filledBytes = 0;
  filled.forEach((present, row) => {
    if (!present) return;
    lengths[row] = Number(valueOffsets[row + 1]) - Number(valueOffsets[row]);
    filledBytes += lengths[row]!;
  });
  const [start, end] = [Number(valueOffsets[0]), Number(valueOffsets[filled.length])];
  if (filledBytes === end - start) texts.push(values.subarray(start, end));
  else {
    lengths.forEach((length, row) => {
      const from = Number(valueOffsets[row]);
      if (length > 0) texts.push(values.subarray(from, from + length));
    });
  }
  return { values: new Uint8Array(lengths.buffer), texts: concatenate(texts) };
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
