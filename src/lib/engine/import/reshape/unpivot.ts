import { distinctNames } from '../delimited/find-header.ts';
import { tableFromRows } from '../delimited/table-from-rows.ts';
import { ImportProblem } from '../import-problem.ts';
import type { Unpivot } from '../mapping/mapping-document.ts';
import { cellsOf } from '../source-cells.ts';
import type { SourceTable } from '../source-table.ts';
import { periodNames } from './period-columns.ts';

/** More cells than this are no sheet of periods. */
const mostRows = 5_000_000;

/** A source whose columns of periods became rows: one row for each cell that holds something. */
export function unpivot(source: SourceTable, { columns, name, value }: Unpivot): SourceTable {
  const wanted = new Map(columns.map((column, i) => [column.toLowerCase(), periodNames(columns)[i]!]));
  const [kept, turned]: [number[], number[]] = [[], []];
  source.header.forEach((header, i) => void (wanted.has(header.toLowerCase()) ? turned : kept).push(i));
  const count = source.records.starts.length;
  if (count * turned.length > mostRows) {
    throw new ImportProblem(
      'too-large',
      `${source.file} has ${turned.length} columns of periods in ${count} rows, more than ${mostRows.toLocaleString('en-US')} values; bring them in several files.`
    );
  }
  const rows: string[][] = [];
  const places: number[] = [];
  const headers: string[] = [];
  let empty = 0;
  for (let record = 0; record < count; record++) {
    const cells = cellsOf(source, record);
    const own = kept.map((i) => cells[i] ?? '');
    for (const i of turned) {
      const cell = cells[i] ?? '';
      if (cell.trim() === '') {
        empty++;
        continue;
      }
      rows.push([...own, wanted.get(source.header[i]!.toLowerCase())!, cell]);
      places.push(source.records.lines[record]!);
      headers.push(source.header[i]!);
    }
  }
  const header = distinctNames([...kept.map((i) => source.header[i]!), name, value]);
  const table = tableFromRows({ ...source, header, rows, places, declared: header.map(() => undefined) });
  const [first, last] = [columns[0]!, columns.at(-1)!];
  const message = `${source.file}: the ${turned.length} columns ${first} to ${last} each hold the values of a period, so ${count} ${count === 1 ? 'row' : 'rows'} became ${rows.length}, one for each value${empty > 0 ? `; ${empty} empty ${empty === 1 ? 'cell' : 'cells'} made none` : ''}.`;
  const note = { code: 'unpivoted', table: '', keys: columns, values: [], message };
  return {
    ...table,
    reading: source.reading,
    records: { ...table.records, damaged: source.records.damaged },
    notes: [...source.notes, note],
    unpivoted: { value: header.at(-1)!, headers, columns: turned.map((i) => source.header[i]!) }
  };
}
