import type { Connector, QueryOptions } from '../../connector.ts';
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
  /** The column the rows are known to stand in the order of. */
  readonly ascendingIn?: string;
  /** Columns in which the year 9999 stands for "no end". */
  readonly endless?: readonly string[];
  /** The rows as they would be handed over, where they were read without the engine. */
  readonly ipc?: Uint8Array;
  /** Bring the staged rows into the engine. */
  readonly ready?: () => Promise<void>;
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

/** The columns of a table: all it has for the checks to ask, and those to hand over, which some part feeds. */
export type TableColumns = { readonly all: readonly string[]; readonly fed: readonly string[] };

/** Canonical columns first. Those nothing feeds are not handed over: a million empty amounts cost 16 MB. */
export function tableColumns(table: string, present: readonly string[]): TableColumns {
  const definition = findTableDefinition(table);
  const canonical = definition?.columns.map(({ name }) => name) ?? [];
  const key = definition?.key ?? [];
  const all = [...new Set([...canonical, ...present])];
  return { all, fed: all.filter((column) => present.includes(column) || key.includes(column)) };
}

/** The columns the parts of a table feed. */
export const fedByParts = (parts: readonly TablePart[]): string[] => [
  ...new Set(parts.flatMap(({ columns, fixed }) => [...columns, ...fixed.map(({ target }) => target)]))
];

/** Make the table of all its parts in the engine, with all its columns. */
export async function assembleTable(
  connector: Connector,
  table: string,
  name: string,
  columns: readonly string[],
  parts: readonly TablePart[]
): Promise<void> {
  const definition = findTableDefinition(table);
  const canonical = new Map(definition?.columns.map((column) => [column.name, columnType(column)]));
  for (const { ready } of parts) await ready?.();
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
}

/**
 * The rows of a table that can be handed over as they were read: one part, nothing to add, leave out or sort.
 */
export function readyToHandOver(table: string, fed: readonly string[], parts: readonly TablePart[]) {
  const [part] = parts;
  if (parts.length !== 1 || !part?.ipc || part.out !== undefined || part.fixed.length > 0) return undefined;
  const key = findTableDefinition(table)?.key ?? [];
  const sorted = key.length === 0 || (key.length === 1 && part.ascendingIn === key[0]);
  const whole = fed.length === part.columns.length && (part.endless ?? []).length === 0;
  return sorted && whole ? part.ipc : undefined;
}

/** The rows of an assembled table in the order of its key (a table of the user's own: in the order of the file). */
export async function exportTable(
  connector: Connector,
  table: string,
  name: string,
  columns: readonly string[],
  parts: readonly TablePart[],
  signal?: AbortSignal
): Promise<Uint8Array> {
  const options = signal ? { signal } : {};
  const key = (findTableDefinition(table)?.key ?? []).map(quoted);
  const [first] = key;
  const known = parts.length === 1 && parts[0]!.ascendingIn !== undefined;
  const sorted =
    key.length === 1 &&
    first !== undefined &&
    ((known && quoted(parts[0]!.ascendingIn!) === first) ||
      (await isAscending(connector, name, first, options)));
  const order = key.length > 0 && !sorted ? ` ORDER BY ${key.join(', ')}` : '';
  return connector.queryArrow(
    { text: `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}${order}`, values: [] },
    options
  );
}

/** Most exports come in the order of their key: looking costs a fraction of sorting. */
async function isAscending(
  connector: Connector,
  name: string,
  key: string,
  options: QueryOptions
): Promise<boolean> {
  const text = `SELECT count(*) FROM (SELECT ${key} AS k, lag(${key}) OVER () AS before FROM ${quoted(name)}) WHERE k <= before`;
  return Number((await connector.query({ text, values: [] }, options)).rows[0]?.[0]) === 0;
}
