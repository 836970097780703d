import { type Result, reject, succeed } from '../../core/result.ts';

/** One row of a text file with the line it begins on, counted from 1. */
export type TextRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * Rows of a small separated file: comma, semicolon or tab, whichever its first line has most of; quotes doubled inside
 * quotes; a byte-order mark and empty lines passed over. A quote that does not close is refused with its line.
 */
export function readRows(text: string): Result<readonly TextRow[]> {
  const body = text.replace(/^\ufeff/, '');
  const separator = separatorOf(body);
  const rows: TextRow[] = [];
  let [at, line] = [0, 1];
  while (at < body.length) {
    const cells: string[] = [];
    const begins = line;
    for (let more = true; more;) {
      const quoted = body[at] === '"';
      const end = quoted ? closingQuote(body, at) : nextOf(body, at, separator);
      if (end < 0) {
        return reject({
          code: 'quote-open',
          message: `A quote opened on line ${line} does not close: double the quotes inside a cell, or take it away.`,
          path: [line]
        });
      }
      const cell = quoted ? body.slice(at + 1, end).replaceAll('""', '"') : body.slice(at, end);
      line += cell.split('\n').length - 1;
      cells.push(cell.trim());
      // What follows a closing quote up to the separator belongs to nobody.
      at = quoted ? nextOf(body, end + 1, separator) : end;
      more = body[at] === separator;
      if (more) at++;
    }
    if (body[at] === '\r') at++;
    if (body[at] === '\n') at++;
    line++;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begins, cells });
  }
  return succeed(rows);
}

function separatorOf(body: string): string {
  const first = body.slice(0, body.search(/[\r\n]|$/));
  const count = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}

/** Where the next separator or line end stands, or the end of the text. */
function nextOf(body: string, from: number, separator: string): number {
  let at = from;
  while (at < body.length && body[at] !== separator && body[at] !== '\n' && body[at] !== '\r') at++;
  return at;
}

/** Where the quote that closes a cell stands; −1: nowhere. */
function closingQuote(body: string, open: number): number {
  for (let at = body.indexOf('"', open + 1); at >= 0; at = body.indexOf('"', at + 2))
    if (body[at + 1] !== '"') return at;
  return -1;
}
