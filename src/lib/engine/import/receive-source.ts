import { ImportProblem } from './import-problem.ts';
import type { Source } from './read-source.ts';

/** A file as the page has it: its bytes, or the file itself, which is read only where it is parsed. */
export type BroughtSource = { readonly name: string; readonly bytes: Uint8Array | Blob };

/** Bytes of all files of one import in a browser: 300 MB of CSV took 3.4 GiB there, near what a tab may have. */
export const mostBytesInBrowser = 400_000_000;

/** Stop before anything is read where files are more than a browser's tab can hold. */
export function checkBrought(sources: readonly BroughtSource[]): void {
  const sizes = sources.map(({ bytes }) => (bytes instanceof Uint8Array ? bytes.length : bytes.size));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= mostBytesInBrowser) return;
  const megabytes = (size: number) => `${Math.ceil(size / 1e6).toLocaleString('en-US')} MB`;
  const what = sources.length === 1 ? `${sources[0]!.name} has` : `These ${sources.length} files have`;
  throw new ImportProblem(
    'too-large',
    `${what} ${megabytes(all)}; at most ${megabytes(mostBytesInBrowser)} can be imported at once in a browser. Bring it in parts, leave out columns you do not need, or load it with the command line (evenfield import).`
  );
}

/** The bytes of a file somebody brought; an `ImportProblem` where it is too large or can no longer be read. */
export async function receiveSource({ name, bytes }: BroughtSource): Promise<Source> {
  if (bytes instanceof Uint8Array) return { name, bytes };
  checkBrought([{ name, bytes }]);
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
