import { QueryCancelled } from '../engine/query-error.ts';

/** Answers kept for going back and forth between scenarios; each is a few thousand rows. */
const REMEMBERED = 32;

/**
 * The answer kept under a key, or else asked for. A question that was cancelled or failed is asked again, not
 * remembered: who asked first may have been overtaken and have stopped it while others still wait.
 */
export function rememberAnswer<T>(
  kept: Map<string, Promise<T>>,
  key: string,
  ask: () => Promise<T>,
  signal?: AbortSignal
): Promise<T> {
  const again = () => {
    const asked = ask();
    kept.set(key, asked);
    asked.catch(() => kept.get(key) === asked && kept.delete(key));
    if (kept.size > REMEMBERED) kept.delete(kept.keys().next().value!);
    return asked;
  };
  const known = kept.get(key);
  if (!known) return again();
  return known.catch((error: unknown) => {
    if (error instanceof QueryCancelled && !signal?.aborted) return again();
    throw error;
  });
}
