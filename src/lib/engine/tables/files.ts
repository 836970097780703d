/** What a file becomes in a change: new bytes, a copy of another file as it was before the change, or gone. */
export type FileContent = Uint8Array | { readonly copyOf: string } | null;

/** A file as a change was worked out on it; undefined where there was none. */
export type Unchanged = { readonly name: string; readonly bytes: Uint8Array | undefined };

/** Somebody else, such as another tab, changed the files since they were read. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/** Throws `ChangedMeanwhile` where a file is no longer what it was. */
export function assertUnchanged({ name, bytes }: Unchanged, now: Uint8Array | undefined): void {
  const same = bytes?.length === now?.length && (bytes?.every((byte, i) => byte === now?.[i]) ?? true);
  if (!same) throw new ChangedMeanwhile(`${name} was changed meanwhile`);
}

/** Named bytes that change together: the ground a workspace store stands on. Names are paths with `/`. */
export interface Files {
  read(name: string): Promise<Uint8Array | undefined>;
  /**
   * All of the changes or, where one fails or the machine stops half-way, none. Throws `ChangedMeanwhile` where a file
   * they were worked out on is another by then. A signal takes back what is not complete yet.
   */
  change(
    contents: ReadonlyMap<string, FileContent>,
    unchanged?: Unchanged,
    signal?: AbortSignal
  ): Promise<void>;
  close(): Promise<void>;
}

/** Files that live as long as the page: where a browser keeps nothing (a private window), and in tests. */
export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (name) => kept.get(name)?.slice(),
    async change(contents, unchanged, signal) {
      signal?.throwIfAborted();
      if (unchanged) assertUnchanged(unchanged, kept.get(unchanged.name));
      const before = new Map(kept);
      for (const [name, content] of contents) {
        const bytes = content instanceof Uint8Array ? content.slice() : content && before.get(content.copyOf);
        if (bytes) kept.set(name, bytes);
        else kept.delete(name);
      }
    },
    close: async () => {}
  };
}
