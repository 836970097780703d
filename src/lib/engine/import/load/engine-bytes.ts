import type { SourceTable } from '../source-table.ts';

/**
 * The bytes the engine reads: the good records and nothing else, so that its n-th row is our n-th record. Where
 * the file holds nothing else anyway they are not copied.
 */
export function engineBytes({ bytes, records }: SourceTable): Uint8Array {
  const { starts, ends } = records;
  const count = starts.length;
  if (count === 0) return new Uint8Array(0);
  if (!records.irregular) return bytes.subarray(starts[0]!);
  let length = 0;
  for (let i = 0; i < count; i++) length += ends[i]! - starts[i]! + 1;
  const out = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i < count; i++) {
    out.set(bytes.subarray(starts[i]!, ends[i]!), at);
    at += ends[i]! - starts[i]!;
    out[at++] = 10;
  }
  return out;
}
