/** The part of `navigator.storage` that is asked. */
export type StorageAsked = Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>;

/** How much room the browser gives this site, in bytes, and whether it promised to keep what is there. */
export type StorageMeter = { readonly used: number; readonly quota: number; readonly persistent: boolean };

export async function readStorageMeter(storage: StorageAsked): Promise<StorageMeter> {
  const [{ usage = 0, quota = 0 }, persistent] = await Promise.all([storage.estimate(), storage.persisted()]);
  return { used: usage, quota, persistent };
}

/** Ask the browser never to clear our data by itself; true where it agreed. Ask after something was loaded. */
export async function keepStorage(storage: StorageAsked): Promise<boolean> {
  return (await storage.persisted()) || storage.persist();
}
