import { read, SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { dateOfDayNumber } from '../../../core/period.ts';
import { tableFromRows } from '../delimited/table-from-rows.ts';
import { ImportProblem } from '../import-problem.ts';
import { checkLimit, type Limits } from '../limits.ts';
import type { Finding } from '../report.ts';
import type { SourceTable } from '../source-table.ts';
import { explanationSheet } from '../template/template-workbook.ts';
import { checkContainer } from './check-container.ts';
import { findTable } from './find-table.ts';

/** Read every sheet of a workbook (XLSX, XLSB, XLS, ODS) that holds a table. Caps are checked before it is parsed. */
export function readWorkbook(file: string, sha256: string, bytes: Uint8Array, limits: Limits): SourceTable[] {
  if (bytes[0] === 0x50) checkContainer(file, bytes, limits);
  else checkLimit(file, 'bytes', bytes.length, limits.workbookBytes);
  const book = parse(file, bytes);
  const epoch = book.Workbook?.WBProps?.date1904 ? 24_107 : 25_569;
  const skipped: Finding[] = [];
  const tables = book.SheetNames.flatMap((sheet) => {
    if (sheet === explanationSheet && book.SheetNames.length > 1) return [];
    const cells = sheetCells(book.Sheets[sheet], epoch);
    const found = findTable(cells.rows, cells.merges);
    if (!found) {
      const message = `${file}: sheet ${sheet} holds no table and was left out.`;
      skipped.push({ code: 'sheet-left-out', table: '', keys: [sheet], values: [], message });
      return [];
    }
    checkLimit(`${file}, sheet ${sheet},`, 'columns', found.header.length, limits.columns);
    const notes = found.notes.map((note) => ({
      ...note,
      message: `${file}, sheet ${sheet}: ${note.message}`
    }));
    const places = found.places.map((row) => cells.firstRow + row);
    return [tableFromRows({ file, sheet, sha256, ...found, places, notes })];
  });
  const [first, ...others] = tables;
  if (!first)
    throw new ImportProblem(
      'no-table',
      `${file} holds no sheet with a table: no two filled rows and columns.`
    );
  return [{ ...first, notes: [...first.notes, ...skipped] }, ...others];
}

function parse(file: string, bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellFormula: false,
      cellHTML: false
    });
  } catch (error) {
    const reason = /password|encrypt/i.test(String(error))
      ? 'is locked with a password'
      : 'is no readable workbook';
    throw new ImportProblem('damaged-workbook', `${file} ${reason}; save it again as .xlsx or .csv.`, {
      cause: error
    });
  }
}

type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

function sheetCells(sheet: WorkSheet | undefined, epoch: number) {
  const range = sheet?.['!ref'];
  if (!sheet || range === undefined) return { rows: [], merges: [], firstRow: 1 };
  const { s: start, e: end } = utils.decode_range(range);
  const data = (sheet['!data'] ?? []) as (CellObject[] | undefined)[];
  const rows: string[][] = [];
  for (let r = start.r; r <= end.r; r++) {
    const row: string[] = [];
    for (let c = start.c; c <= end.c; c++) row.push(cellText(data[r]?.[c], epoch));
    rows.push(row);
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }): Merge => ({
    top: s.r - start.r,
    left: s.c - start.c,
    bottom: e.r - start.r,
    right: e.c - start.c
  }));
  return { rows, merges, firstRow: start.r + 1 };
}

/** Excel's error codes ([MS-XLS] 2.5.10) and what a sheet shows for them. */
const errorSigns: Readonly<Record<number, string>> = {
  0x00: '#NULL!', 0x07: '#DIV/0!', 0x0f: '#VALUE!', 0x17: '#REF!', 0x1d: '#NAME?', 0x24: '#NUM!', 0x2a: '#N/A'
}; // prettier-ignore

/** What a cell says: a number's own digits, not its display; a day as ISO; an error as its sign. */
function cellText(cell: CellObject | undefined, epoch: number): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'e') return errorSigns[Number(cell.v)] ?? '#VALUE!';
  if (cell.t === 'b') return cell.v === true ? 'true' : 'false';
  if (cell.t !== 'n' || typeof cell.v !== 'number') return String(cell.v);
  if (typeof cell.z === 'string' && SSF.is_date(cell.z)) return momentText(cell.v, epoch);
  const text = String(cell.v);
  return text.includes('e')
    ? cell.v.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 17 })
    : text;
}

function momentText(serial: number, epoch: number): string {
  const seconds = Math.round(serial * 86_400);
  const day = dateOfDayNumber(Math.floor(seconds / 86_400) - epoch);
  const rest = ((seconds % 86_400) + 86_400) % 86_400;
  if (rest === 0) return day;
  const parts = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${day} ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
