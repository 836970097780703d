import type { SourceTable } from '../source-table.ts';

/** Records that say the header again, as in files joined end to end. */
export function repeatedHeaders({ bytes, records, header, headed, reading }: SourceTable): number[] {
  if (!headed || !reading) return [];
  const text = new TextEncoder().encode(header.join(reading.delimiter).toLowerCase());
  const found: number[] = [];
  const { starts, ends } = records;
  const { length } = text;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    if (ends[i]! - start !== length) continue;
    let same = 0;
    while (same < length && lower(bytes[start + same]!) === text[same]) same++;
    if (same === length) found.push(i);
  }
  return found;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
