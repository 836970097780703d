import { sha256 } from './content-hash.ts';
import type { FileContent, Files } from './files.ts';
import {
  createManifest,
  documentFile,
  manifestFile,
  manifestText,
  parseManifest,
  tableFile,
  WorkspaceError
} from './workspace-manifest.ts';
import type { TableChange, TableEntry, WorkspaceManifest, WorkspaceStore } from './workspace-store.ts';

/** What the last commit replaced: the tables before it, and which of them still have their file kept. */
type Previous = { readonly tables: readonly TableEntry[]; readonly kept: readonly string[] };

const previousFile = 'previous/workspace.json';
const keptFile = (name: string) => `previous/${tableFile(name)}`;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Why files could not be written. Browsers word a full store each their own way, one with no words at all. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.name === 'QuotaExceededError' || (cause as NodeJS.ErrnoException).code === 'ENOSPC'
    ? 'the storage is full; remove a table you no longer need or free space on the disk, then load again.'
    : cause.message;
}

/** A workspace over files that change together. `where` names it in messages. */
export function openFileStore(files: Files, where = 'the workspace'): WorkspaceStore {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task);
    last = turn.catch(() => {});
    return turn;
  };

  async function manifest(): Promise<WorkspaceManifest> {
    const bytes = await files.read(manifestFile);
    return bytes === undefined
      ? createManifest([], [])
      : parseManifest(textOf(bytes), `${where}/${manifestFile}`);
  }

  async function previous(): Promise<Previous | undefined> {
    const bytes = await files.read(previousFile);
    return bytes === undefined ? undefined : JSON.parse(textOf(bytes));
  }

  async function write(contents: Map<string, FileContent>, next: WorkspaceManifest) {
    contents.set(manifestFile, bytesOf(manifestText(next)));
    try {
      await files.change(contents);
    } catch (cause) {
      const reason = reasonOf(cause);
      throw new WorkspaceError(`${where} could not be written, nothing was changed: ${reason}`, { cause });
    }
    return next;
  }

  async function commit({ put = [], remove = [] }: TableChange): Promise<WorkspaceManifest> {
    const { tables, documents } = await manifest();
    const changed = new Set([...remove, ...put.map(({ entry }) => entry.name)]);
    const kept = tables.map(({ name }) => name).filter((name) => changed.has(name));
    const contents = new Map<string, FileContent>();
    for (const name of (await previous())?.kept ?? []) contents.set(keptFile(name), null);
    for (const name of kept) contents.set(keptFile(name), { copyOf: tableFile(name) });
    for (const name of remove) contents.set(tableFile(name), null);
    for (const { entry, parquet } of put) contents.set(tableFile(entry.name), parquet);
    contents.set(previousFile, bytesOf(JSON.stringify({ tables, kept } satisfies Previous)));
    const next = [...tables.filter(({ name }) => !changed.has(name)), ...put.map(({ entry }) => entry)];
    return write(contents, await createManifest(next, documents));
  }

  async function undo(): Promise<WorkspaceManifest | undefined> {
    const [now, before] = [await manifest(), await previous()];
    if (before === undefined) return undefined;
    const contents = new Map<string, FileContent>([[previousFile, null]]);
    for (const { name } of now.tables) {
      if (!before.tables.some((table) => table.name === name)) contents.set(tableFile(name), null);
    }
    for (const name of before.kept) {
      contents.set(tableFile(name), { copyOf: keptFile(name) });
      contents.set(keptFile(name), null);
    }
    return write(contents, await createManifest(before.tables, now.documents));
  }

  async function changeDocument(name: string, text: string | null): Promise<void> {
    const { tables, documents } = await manifest();
    const bytes = text === null ? null : bytesOf(text);
    const others = documents.filter((document) => document.name !== name);
    const next =
      bytes === null ? others : [...others, { name, sha256: await sha256(bytes), bytes: bytes.length }];
    await write(new Map([[documentFile(name), bytes]]), await createManifest(tables, next));
  }

  return {
    manifest,
    async readTable(name) {
      const bytes = await files.read(tableFile(name));
      if (bytes === undefined) throw new WorkspaceError(`${where} has no table ${name}`);
      return bytes;
    },
    async readDocument(name) {
      const bytes = await files.read(documentFile(name));
      return bytes === undefined ? undefined : textOf(bytes);
    },
    commit: (change) => inTurn(() => commit(change)),
    undo: () => inTurn(undo),
    canUndo: async () => (await previous()) !== undefined,
    writeDocument: (name, text) => inTurn(() => changeDocument(name, text)),
    removeDocument: (name) => inTurn(() => changeDocument(name, null)),
    close: () => files.close()
  };
}
