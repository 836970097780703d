import type { Files } from '../../engine/tables/files.ts';

/** The note lies beside the tables, so that it goes in the very transaction that keeps what was imported. */
const NOTE = 'importing';
const LOCK = 'evenfield importing';

const openFiles = async (): Promise<Files> =>
  (await import('../../engine/tables/indexed-db-files.ts')).indexedDbFiles('evenfield');

async function withFiles<T>(task: (files: Files) => Promise<T>): Promise<T> {
  const files = await openFiles();
  try {
    return await task(files);
  } finally {
    await files.close();
  }
}

/** A full disk keeps no note; it must keep nobody from importing, where it is told in its place. */
const note = (content: Uint8Array | null) =>
  withFiles((files) => files.change(new Map([[NOTE, content]]))).catch(() => {});

/** Note on disk that files are being imported; the answer takes the note away when that is done or given up. */
export async function markImport(names: readonly string[]): Promise<() => Promise<void>> {
  let letGo = () => {};
  const done = new Promise<void>((resolve) => (letGo = resolve));
  void navigator.locks.request(LOCK, { mode: 'shared' }, () => done);
  const what = names.length === 1 ? names[0]! : `${names.length} files`;
  await note(new TextEncoder().encode(what));
  return async () => {
    await note(null);
    letGo();
  };
}

/** Files whose every change also takes the note away: what is kept by it was not interrupted. */
export const endingTheImport = (files: Files): Files => ({
  ...files,
  change: (contents, ...rest) => files.change(new Map([...contents, [NOTE, null]]), ...rest)
});

/** What was being imported when the page or the browser ended, told once; nothing while another tab imports. */
export async function takeInterrupted(): Promise<string | undefined> {
  const bytes = await withFiles((files) => files.read(NOTE));
  if (bytes === undefined) return undefined;
  const { held = [] } = await navigator.locks.query();
  if (held.some(({ name }) => name === LOCK)) return undefined;
  await note(null);
  return new TextDecoder().decode(bytes);
}
