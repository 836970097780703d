import { hasHeader } from '../delimited/find-header.ts';

export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type FoundTable = {
  readonly header: readonly string[];
  readonly headed: boolean;
  readonly rows: readonly (readonly string[])[];
  /** Index of each row among the sheet's rows. */
  readonly places: readonly number[];
  readonly notes: readonly NoteOfSheet[];
};

type NoteOfSheet = {
  code: string;
  table: string;
  keys: readonly string[];
  values: readonly string[];
  message: string;
};

/**
 * The table in a sheet made for reading: titles above it, merged or two-line headers and footnotes below are told
 * from its rows by how many cells a row fills.
 */
export function findTable(
  sheet: readonly (readonly string[])[],
  merges: readonly Merge[]
): FoundTable | undefined {
  const cells = sheet.map((row) => [...row]);
  const filled = cells.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(0, ...filled);
  const usual = median(filled.filter((count) => count * 2 > most));
  if (most < 1 || filled.filter((count) => count > 0).length < 2) return undefined;
  const body = filled.findIndex((count, i) => count * 5 >= usual * 4 && (usual > 1 || i >= 0));
  if (body < 0) return undefined;
  // A line of merged group names above the header fills fewer cells than the rows do.
  const grouped =
    body > 0 &&
    merges.some(
      ({ top, left, right }) => top === body - 1 && right > left && right - left + 1 < Math.max(3, usual)
    );
  for (const { top, left, bottom, right } of merges) {
    if (top > body || right - left + 1 >= Math.max(3, usual)) continue;
    for (let r = top; r <= Math.min(bottom, body); r++)
      for (let c = left; c <= right; c++) cells[r]![c] = cells[top]![left]!;
  }
  const width = lastFilled(cells, body);
  const headed = hasHeader(cells.slice(body, body + 100).map((row) => row.slice(0, width)));
  const header = cells[body]!.slice(0, width).map((name, i) => {
    const group = grouped && headed ? cells[body - 1]![i]!.trim() : '';
    return group !== '' && group !== name.trim() ? `${group} ${name.trim()}` : name;
  });
  const firstRow = headed ? body + 1 : body;
  let end = cells.length;
  while (end > firstRow && filled[end - 1] === 0) end--;
  const last = end;
  while (end > firstRow && usual >= 3 && filled[end - 1]! <= 1) end--;
  const titles = cells.slice(0, grouped && headed ? body - 1 : body);
  const notes = [
    skipped('title-lines', 'above', titles),
    skipped('footnote-lines', 'below', cells.slice(end, last))
  ].filter((note) => note !== undefined);
  const rows: string[][] = [];
  const places: number[] = [];
  for (let r = firstRow; r < end; r++) {
    if (filled[r] === 0) continue;
    rows.push(cells[r]!.slice(0, width).map((cell) => cell));
    places.push(r);
  }
  return rows.length === 0 && !headed
    ? undefined
    : { header: headed ? header : header.map(() => ''), headed, rows, places, notes };
}

function skipped(code: string, where: string, rows: readonly (readonly string[])[]): NoteOfSheet | undefined {
  const texts = rows
    .map((row) => row.filter((cell) => cell.trim() !== '').join(' '))
    .filter((text) => text !== '');
  if (texts.length === 0) return undefined;
  const lines = texts.length === 1 ? '1 line' : `${texts.length} lines`;
  return { code, table: '', keys: [], values: texts, message: `${lines} ${where} the table left out.` };
}

function lastFilled(cells: readonly (readonly string[])[], from: number): number {
  let width = 0;
  for (const row of cells.slice(from)) {
    for (let c = row.length; c > width; c--) {
      if (row[c - 1]!.trim() !== '') {
        width = c;
        break;
      }
    }
  }
  return width;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
