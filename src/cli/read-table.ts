import { readFile } from 'node:fs/promises';
import { WorkError } from './verb.ts';

/** A delimited file as text: the header's names and the rows' cells, as many as the header has. */
export type TextTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Read a UTF-8 comma-separated file with a header (RFC 4180 quoting, BOM and CRLF allowed). */
export async function readTable(file: string): Promise<TextTable> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new WorkError(`${file} could not be read: ${reason}.`);
  });
  const [header, ...rows] = splitCells(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (header === undefined) throw new WorkError(`${file} is empty: a header line and rows are expected.`);
  const columns = header.map((name) => name.trim());
  return { columns, rows };
}

/** The position of a column, or a readable refusal that names the file and the columns it has. */
export function requireColumn({ columns }: TextTable, name: string, file: string): number {
  const index = columns.indexOf(name);
  if (index < 0) throw new WorkError(`${file} has no column “${name}”; it has: ${columns.join(', ')}.`);
  return index;
}

/** Cells of comma-separated text, line by line; blank lines are left out. */
export function splitCells(text: string): string[][] {
  if (!text.includes('"')) {
    return text
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => line.split(','));
  }
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    }
    const end = /[,\r\n]/g;
    end.lastIndex = at;
    const stop = end.exec(text)?.index ?? text.length;
    cell += text.slice(at, stop);
    row.push(cell);
    at = stop + 1;
    if (text[stop] === ',') {
      if (at === text.length) row.push('');
      else continue;
    }
    if (text[stop] === '\r' && text[at] === '\n') at++;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
