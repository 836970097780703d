/** A cell: text as it is, or a number already written plainly. */
export type CsvCell = string | { readonly number: string };

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens safely: text that would be read as a formula (it starts with
 * = + - @, a tab or a return) gets an apostrophe in front; numbers, negative ones too, stay numbers.
 */
export function safeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const line = (cells: readonly CsvCell[]) =>
    cells.map((cell) => (typeof cell === 'string' ? quote(inert(cell)) : cell.number)).join(',');
  return [line(header), ...rows.map(line)].map((text) => `${text}\r\n`).join('');
}

const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
