import type { NamedColumn } from '../load/match-names.ts';
import type { Finding, Reject } from '../report.ts';
import type { SourceTable } from '../source-table.ts';

/** What was done with names that stood where a key is wanted. */
export function nameFindings({ file }: SourceTable, table: string, named: readonly NamedColumn[]): Finding[] {
  return named.flatMap(({ source, table: other, key, example }) => {
    if (!example) return [];
    const [name, id] = example;
    const message = `${file}, ${source}: names were matched to the ${key} of ${other}, such as ${name} to ${id}.`;
    return [{ code: 'matched-by-name', table, keys: [source], values: [name, id], message }];
  });
}

/** Name the keys among which nobody can choose for the person. */
export const explainNames = (rejects: readonly Reject[], named: readonly NamedColumn[]): Reject[] =>
  rejects.map((reject) => {
    const column = named.find(({ source }) => source === reject.column);
    if (reject.code !== 'ambiguous-name' || !column) return reject;
    const keys = column.keysOf(reject.value);
    const message = `${keys.length} in ${column.table} have this name (${keys.slice(0, 5).join(', ')}); write the ${column.key} instead.`;
    return { ...reject, message };
  });
