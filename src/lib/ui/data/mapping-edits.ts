import type { ValueFix } from '../../engine/import/load/fix-values.ts';
import type { ColumnMapping, TableMapping } from '../../engine/import/mapping/mapping-document.ts';
import type { Reject } from '../../engine/import/report.ts';

/** A mapping's name for a column of the file: joined sources by ` + `, as the preview shows them. */
export const sourceName = ({ source }: Pick<ColumnMapping, 'source'>): string =>
  typeof source === 'string' ? source : source.join(' + ');

/** Change how one column is read; a column without an entry gets one under the name it would have kept. */
export function editColumn(
  mapping: TableMapping,
  source: string,
  target: string,
  change: Partial<ColumnMapping>
): TableMapping {
  const known = mapping.columns.some((column) => sourceName(column) === source);
  const columns = known
    ? mapping.columns.map((column) => (sourceName(column) === source ? { ...column, ...change } : column))
    : [...mapping.columns, { source, target, ...change }];
  return { ...mapping, columns, leaveOut: mapping.leaveOut?.filter((name) => name !== source) };
}

/** Feed a column to one of our columns; whatever fed that one before keeps its own name. */
export function mapColumn(mapping: TableMapping, source: string, target: string): TableMapping {
  const others = {
    ...mapping,
    columns: mapping.columns.filter((column) => column.target !== target || sourceName(column) === source)
  };
  return editColumn(others, source, target, { target });
}

/** Keep a column as text under its own name. */
export const unmapColumn = (mapping: TableMapping, source: string): TableMapping => ({
  ...mapping,
  columns: mapping.columns.filter((column) => sourceName(column) !== source),
  leaveOut: mapping.leaveOut?.filter((name) => name !== source)
});

export const leaveColumnOut = (mapping: TableMapping, source: string): TableMapping => ({
  ...unmapColumn(mapping, source),
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
