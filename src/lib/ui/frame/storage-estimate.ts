import type { Attachment } from 'svelte/attachments';

const EVERY_MS = 15_000;

/**
 * Tells how much the browser keeps for us, now and every 15 seconds while it is shown. What is read of the workspace
 * while it is made, such as its tables, asks anew at once when it changes.
 */
export function storageEstimate(
  tell: (kept: { used: number; quota: number }) => void,
  _workspace: unknown
): Attachment {
  return () => {
    async function look() {
      const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
      if (quota > 0) tell({ used: usage, quota });
    }
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => clearInterval(timer);
  };
}
