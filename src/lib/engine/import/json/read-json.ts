import { detectEncoding } from '../encoding/detect-encoding.ts';
import { toUtf8 } from '../encoding/to-utf8.ts';
import { tableFromRows } from '../delimited/table-from-rows.ts';
import { ImportProblem } from '../import-problem.ts';
import { checkLimit, type Limits } from '../limits.ts';
import type { SourceTable } from '../source-table.ts';
import { isExactObject, parseExact, type ExactObject, type ExactValue } from './parse-exact.ts';

/** Read a JSON document: a list of records, one record a line, or an object whose lists are tables. */
export function readJson(file: string, sha256: string, bytes: Uint8Array, limits: Limits): SourceTable[] {
  const text = new TextDecoder().decode(toUtf8(bytes, detectEncoding(bytes).encoding));
  const values = parseExact(file, text, limits.nesting);
  const tables = findTables(file, values);
  return tables.map(({ name, records }) => {
    const header = new Map<string, number>();
    const flat = records.map((record) => {
      const cells = new Map<string, string>();
      flatten(record, '', cells);
      for (const column of cells.keys()) if (!header.has(column)) header.set(column, header.size);
      return cells;
    });
    checkLimit(file, 'columns', header.size, limits.columns);
    const names = [...header.keys()];
    return tableFromRows({
      file,
      sheet: name,
      sha256,
      header: names,
      rows: flat.map((cells) => names.map((column) => cells.get(column) ?? '')),
      places: records.map(({ line }) => line)
    });
  });
}

type Found = { readonly name: string | null; readonly records: readonly ExactObject[] };

function findTables(file: string, values: readonly ExactValue[]): Found[] {
  const [only] = values;
  if (only === undefined)
    throw new ImportProblem('empty-file', `${file} is empty: there is nothing to import.`);
  if (values.length > 1) return [{ name: null, records: values.filter(isExactObject) }];
  if (Array.isArray(only)) return [{ name: null, records: only.filter(isExactObject) }];
  const fields = isExactObject(only) ? [...only.fields] : [];
  const lists = fields.flatMap(([name, value]) => {
    const records = Array.isArray(value) ? value.filter(isExactObject) : [];
    return records.length > 0 ? [{ name, records }] : [];
  });
  if (lists.length > 0) return lists;
  if (isExactObject(only) && only.fields.size > 0) return [{ name: null, records: [only] }];
  throw new ImportProblem(
    'no-table',
    `${file} holds no list of records; expected [{…}, …] or one record a line.`
  );
}

/** Nested objects become columns with a dotted name; lists stay one text. */
function flatten(record: ExactObject, prefix: string, cells: Map<string, string>): void {
  for (const [name, value] of record.fields) {
    const column = prefix + name;
    if (typeof value === 'string') cells.set(column, value);
    else if (isExactObject(value)) flatten(value, `${column}.`, cells);
    else cells.set(column, listText(value));
  }
}

const listText = (value: ExactValue): string =>
  typeof value === 'string'
    ? value
    : isExactObject(value)
      ? `{${[...value.fields].map(([name, inner]) => `${name}: ${listText(inner)}`).join(', ')}}`
      : (value as readonly ExactValue[]).map(listText).join('; ');
