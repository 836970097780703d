import { findTableDefinition, type ColumnKind } from '../../tables/schema.ts';
import { tableRole } from './table-roles.ts';

/** The kind a target column has in the schema or by the field's usage, or undefined for a column of the user's own. */
export function targetKind(table: string, target: string): ColumnKind | undefined {
  const canonical = findTableDefinition(table)?.columns.find(({ name }) => name === target)?.kind;
  const extra = tableRole(table)?.extra ?? {};
  return canonical ?? (Object.hasOwn(extra, target) ? extra[target] : undefined);
}
