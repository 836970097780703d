import { ImportProblem } from './import-problem.ts';
import { checkLimit, defaultLimits } from './limits.ts';
import type { Source } from './read-source.ts';

/** A file as the page has it: its bytes, or the file itself, which is read only where it is parsed. */
export type BroughtSource = { readonly name: string; readonly bytes: Uint8Array | Blob };

/** The bytes of a file somebody brought; an `ImportProblem` where it is too large or can no longer be read. */
export async function receiveSource({ name, bytes }: BroughtSource): Promise<Source> {
  if (bytes instanceof Uint8Array) return { name, bytes };
  checkLimit(name, 'bytes', bytes.size, defaultLimits.bytes);
  try {
    return { name, bytes: new Uint8Array(await bytes.arrayBuffer()) };
  } catch (cause) {
    throw new ImportProblem(
      'unreadable-file',
      `${name} cannot be read: it is a folder, or it was changed, moved or removed since it was chosen. Choose it again.`,
      { cause }
    );
  }
}
