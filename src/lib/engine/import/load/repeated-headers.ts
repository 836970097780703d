import type { SourceTable } from '../source-table.ts';

/** Records that say the header again, as in files joined end to end. */
export function repeatedHeaders({ bytes, records, header, headed, reading }: SourceTable): number[] {
  if (!headed || !reading) return [];
  const text = new TextEncoder().encode(header.join(reading.delimiter).toLowerCase());
  const found: number[] = [];
  for (let i = 0; i < records.starts.length; i++) {
    const start = records.starts[i]!;
    if (records.ends[i]! - start !== text.length) continue;
    let same = 0;
    while (same < text.length && lower(bytes[start + same]!) === text[same]) same++;
    if (same === text.length) found.push(i);
  }
  return found;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
