import type { Cell } from '../../connector.ts';
import type { ColumnMapping, TableMapping } from '../mapping/mapping-document.ts';
import type { SourceTable } from '../source-table.ts';

/** Columns that hold a key of people or territories, for which a file may write their names. */
const namedBy: Readonly<Record<string, { readonly table: string; readonly key: string }>> = {
  rep_id: { table: 'rep', key: 'rep_id' },
  owner_rep_id: { table: 'rep', key: 'rep_id' },
  manager_rep_id: { table: 'rep', key: 'rep_id' },
  payee_id: { table: 'rep', key: 'rep_id' },
  territory_id: { table: 'territory', key: 'territory_id' }
};

/** The table whose key a mapped column holds, where it is another table than the one that is fed. */
function pointsAt(mapping: TableMapping, { target }: ColumnMapping) {
  const named =
    target === 'owner_id'
      ? namedBy[ownerKeys[mapping.constants?.['owner_type'] ?? ''] ?? '']
      : namedBy[target];
  return named && named.table !== mapping.table ? named : undefined;
}

const ownerKeys: Readonly<Record<string, string>> = { rep: 'rep_id', territory: 'territory_id' };

/** Tables that should be there before this one, so that the names in it can be told. */
export const namedTables = (mapping: TableMapping): string[] => [
  ...new Set(mapping.columns.flatMap((column) => pointsAt(mapping, column)?.table ?? []))
];

/** A column whose values are names, with the keys each name has. */
export type NamedColumn = {
  readonly source: string;
  readonly table: string;
  readonly key: string;
  /** A name of the file and the one key it stands for. */
  readonly example: readonly [string, string] | undefined;
  readonly keysOf: (name: string) => readonly string[];
};

/**
 * Find columns that hold names where a key is wanted, by their values against the table's keys and names. The mapping
 * that comes back looks them up; a value that is a key already stays.
 */
export async function matchNames(
  source: SourceTable,
  mapping: TableMapping,
  people: (table: string, key: string) => Promise<readonly (readonly Cell[])[]>
): Promise<{ readonly mapping: TableMapping; readonly named: readonly NamedColumn[] }> {
  const named: NamedColumn[] = [];
  const columns: ColumnMapping[] = [];
  for (const column of mapping.columns) {
    const at = typeof column.source === 'string' ? source.header.indexOf(column.source) : -1;
    const pointed = column.lookup || column.equals ? undefined : pointsAt(mapping, column);
    const found =
      at >= 0 && pointed ? await findNames(source, at, pointed, people, column.aliases) : undefined;
    if (!found || !pointed) columns.push(column);
    else {
      named.push(found);
      columns.push({
        ...column,
        lookup: { table: pointed.table, match: 'name', take: pointed.key, orKey: true }
      });
    }
  }
  return named.length > 0 ? { mapping: { ...mapping, columns }, named } : { mapping, named };
}

async function findNames(
  source: SourceTable,
  at: number,
  { table, key }: { readonly table: string; readonly key: string },
  people: (table: string, key: string) => Promise<readonly (readonly Cell[])[]>,
  aliases: Readonly<Record<string, string>> = {}
): Promise<NamedColumn | undefined> {
  const rows = await people(table, key);
  const keys = new Set(rows.map(([id]) => String(id)));
  const names = new Map<string, string[]>();
  for (const [id, name] of rows) {
    if (typeof name !== 'string' || name.trim() === '') continue;
    const same = names.get(plainName(name)) ?? [];
    names.set(plainName(name), [...same, String(id)].sort());
  }
  const keysOf = (name: string) => names.get(plainName(name)) ?? [];
  const samples = source.columns[at]!.samples.map((text) => text.trim());
  const written = [...new Set(samples)].map((text) => (Object.hasOwn(aliases, text) ? aliases[text]! : text));
  const matched = written.filter((text) => !keys.has(text) && keysOf(text).length > 0);
  if (matched.length === 0) return undefined;
  const only = matched.find((text) => keysOf(text).length === 1);
  const example = only === undefined ? undefined : ([only, keysOf(only)[0]!] as const);
  return { source: source.header[at]!, table, key, example, keysOf };
}

/** A name as names are compared: case and blanks aside, `Baker, Ann` as `Ann Baker`. `plainNameSql` does the same. */
const plainName = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^([^,]+), ?([^,]+)$/, '$2 $1')
    .toLowerCase();

export const plainNameSql = (name: string): string =>
  `lower(regexp_replace(trim(regexp_replace(CAST(${name} AS VARCHAR), '\\s+', ' ', 'g')), '^([^,]+), ?([^,]+)$', '\\2 \\1'))`;
