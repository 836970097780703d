import type { Cell } from '../../connector.ts';
import { quoted, textLiteral } from './literal-text.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** Rows loaded before: their name in the import's engine and their columns. */
export type EarlierRows = {
  readonly table: string;
  readonly columns: readonly string[];
  /** Key columns that are the same in all rows of the file, and their values. */
  readonly constants: Readonly<Record<string, string>>;
};

export type Repeats = {
  /** Rows that say exactly what an earlier row says. */
  readonly duplicate: number;
  readonly conflicts: readonly { readonly row: Cell; readonly value: string; readonly inFile: boolean }[];
  /** Table of all repeated rows' numbers in the engine, where there are any. */
  readonly table?: string;
  /** Every key is above the one before. */
  readonly ascending: boolean;
};

type Run = (text: string) => Promise<readonly (readonly Cell[])[]>;

/** Rows whose key an earlier row of the file, or a row loaded before, already has. */
export async function findRepeats(
  run: Run,
  staged: string,
  rows: {
    /** Columns that tell two rows apart; all of them where only the whole row can. */
    readonly key: readonly string[];
    readonly columns: readonly PlannedColumn[];
    /** Condition for the rows still in. */
    readonly left: string;
    readonly earlier?: EarlierRows;
  }
): Promise<Repeats> {
  const { key, columns, left, earlier } = rows;
  const name = quoted(staged);
  const list = key.map(quoted).join(', ');
  const keyText = (alias: string) =>
    key.map((column) => `coalesce(CAST(${alias}${quoted(column)} AS VARCHAR), '')`).join(` || ' ' || `);
  // Equal hashes alone prove nothing; that all differ proves that all rows do.
  const distinct = key.length === 1 ? list : `hash(${list})`;
  const ascending = key.length === 1 && (await isAscending(run, name, key[0]!, left));
  const repeats = ascending ? 0 : await countRepeats(run, name, left, distinct);
  const found: string[] = [];
  if (repeats > 0) {
    // Within the file the first row of a key stands; the others are compared with it.
    const all = `[${columns.map(({ target }) => `CAST(${quoted(target)} AS VARCHAR)`).join(', ')}]`;
    found.push(`SELECT r, k, same, true AS here FROM (
      SELECT rowid AS r, ${keyText('')} AS k, row_number() OVER w AS n, ${all} IS NOT DISTINCT FROM first_value(${all}) OVER w AS same
      FROM ${name} WHERE ${left} WINDOW w AS (PARTITION BY ${list} ORDER BY rowid)) WHERE n > 1`);
  }
  if (earlier && key.every((column) => earlier.columns.includes(column))) {
    const common = columns.filter(({ target }) => earlier.columns.includes(target));
    const same = common.map(({ target }) => {
      const column = quoted(target);
      return `CAST(s.${column} AS VARCHAR) IS NOT DISTINCT FROM CAST(e.${column} AS VARCHAR)`;
    });
    const equal = key.length === columns.length ? 'IS NOT DISTINCT FROM' : '=';
    const on = key.map((column) => `s.${quoted(column)} ${equal} e.${quoted(column)}`).join(' AND ');
    const fixed = Object.entries(earlier.constants)
      .filter(([column]) => earlier.columns.includes(column))
      .map(([column, value]) => `CAST(e.${quoted(column)} AS VARCHAR) = ${textLiteral(value)}`);
    found.push(`SELECT s.rowid AS r, ${keyText('s.')} AS k, ${same.join(' AND ')} AS same, false AS here
      FROM ${name} s JOIN ${quoted(earlier.table)} e ON ${[on, ...fixed].join(' AND ')} WHERE s.${left}`);
  }
  if (found.length === 0) return { duplicate: 0, conflicts: [], ascending };
  const table = `${staged}_repeats`;
  await run(`CREATE OR REPLACE TABLE ${quoted(table)} AS
    SELECT r, min(k) AS k, bool_and(same) AS same, bool_and(here) AS here FROM (${found.join(' UNION ALL ')}) GROUP BY r`);
  const conflicts = await run(
    `SELECT r, k, here FROM ${quoted(table)} WHERE NOT same ORDER BY r LIMIT 100000`
  );
  const same = await run(`SELECT count(*) FROM ${quoted(table)} WHERE same`);
  return {
    duplicate: Number(same[0]?.[0] ?? 0),
    conflicts: conflicts.map(([row, value, here]) => ({
      row: row!,
      value: String(value),
      inFile: here === true
    })),
    table,
    ascending
  };
}

/** A key that only ever grows has no repeats, and looking costs less than counting. */
async function isAscending(run: Run, name: string, key: string, left: string): Promise<boolean> {
  const column = quoted(key);
  const steps = await run(
    `SELECT count(*) FROM (SELECT ${column} AS k, lag(${column}) OVER () AS before FROM ${name} WHERE ${left}) WHERE k <= before`
  );
  return Number(steps[0]?.[0]) === 0;
}

/** How many rows share a key. */
async function countRepeats(run: Run, name: string, left: string, distinct: string): Promise<number> {
  const counted = await run(`SELECT count(*) - count(DISTINCT ${distinct}) FROM ${name} WHERE ${left}`);
  return Number(counted[0]?.[0] ?? 0);
}
