import { readFile } from 'node:fs/promises';
import { reasonOf } from './file-reason.ts';
import { WorkError } from './verb.ts';

/** A delimited file as text: the header's names and the rows' cells, as many as the header has. */
export type TextTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line of the file each row begins on. */
  readonly lines: readonly number[];
};

/** Read a UTF-8 comma-separated file with a header (RFC 4180 quoting, BOM and CRLF allowed). */
export async function readTable(file: string): Promise<TextTable> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new WorkError(`${file} could not be read: ${reasonOf(error)}.`);
  });
  const lines: number[] = [];
  const [header, ...rows] = splitCells(text.startsWith('\ufeff') ? text.slice(1) : text, lines);
  if (header === undefined) throw new WorkError(`${file} is empty: a header line and rows are expected.`);
  const columns = header.map((name) => name.trim());
  return { columns, rows, lines: lines.slice(1) };
}

/** The position of a column, or a readable refusal that names the file and the columns it has. */
export function requireColumn({ columns }: TextTable, name: string, file: string): number {
  const index = columns.indexOf(name);
  if (index < 0) throw new WorkError(`${file} has no column “${name}”; it has: ${columns.join(', ')}.`);
  return index;
}

/** Cells of comma-separated text, line by line; blank lines are left out. The line each row begins on goes to `lines`. */
export function splitCells(text: string, lines: number[] = []): string[][] {
  if (!text.includes('"')) {
    const rows: string[][] = [];
    for (const [at, line] of text.split(/\r?\n/).entries()) {
      if (line === '') continue;
      rows.push(line.split(','));
      lines.push(at + 1);
    }
    return rows;
  }
  const rows: string[][] = [];
  let row: string[] = [];
  let [line, begun] = [1, 1];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') {
          if (text[at] === '\n') line++;
          cell += text[at];
        } else if (text[at + 1] === '"') cell += text[at++];
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
    if (row.length > 1 || row[0] !== '') {
      rows.push(row);
      lines.push(begun);
    }
    row = [];
    begun = ++line;
  }
  if (row.length > 0) {
    rows.push(row);
    lines.push(begun);
  }
  return rows;
}
