/** A field as comma-separated text writes it. */
export const writeField = (value: string): string =>
  /[",\r\n]/.test(value) || value.startsWith('"') ? `"${value.replaceAll('"', '""')}"` : value;

/** Rows as comma-separated UTF-8 with one LF a row; blocks keep the strings small. */
export function writeRecords(rows: Iterable<readonly string[]>): Uint8Array {
  const encoder = new TextEncoder();
  const blocks: Uint8Array[] = [];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) blocks.push(encoder.encode(`${lines.join('\n')}\n`));
    lines = [];
  };
  for (const row of rows) {
    // A row of one empty field would be a blank line, which no reader counts.
    lines.push(row.length === 1 && row[0] === '' ? '""' : row.map(writeField).join(','));
    if (lines.length >= 4096) flush();
  }
  flush();
  const out = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    out.set(block, at);
    at += block.length;
  }
  return out;
}
