import { sha256 } from './content-hash.ts';
import { ChangedMeanwhile, type FileContent, type Files } from './files.ts';
import {
  createManifest,
  documentFile,
  manifestFile,
  manifestText,
  parseManifest,
  tableFile,
  WorkspaceError
} from './workspace-manifest.ts';
import type {
  DocumentEntry,
  TableChange,
  TableEntry,
  WorkspaceManifest,
  WorkspaceStore
} from './workspace-store.ts';

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

/** How often a change is worked out anew where another tab keeps writing. */
const attempts = 5;

/** The documents after some were written (a text) or taken away (null); what is to be written goes into `contents`. */
async function withDocuments(
  documents: readonly DocumentEntry[],
  texts: ReadonlyMap<string, string | null>,
  contents: Map<string, FileContent>
): Promise<DocumentEntry[]> {
  const next = documents.filter(({ name }) => !texts.has(name));
  for (const [name, text] of texts) {
    const bytes = text === null ? null : bytesOf(text);
    contents.set(documentFile(name), bytes);
    if (bytes) next.push({ name, sha256: await sha256(bytes), bytes: bytes.length });
  }
  return next;
}

function assertOnto(
  onto: WorkspaceManifest,
  tables: readonly TableEntry[],
  changed: ReadonlySet<string>,
  where: string
): void {
  const contentOf = (among: readonly TableEntry[], name: string) =>
    among.find((table) => table.name === name)?.sha256;
  const overtaken = [...changed].find((name) => contentOf(onto.tables, name) !== contentOf(tables, name));
  if (overtaken !== undefined) {
    throw new WorkspaceError(
      `${where} could not be written, nothing was changed: another tab changed ${overtaken} meanwhile; check the files again, then load.`
    );
  }
}

/** A workspace over files that change together. `where` names it in messages. */
export function openFileStore(files: Files, where = 'the workspace'): WorkspaceStore {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task);
    last = turn.catch(() => {});
    return turn;
  };

  async function read(): Promise<{ now: WorkspaceManifest; bytes: Uint8Array | undefined }> {
    const bytes = await files.read(manifestFile);
    const now =
      bytes === undefined
        ? await createManifest([], [])
        : parseManifest(textOf(bytes), `${where}/${manifestFile}`);
    return { now, bytes };
  }

  async function previous(): Promise<Previous | undefined> {
    const bytes = await files.read(previousFile);
    return bytes === undefined ? undefined : JSON.parse(textOf(bytes));
  }

  /** Work out the files of a change on what is there and write them; anew where another tab wrote between the two. */
  async function write<T extends WorkspaceManifest | undefined>(
    change: (now: WorkspaceManifest, contents: Map<string, FileContent>) => Promise<T>,
    signal?: AbortSignal
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const { now, bytes } = await read();
      const contents = new Map<string, FileContent>();
      const next = await change(now, contents);
      if (next === undefined) return next;
      contents.set(manifestFile, bytesOf(manifestText(next)));
      try {
        await files.change(contents, { name: manifestFile, bytes }, signal);
        return next;
      } catch (cause) {
        signal?.throwIfAborted();
        if (cause instanceof ChangedMeanwhile && attempt < attempts) continue;
        const reason = reasonOf(cause);
        throw new WorkspaceError(`${where} could not be written, nothing was changed: ${reason}`, { cause });
      }
    }
  }

  const commit = (change: TableChange, signal?: AbortSignal): Promise<WorkspaceManifest> =>
    write(async ({ tables, documents }, contents) => {
      const { put = [], remove = [], documents: texts = new Map(), onto } = change;
      const changed = new Set([...remove, ...put.map(({ entry }) => entry.name)]);
      if (onto) assertOnto(onto, tables, changed, where);
      const kept = tables.map(({ name }) => name).filter((name) => changed.has(name));
      for (const name of (await previous())?.kept ?? []) contents.set(keptFile(name), null);
      for (const name of kept) contents.set(keptFile(name), { copyOf: tableFile(name) });
      for (const name of remove) contents.set(tableFile(name), null);
      for (const { entry, parquet } of put) contents.set(tableFile(entry.name), parquet);
      contents.set(previousFile, bytesOf(JSON.stringify({ tables, kept } satisfies Previous)));
      const next = [...tables.filter(({ name }) => !changed.has(name)), ...put.map(({ entry }) => entry)];
      return createManifest(next, await withDocuments(documents, texts, contents));
    }, signal);

  const undo = (): Promise<WorkspaceManifest | undefined> =>
    write<WorkspaceManifest | undefined>(async (now, contents) => {
      const before = await previous();
      if (before === undefined) return undefined;
      contents.set(previousFile, null);
      for (const { name } of now.tables) {
        if (!before.tables.some((table) => table.name === name)) contents.set(tableFile(name), null);
      }
      for (const name of before.kept) {
        contents.set(tableFile(name), { copyOf: keptFile(name) });
        contents.set(keptFile(name), null);
      }
      return createManifest(before.tables, now.documents);
    });

  async function changeDocument(name: string, text: string | null): Promise<void> {
    await write(async ({ tables, documents }, contents) =>
      createManifest(tables, await withDocuments(documents, new Map([[name, text]]), contents))
    );
  }

  return {
    manifest: async () => (await read()).now,
    async readTable(name) {
      const bytes = await files.read(tableFile(name));
      if (bytes === undefined) throw new WorkspaceError(`${where} has no table ${name}`);
      return bytes;
    },
    async readDocument(name) {
      const bytes = await files.read(documentFile(name));
      return bytes === undefined ? undefined : textOf(bytes);
    },
    commit: (change, signal) => inTurn(() => commit(change, signal)),
    undo: () => inTurn(undo),
    canUndo: async () => (await previous()) !== undefined,
    writeDocument: (name, text) => inTurn(() => changeDocument(name, text)),
    removeDocument: (name) => inTurn(() => changeDocument(name, null)),
    close: () => files.close()
  };
}
