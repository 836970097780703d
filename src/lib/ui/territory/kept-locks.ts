/** Which territories are locked, remembered between visits, by key. */
export type KeptLocks = {
  readonly read: () => readonly string[];
  readonly keep: (locks: readonly string[]) => void;
};

export const forgetNothing: KeptLocks = { read: () => [], keep: () => {} };

/** Locks kept on this computer under a name: a workspace's. A damaged note counts as none. */
export function keepLocks(storage: Pick<Storage, 'getItem' | 'setItem'>, workspace: string): KeptLocks {
  const place = `evenfield-locked-territories ${workspace}`;
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(storage.getItem(place) ?? '[]');
        return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
      } catch (error) {
        if (error instanceof SyntaxError) return [];
        throw error;
      }
    },
    keep: (locks) => storage.setItem(place, JSON.stringify([...locks].sort()))
  };
}
