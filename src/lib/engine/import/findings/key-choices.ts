import { quoted } from '../load/literal-text.ts';
import type { Finding } from '../report.ts';
import { tablesOfKey } from './reference-findings.ts';
import type { TableReader } from './table-reader.ts';

/** A key that a value may stand for, with the name people know it by. */
export type KeyChoice = { readonly key: string; readonly name: string | null };

/** By the column whose values refer to nobody: every key they may mean. */
export type KeyChoices = Readonly<Record<string, readonly KeyChoice[]>>;

/** More than a list can be searched in; the mapping can still be edited as a file. */
const MOST_KEYS = 20_000;

/** The keys among which somebody can say what a value that refers to nobody means. */
export async function keyChoices(tables: TableReader, findings: readonly Finding[]): Promise<KeyChoices> {
  const columns = new Set(findings.flatMap(({ code, keys }) => (code === 'orphan' ? keys.slice(0, 1) : [])));
  const choices: Record<string, KeyChoice[]> = {};
  for (const column of columns) {
    const keys: KeyChoice[] = [];
    for (const [table, key] of tablesOfKey(column)) {
      if (!tables.has(table, key)) continue;
      const name = tables.has(table, 'name') ? 'name' : 'NULL';
      const rows = await tables.rows(
        `SELECT ${quoted(key)}, any_value(${name}) FROM ${tables.from(table)} WHERE ${quoted(key)} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT ${MOST_KEYS}`
      );
      keys.push(
        ...rows.map(([id, name]) => ({ key: String(id), name: name === null ? null : String(name) }))
      );
    }
    choices[column] = keys;
  }
  return choices;
}
