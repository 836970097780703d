import type { ValueFix } from '../../engine/import/load/fix-values.ts';
import type { ColumnMapping, TableMapping } from '../../engine/import/mapping/mapping-document.ts';
import type { Reject } from '../../engine/import/report.ts';

/** A mapping's name for a column of the file: joined sources by ` + `, as the preview shows them. */
export const sourceName = ({ source }: Pick<ColumnMapping, 'source'>): string =>
  typeof source === 'string' ? source : source.join(' + ');

/**
 * Change how a column of the file feeds one of ours (it may feed several: a period tells its end as well); a column
 * without an entry gets one under the name it would have kept.
 */
export function editColumn(
  mapping: TableMapping,
  source: string,
  target: string,
  change: Partial<ColumnMapping>
): TableMapping {
  const edited = (column: ColumnMapping) => sourceName(column) === source && column.target === target;
  const columns = mapping.columns.some(edited)
    ? mapping.columns.map((column) => (edited(column) ? { ...column, ...change } : column))
    : [...mapping.columns, { source, target, ...change }];
  return { ...mapping, columns, leaveOut: mapping.leaveOut?.filter((name) => name !== source) };
}

/** Feed a column that fed `from` to `target`; whatever fed that one before keeps its own name. */
export function mapColumn(mapping: TableMapping, source: string, from: string, target: string): TableMapping {
  const others = {
    ...mapping,
    columns: mapping.columns.filter(
      (column) => column.target !== target || (sourceName(column) === source && from === target)
    )
  };
  return editColumn(others, source, from, { target });
}

/** Let a column feed `target` no longer; one that feeds nothing else is kept as text under its own name. */
export const unmapColumn = (mapping: TableMapping, source: string, target: string): TableMapping => ({
  ...mapping,
  columns: mapping.columns.filter((column) => sourceName(column) !== source || column.target !== target),
  leaveOut: mapping.leaveOut?.filter((name) => name !== source)
});

export const leaveColumnOut = (mapping: TableMapping, source: string): TableMapping => ({
  ...mapping,
  columns: mapping.columns.filter((column) => sourceName(column) !== source),
  leaveOut: [...(mapping.leaveOut ?? []), source]
});

/**
 * Put a rejected value right in its own row. It goes by the file's hash and line, so that the same file loads the same
 * way again and no other is touched; a second try at the same cell takes the place of the first, empty takes it back.
 */
export function fixValue(
  mapping: TableMapping,
  sha256: string,
  { line, column, value }: Pick<Reject, 'line' | 'column' | 'value'>,
  to: string
): TableMapping {
  const kept = mapping.fixes ?? [];
  const same = (fix: ValueFix) => fix.sha256 === sha256 && fix.line === line && fix.column === column;
  const before = kept.find(same);
  const others = kept.filter((fix) => !same(fix));
  if (to === '') return { ...mapping, fixes: others };
  return { ...mapping, fixes: [...others, { sha256, line, column, value: before?.value ?? value, to }] };
}

/** The month in which the fiscal years of every column of periods start, 1 to 12; January says nothing. */
export const setYearStart = (mapping: TableMapping, source: string, month: number): TableMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) =>
    sourceName(column) === source ? { ...column, yearStart: month === 1 ? undefined : month } : column
  )
});

/** A value of the file that was said to mean another: a rep's name on a receipt is the key R0007. */
export type Alias = { readonly column: string; readonly value: string; readonly means: string };

type Columns = Pick<TableMapping, 'table' | 'columns'>;
const partsOf = (mapping: TableMapping): readonly Columns[] => [mapping, ...(mapping.also ?? [])];

/** True where a value of this column can be said to mean another; a key joined of several columns has no one place for it. */
const takesAliases = ({ source, target, lookup }: ColumnMapping, column: string): boolean =>
  target === column && typeof source === 'string' && (lookup === undefined || lookup.orKey === true);

/** True where this mapping feeds the column of the table, so that it can say what a value there means. */
export const canStateAlias = (mapping: TableMapping, table: string, column: string): boolean =>
  partsOf(mapping).some(
    (part) => part.table === table && part.columns.some((each) => takesAliases(each, column))
  );

/** Say which key a value of a column means, in all files of this layout; an empty key takes it back. */
export function stateAlias(
  mapping: TableMapping,
  table: string,
  { column, value, means }: Alias
): TableMapping {
  const edited = <C extends Columns>(part: C): C =>
    part.table !== table
      ? part
      : { ...part, columns: part.columns.map((each) => withAlias(each, column, value, means)) };
  const whole = edited(mapping);
  return mapping.also ? { ...whole, also: mapping.also.map(edited) } : whole;
}

function withAlias(each: ColumnMapping, column: string, value: string, means: string): ColumnMapping {
  if (!takesAliases(each, column)) return each;
  const { aliases: before = {}, ...rest } = each;
  const others = Object.entries(before).filter(([from]) => from !== value);
  const aliases = means === '' ? others : [...others, [value, means] as const];
  return aliases.length === 0 ? rest : { ...rest, aliases: Object.fromEntries(aliases) };
}

/** Every value this mapping reads as another, with the table it goes into. */
export const statedAliases = (mapping: TableMapping): (Alias & { readonly table: string })[] =>
  partsOf(mapping).flatMap(({ table, columns }) =>
    columns.flatMap(({ target, aliases = {} }) =>
      Object.entries(aliases).map(([value, means]) => ({ table, column: target, value, means }))
    )
  );
