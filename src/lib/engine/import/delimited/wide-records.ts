import type { Dialect } from './sniff-dialect.ts';
import { writeRecords } from './write-records.ts';

/** Records with separators longer than one character, rewritten with commas; `lines[i]` is the line of the i-th. */
export function unwrapWideRecords(
  bytes: Uint8Array,
  { delimiter, terminator }: Dialect
): { bytes: Uint8Array; lines: number[] } {
  const text = new TextDecoder().decode(bytes);
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  for (const record of text.split(terminator ?? '\n')) {
    const body = record.replace(/^\r?\n/, '');
    if (body !== record) line++;
    if (body.trim() !== '') {
      rows.push(body.split(delimiter));
      // A record with line ends inside takes several lines of the rewritten text too.
      for (let i = body.split('\n').length; i > 0; i--) lines.push(line);
    }
    line += body.split('\n').length - 1;
  }
  return { bytes: writeRecords(rows), lines };
}
