/** What a file becomes in a change: new bytes, a copy of another file as it was before the change, or gone. */
export type FileContent = Uint8Array | { readonly copyOf: string } | null;

/** Named bytes that change together: the ground a workspace store stands on. Names are paths with `/`. */
export interface Files {
  read(name: string): Promise<Uint8Array | undefined>;
  /** All of the changes or, where one fails or the machine stops half-way, none. */
  change(contents: ReadonlyMap<string, FileContent>): Promise<void>;
  close(): Promise<void>;
}

/** Files that live as long as the page: where a browser keeps nothing (a private window), and in tests. */
export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (name) => kept.get(name)?.slice(),
    async change(contents) {
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
