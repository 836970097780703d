import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { CsvCell } from '../../core/compensation/statement/safe-csv.ts';
import type { SheetTable } from '../../core/compensation/statement/statement-csv.ts';

/** One sheet of a workbook. */
export type Sheet = SheetTable & { readonly name: string };

/**
 * Sheets as an XLSX file. Text is written as text whatever it begins with, so that it never becomes a formula and
 * codes keep their leading zeros; numbers, negative ones too, are numbers with the places they were written with.
 */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const book = utils.book_new();
  const taken = new Set<string>();
  for (const sheet of sheets) utils.book_append_sheet(book, worksheet(sheet), sheetName(sheet.name, taken));
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

function worksheet({ header, rows }: SheetTable): WorkSheet {
  const cells = [header, ...rows].map((row) => row.map(cellOf));
  const last = { r: cells.length - 1, c: Math.max(header.length, 1) - 1 };
  const sheet: WorkSheet = { '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: last }) };
  cells.forEach((row, r) => row.forEach((cell, c) => (sheet[utils.encode_cell({ r, c })] = cell)));
  sheet['!cols'] = header.map((heading, c) => ({ wch: width(heading, rows, c) }));
  return sheet;
}

const WIDEST = 48;
const width = (heading: string, rows: SheetTable['rows'], c: number) =>
  rows.slice(0, 200).reduce((most, row) => {
    const cell = row[c] ?? '';
    const { length } = typeof cell === 'string' ? cell : cell.number;
    return Math.min(WIDEST, Math.max(most, length + 2));
  }, heading.length + 2);

function cellOf(cell: CsvCell): CellObject {
  if (typeof cell === 'string') return { t: 's', v: cell, z: '@' };
  const places = cell.number.split('.')[1]?.length ?? 0;
  return {
    t: 'n',
    v: Number(cell.number),
    z: places === 0 ? '0' : `#,##0.${'0'.repeat(Math.min(places, 10))}`
  };
}

/** A name a sheet may have: 31 characters, none of those a spreadsheet keeps for itself, each once. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 28)
      .trim() || 'Sheet';
  let free = plain;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${plain} ${count}`;
  taken.add(free.toLowerCase());
  return free;
}
