import { namesIdentifier } from '../columns/decide-column.ts';
import { findTableDefinition } from '../../tables/schema.ts';
import type { TableMapping } from '../mapping/mapping-document.ts';
import type { SourceTable } from '../source-table.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** What tells two rows of a file apart, and whether a made key must number equal rows. */
export type RowIdentity = {
  readonly key: readonly string[];
  readonly wholeRow: boolean;
  readonly generatedKey?: string;
  /** Equal rows are rows of their own: nothing in them claims to be a number of the row. */
  readonly numbered: boolean;
};

/**
 * The key of the canonical table where the file carries all of it; a key made of the row where the mapping asks for
 * one; the whole row where some column looks like a number given to each row; otherwise nothing.
 */
export function rowIdentity(
  source: SourceTable,
  mapping: TableMapping,
  columns: readonly PlannedColumn[]
): RowIdentity {
  const { generatedKey } = mapping;
  const numbersRows = source.header.some((name, i) => {
    const { samples } = source.columns[i]!;
    return namesIdentifier(name) && samples.length > 1 && new Set(samples).size >= samples.length * 0.75;
  });
  if (generatedKey !== undefined && !columns.some(({ target }) => target === generatedKey)) {
    return { key: [generatedKey], wholeRow: false, generatedKey, numbered: !numbersRows };
  }
  const targets = columns.map(({ target }) => target);
  const constants = mapping.constants ?? {};
  const key = findTableDefinition(mapping.table)?.key ?? [];
  const carried = key.filter((column) => targets.includes(column));
  if (
    carried.length > 0 &&
    key.every((column) => targets.includes(column) || constants[column] !== undefined)
  ) {
    return { key: carried, wholeRow: false, numbered: false };
  }
  return { key: numbersRows ? targets : [], wholeRow: numbersRows, numbered: false };
}
