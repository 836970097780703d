import { openFileStore } from '../../engine/tables/file-store.ts';
import { indexedDbFiles } from '../../engine/tables/indexed-db-files.ts';
import type { TableEntry } from '../../engine/tables/workspace-store.ts';

/** What a workspace holds, as far as a person must know before other data comes. */
export type HeldData = {
  readonly tables: number;
  readonly rows: number;
  readonly files: readonly string[];
  readonly hashes: readonly string[];
};

/** What the person's own workspace holds, whichever is open; undefined where it is empty. */
export async function heldData(): Promise<HeldData | undefined> {
  const store = openFileStore(await indexedDbFiles('evenfield'));
  try {
    return describeHeld((await store.manifest()).tables);
  } finally {
    await store.close();
  }
}

export function describeHeld(entries: readonly Pick<TableEntry, 'rows' | 'sources'>[]): HeldData | undefined {
  const filled = entries.filter(({ rows }) => rows > 0);
  if (filled.length === 0) return undefined;
  const files = [...new Set(filled.flatMap(({ sources }) => sources.map(({ file }) => file)))].sort();
  const hashes = [...new Set(filled.flatMap(({ sources }) => sources.map(({ sha256 }) => sha256)))].sort();
  return { tables: filled.length, rows: filled.reduce((sum, { rows }) => sum + rows, 0), files, hashes };
}

/** True where what is held came from files with these bytes and no others: loading them again mixes nothing. */
export const isSameCompany = (held: HeldData, hashes: readonly string[]): boolean =>
  held.hashes.every((hash) => hashes.includes(hash));
