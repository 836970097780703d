/** A cell to be written: text as it is, a number or a decimal's text as `{ number }`. */
export type CsvCell = string | boolean | null | { readonly number: string };

const startsFormula = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d+([.,]\d+)*%?$/;

/**
 * Text that a spreadsheet would read as a formula gets an apostrophe before it; a number, even a negative one,
 * stays what it is.
 */
export const withoutFormula = (text: string): string =>
  startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'object') return cell.number;
  const text = withoutFormula(cell);
  return /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180, lines end in a line feed). An empty text is `""`, null is nothing at all. */
export function csvText(rows: Iterable<readonly CsvCell[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(cellText).join(',')}\n`;
  return text;
}
