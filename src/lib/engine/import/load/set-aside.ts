import type { Cell, Connector } from '../../connector.ts';
import type { Reject } from '../report.ts';
import type { SourceTable } from '../source-table.ts';
import type { TypedTable } from '../typed/read-typed.ts';
import { explainDamage, explainReject, type Explanation } from './explain-reject.ts';
import { findRepeats, type EarlierRows } from './find-repeats.ts';
import { quoted } from './literal-text.ts';
import type { PlannedColumn } from './plan-columns.ts';
import { repeatedHeaders } from './repeated-headers.ts';
import { canFail, type StagedTable } from './stage-table.ts';

/** Rejects listed in full; beyond, only their number is known. */
export const listedRejects = 100_000;

export type SetAside = {
  readonly rejects: readonly Reject[];
  readonly rejected: number;
  readonly duplicate: number;
  /** Table of the row numbers that do not load, in the engine, or undefined where all do. */
  readonly rows: string | undefined;
  /** The rows left stand in the order of their key. */
  readonly ascending: boolean;
};

export type KeyCheck = {
  /** The rows as read without the engine, where they were. */
  readonly typed?: TypedTable;
  /** Columns that tell two rows apart, of those the file carries. */
  readonly key: readonly string[];
  /** The key is all columns, any of which may be empty: only a whole row tells rows apart. */
  readonly wholeRow?: boolean;
  readonly earlier?: EarlierRows;
};

/**
 * Set aside what cannot load: damaged records, values that cannot be read, rows without a key, second rows with
 * the same key. A second row that says the same is a duplicate; one that says something else is rejected.
 */
export async function setAside(
  connector: Connector,
  source: SourceTable,
  staged: StagedTable,
  columns: readonly PlannedColumn[],
  { key, wholeRow = false, earlier, typed }: KeyCheck,
  signal?: AbortSignal
): Promise<SetAside> {
  const run = async (text: string) =>
    (await connector.query({ text, values: [] }, signal ? { signal } : {})).rows;
  const [name, out] = [quoted(staged.name), `${staged.name}_out`];
  const rejects: Reject[] = source.records.damaged.map((record) => {
    const value = record.text.slice(0, 200);
    return {
      file: source.file,
      line: record.line,
      column: '',
      value,
      ...explainDamage(record, source.header.length)
    };
  });
  const rejectRecord = (
    record: number,
    column: string,
    value: string,
    { code, message }: Explanation
  ): void => {
    const line = source.records.lines[record] ?? 0;
    const { unpivoted } = source;
    const named = column === unpivoted?.value ? unpivoted.headers[record]! : column;
    if (rejects.length < listedRejects)
      rejects.push({ file: source.file, line, column: named, value, code, message });
  };
  const reject = (row: Cell | undefined, column: string, value: string, why: Explanation) =>
    rejectRecord(staged.recordOf(Number(row)), column, value, why);
  const headerOf = (target: string) => {
    const column = columns.find((planned) => planned.target === target);
    return column ? sourceNames(source, column) : target;
  };
  const takeOut = (where: string) =>
    run(`INSERT INTO ${quoted(out)} SELECT rowid FROM ${name} WHERE ${where}`);
  const left = `rowid NOT IN (SELECT r FROM ${quoted(out)})`;
  const headers = repeatedHeaders(source);
  for (const record of headers) {
    rejectRecord(record, '', '', { code: 'repeated-header', message: 'The header again.' });
  }
  const leftOut = source.records.damaged.length + (typed?.leftOut ?? 0);
  const sorted = () => rejects.sort((a, b) => a.line - b.line);
  for (const { record, column, value } of typed?.unread ?? [])
    rejectRecord(record, sourceNames(source, column), value, explainReject(column, value));
  for (const { record, target } of typed?.keyless ?? []) rejectRecord(record, headerOf(target), '', keyless);
  const unrepeated = key.length === 0 || (typed?.ascending && earlier === undefined);
  if (typed && unrepeated) {
    const { ascending } = typed;
    return { rejects: sorted(), rejected: leftOut, duplicate: 0, rows: undefined, ascending };
  }
  await staged.ready();
  await run(`CREATE OR REPLACE TABLE ${quoted(out)} (r BIGINT)`);
  if (staged.marked && headers.length > 0) await takeOut(`rowid IN (${headers.join(', ')})`);

  const failing = (staged.marked ? columns : []).flatMap((column, i) =>
    canFail(column) || column.mapping.lookup ? [{ column, i }] : []
  );
  if (failing.length > 0) {
    const where = `(${failing.map(({ i }) => `bad_${i} IS NOT NULL`).join(' OR ')}) AND ${left}`;
    const bad = failing.map(({ i }) => `bad_${i}`).join(', ');
    const rows = await run(
      `SELECT rowid, ${bad} FROM ${name} WHERE ${where} ORDER BY rowid LIMIT ${listedRejects}`
    );
    for (const [row, ...values] of rows) {
      values.forEach((value, k) => {
        const { column } = failing[k]!;
        if (value !== null)
          reject(row, sourceNames(source, column), String(value), explain(column, String(value)));
      });
    }
    if (rows.length > 0) await takeOut(where);
  }

  const takeOutKeyless = async () => {
    const missing = `(${key.map((column) => `${quoted(column)} IS NULL`).join(' OR ')}) AND ${left}`;
    const empty = key.map((column) => `${quoted(column)} IS NULL`).join(', ');
    const rows = await run(
      `SELECT rowid, ${empty} FROM ${name} WHERE ${missing} ORDER BY rowid LIMIT ${listedRejects}`
    );
    for (const [row, ...flags] of rows) {
      reject(row, headerOf(key[flags.indexOf(true)]!), '', keyless);
    }
    if (rows.length > 0) await takeOut(missing);
  };
  let duplicate = 0;
  let ascending = false;
  if (key.length > 0) {
    if (!wholeRow && staged.marked) await takeOutKeyless();
    const repeats = await findRepeats(run, staged.name, {
      key,
      columns,
      left,
      ...(earlier ? { earlier } : {})
    });
    for (const { row, value, inFile } of repeats.conflicts) {
      const message = inFile
        ? 'An earlier row of the file has the same key and other values.'
        : 'The table has a row with this key and other values; replace the table to take these.';
      reject(row, key.map(headerOf).join(', '), value, {
        code: inFile ? 'duplicate-key' : 'key-taken',
        message
      });
    }
    if (repeats.table) await run(`INSERT INTO ${quoted(out)} SELECT r FROM ${quoted(repeats.table)}`);
    ({ duplicate, ascending } = repeats);
  }
  const aside = Number((await run(`SELECT count(DISTINCT r) FROM ${quoted(out)}`))[0]?.[0] ?? 0);
  return {
    rejects: sorted(),
    rejected: aside - duplicate + leftOut,
    duplicate,
    rows: aside > 0 ? out : undefined,
    ascending
  };
}

const keyless: Explanation = {
  code: 'missing-key',
  message: 'Empty, but it is part of the key that tells rows apart.'
};

const sourceNames = (source: SourceTable, { sources }: PlannedColumn): string =>
  sources.map((i) => source.header[i]!).join(' + ');

function explain(column: PlannedColumn, value: string): Explanation {
  const { lookup } = column.mapping;
  if (!lookup) return explainReject(column, value);
  if (lookup.orKey)
    return {
      code: 'ambiguous-name',
      message: `Several rows of ${lookup.table} have this name; write the ${lookup.take} instead.`
    };
  return { code: 'not-found', message: `The table ${lookup.table} has no ${lookup.match} of this value.` };
}
