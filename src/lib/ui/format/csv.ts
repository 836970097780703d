/** Rows as a CSV file that every sheet opens the same way: UTF-8 with its mark, quotes doubled, CRLF. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/**
 * Text that a sheet would run as a formula gets an apostrophe before it; plain numbers stay numbers.
 * A real minus becomes the keyboard's, so that a sheet reads the figure.
 */
export function csvCell(text: string): string {
  const plain = text.replace(/^\u2212(?=[\d.]|[A-Z]{0,4}(\p{Sc}|\u00a0\d))/u, '-');
  const number = /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain);
  const safe = !number && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
