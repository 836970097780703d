import { assert } from '../../../core/assert.ts';
import type { Connector } from '../../connector.ts';
import type { SourceTable } from '../source-table.ts';
import type { TypedTable } from '../typed/read-typed.ts';
import { engineBytes } from './engine-bytes.ts';
import { quoted, textLiteral } from './literal-text.ts';
import { sourceColumn, type PlannedColumn } from './plan-columns.ts';

/** A source's rows for the engine, brought into it once something asks. */
export type StagedTable = {
  readonly name: string;
  /** Unreadable values stand beside the others in `bad_N`; otherwise their rows were left out. */
  readonly marked: boolean;
  recordOf(row: number): number;
  ready(): Promise<void>;
};

/** Rows that were read already. */
export function stageTyped(connector: Connector, name: string, { ipc, records }: TypedTable): StagedTable {
  let staging: Promise<void> | undefined;
  return {
    name,
    marked: false,
    recordOf: (row) => records[row]!,
    ready: () => (staging ??= connector.insertArrow(name, ipc))
  };
}

/** True where reading can fail, so that the text is kept beside the value. */
export const canFail = ({ type, mapping }: PlannedColumn): boolean =>
  type !== 'text' &&
  mapping.equals === undefined &&
  mapping.lookup === undefined &&
  mapping.period === undefined;

/** Read all records of a source in one pass of the engine: split, clean, convert, and mark what cannot be read. */
export async function stageTable(
  connector: Connector,
  name: string,
  source: SourceTable,
  columns: readonly PlannedColumn[],
  { generatedKey, signal }: { readonly generatedKey?: string; readonly signal?: AbortSignal } = {}
): Promise<StagedTable> {
  const rows = source.records.starts.length;
  const run = (text: string) => connector.query({ text, values: [] }, signal ? { signal } : {});
  const file = `${name}.csv`;
  await connector.registerFile(file, engineBytes(source));
  try {
    await run(`DROP TABLE IF EXISTS ${quoted(name)}`);
    await run(`CREATE TABLE ${quoted(name)} AS ${stageQuery(file, source, columns, generatedKey)}`);
  } finally {
    await connector.dropFile(file);
  }
  const counted = await run(`SELECT count(*) FROM ${quoted(name)}`);
  const found = Number(counted.rows[0]?.[0]);
  assert(found === rows, `${source.file}: ${rows} records, but the engine read ${found}`);
  return { name, marked: true, recordOf: (row) => row, ready: () => Promise.resolve() };
}

function stageQuery(
  file: string,
  source: SourceTable,
  columns: readonly PlannedColumn[],
  generatedKey: string | undefined
): string {
  const cleaned = columns.map(({ cleaned }, i) => `${cleaned} AS k${i}`);
  const raw = [...new Set(columns.filter(canFail).flatMap(({ sources }) => sources))].map(sourceColumn);
  const read = columns.map((column, i) => `${column.read(`k${i}`)} AS v${i}`);
  const kept = columns.flatMap((column, i) => (canFail(column) ? [`k${i}`] : []));
  const values = columns.map(({ target, type, sqlType, mapping }, i) => {
    const typed = type === 'text' || mapping.lookup ? `v${i}` : `CAST(v${i} AS ${sqlType})`;
    return `${typed} AS ${quoted(target)}`;
  });
  const bad = columns.flatMap((column, i) =>
    canFail(column)
      ? [
          `CASE WHEN v${i} IS NULL AND k${i} IS NOT NULL THEN ${sourceColumn(column.sources[0]!)} END AS bad_${i}`
        ]
      : []
  );
  // A key made of what the row says: the same row has the same key in every file.
  const digest = columns.map((_, i) => `coalesce(k${i}, '')`).join(` || '\u001f' || `);
  const made = generatedKey === undefined ? [] : [`substr(md5(${digest}), 1, 16) AS made`];
  const key = generatedKey === undefined ? [] : [`made AS ${quoted(generatedKey)}`];
  return `SELECT ${[...values, ...key, ...bad].join(', ')} FROM (
    SELECT ${[...read, ...kept, ...raw, ...made].join(', ')} FROM (
      SELECT ${[...cleaned, ...raw].join(', ')} FROM ${readRecords(file, source)}))`;
}

/** Room for a record. The engine sets aside sixteen times as much before it reads a byte. */
const leastLineSize = 262_144;

function readRecords(file: string, { header, dialect, records }: SourceTable): string {
  const list = header.map((_, i) => `'${sourceColumn(i)}': 'VARCHAR'`).join(', ');
  const quote = dialect.quote === undefined ? '' : String.fromCharCode(dialect.quote);
  if (records.starts.length === 0) {
    const none = header.map((_, i) => `CAST(NULL AS VARCHAR) AS ${sourceColumn(i)}`).join(', ');
    return `(SELECT ${none} WHERE false)`;
  }
  return `read_csv(${textLiteral(file)}, columns = {${list}}, header = false, auto_detect = false, strict_mode = false,
    delim = ${textLiteral(String.fromCharCode(dialect.delimiter))}, quote = ${textLiteral(quote)},
    escape = ${textLiteral(quote)}, max_line_size = ${Math.max(leastLineSize, records.longest + 1024)}, parallel = false)`;
}
