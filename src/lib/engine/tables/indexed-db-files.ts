import { openDB } from 'idb';
import { assertUnchanged, type Files } from './files.ts';

const store = 'files';

/** Files in the browser's IndexedDB: a change is one transaction, which the browser keeps whole or not at all. */
export async function indexedDbFiles(name = 'evenfield'): Promise<Files> {
  const database = await openDB<{ [store]: { key: string; value: Uint8Array } }>(name, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(store)
  });
  return {
    read: (file) => database.get(store, file),
    async change(contents, unchanged, signal) {
      signal?.throwIfAborted();
      const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
      const work = async () => {
        // Transactions that write follow one another over all tabs: what is found here stays until the end.
        if (unchanged) assertUnchanged(unchanged, await transaction.store.get(unchanged.name));
        const copies = new Map<string, Uint8Array | undefined>();
        for (const content of contents.values()) {
          if (content === null || content instanceof Uint8Array) continue;
          copies.set(content.copyOf, await transaction.store.get(content.copyOf));
        }
        for (const [file, content] of contents) {
          const bytes = content instanceof Uint8Array ? content : content && copies.get(content.copyOf);
          if (bytes) await transaction.store.put(bytes, file);
          else await transaction.store.delete(file);
        }
      };
      const takeBack = () => transaction.abort();
      signal?.addEventListener('abort', takeBack);
      try {
        await work();
        await transaction.done;
      } catch (error) {
        // A transaction that failed by itself is over already.
        if (transaction.error === null) transaction.abort();
        await transaction.done.catch(() => {});
        throw error;
      } finally {
        signal?.removeEventListener('abort', takeBack);
      }
    },
    close: async () => database.close()
  };
}
