import type { ColumnMapping, TableMapping } from '../../engine/import/mapping/mapping-document.ts';

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

/** Agree that a spelling of a column means another value: the mending of a reject, recorded with the mapping. */
export function mendValue(
  mapping: TableMapping,
  source: string,
  value: string,
  mended: string
): TableMapping {
  const column = mapping.columns.find((each) => sourceName(each) === source);
  const aliases = { ...column?.aliases };
  if (mended === '') delete aliases[value];
  else aliases[value] = mended;
  return editColumn(mapping, source, column?.target ?? source, { aliases });
}
