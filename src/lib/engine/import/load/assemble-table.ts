import type { Connector } from '../../connector.ts';
import { columnType, findTableDefinition } from '../../tables/schema.ts';
import type { TableMapping } from '../mapping/mapping-document.ts';
import type { DateBounds } from './date-bounds.ts';
import { quoted, textLiteral } from './literal-text.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** Rows that go into a table: staged ones without those set aside, or all rows of a table loaded before. */
export type TablePart = {
  readonly staged: string;
  readonly out: string | undefined;
  readonly columns: readonly string[];
  /** Constant columns, as SQL. */
  readonly fixed: readonly { readonly target: string; readonly sql: string }[];
  /** Columns in which the year 9999 stands for "no end". */
  readonly endless?: readonly string[];
};

/** The part of a table that one staged file gives. */
export function stagedPart(
  staged: string,
  out: string | undefined,
  planned: readonly PlannedColumn[],
  mapping: TableMapping,
  bounds: ReadonlyMap<string, DateBounds>
): TablePart {
  const columns = [
    ...planned.map(({ target }) => target),
    ...(mapping.generatedKey === undefined ? [] : [mapping.generatedKey])
  ];
  const types = new Map(
    findTableDefinition(mapping.table)?.columns.map((column) => [column.name, columnType(column)])
  );
  const fixed = Object.entries(mapping.constants ?? {})
    .filter(([target]) => !columns.includes(target))
    .map(([target, value]) => ({
      target,
      sql: `CAST(${textLiteral(value)} AS ${types.get(target) ?? 'VARCHAR'})`
    }));
  return {
    staged,
    out,
    columns,
    fixed,
    endless: columns.filter((column) => (bounds.get(column)?.endless ?? 0) > 0)
  };
}

/** Make the table of all its parts in the engine, canonical columns first; answers its columns in order. */
export async function assembleTable(
  connector: Connector,
  table: string,
  name: string,
  parts: readonly TablePart[]
): Promise<readonly string[]> {
  const definition = findTableDefinition(table);
  const canonical = new Map(definition?.columns.map((column) => [column.name, columnType(column)]));
  const present = [
    ...new Set(parts.flatMap(({ columns, fixed }) => [...columns, ...fixed.map(({ target }) => target)]))
  ];
  const columns = [...canonical.keys(), ...present.filter((column) => !canonical.has(column))];
  const selects = parts.map(({ staged, out, columns: own, fixed, endless = [] }) => {
    const constants = new Map(fixed.map(({ target, sql }) => [target, sql]));
    const list = columns.map((column) => {
      const day = endless.includes(column)
        ? `CASE WHEN ${quoted(column)} < DATE '9999-01-01' THEN ${quoted(column)} END`
        : quoted(column);
      const value = own.includes(column) ? day : (constants.get(column) ?? 'NULL');
      const type = canonical.get(column);
      return `${type ? `CAST(${value} AS ${type})` : value} AS ${quoted(column)}`;
    });
    const where = out === undefined ? '' : ` WHERE rowid NOT IN (SELECT r FROM ${quoted(out)})`;
    return `SELECT ${list.join(', ')} FROM ${quoted(staged)}${where}`;
  });
  await connector.query({
    text: `CREATE OR REPLACE VIEW ${quoted(name)} AS ${selects.join(' UNION ALL ')}`,
    values: []
  });
  return columns;
}

/** The rows of an assembled table in the order of its key (a table of the user's own: in the order of the file). */
export function exportTable(
  connector: Connector,
  table: string,
  name: string,
  signal?: AbortSignal
): Promise<Uint8Array> {
  const key = findTableDefinition(table)?.key ?? [];
  const order = key.length > 0 ? ` ORDER BY ${key.map(quoted).join(', ')}` : '';
  return connector.queryArrow(
    { text: `SELECT * FROM ${quoted(name)}${order}`, values: [] },
    signal ? { signal } : {}
  );
}
