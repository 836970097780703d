import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertUnchanged, type FileContent, type Files } from './files.ts';

const staging = '.commit';
const journal = `${staging}/journal.json`;

/** What is left to do once everything new lies in the staging folder. Doing it twice does no harm. */
type Journal = {
  readonly rename: readonly (readonly [from: string, to: string])[];
  readonly remove: readonly string[];
};

/**
 * Files in a folder. A change is first written beside the others; from the moment its journal is complete it
 * will be finished, by whoever opens the folder next if need be, and before that moment it leaves no trace.
 */
export async function directoryFiles(root: string): Promise<Files> {
  const path = (name: string) => join(root, ...name.split('/'));
  await finishChange(path);
  return {
    read: (name) => readIfThere(path(name)),
    async change(contents, unchanged, signal) {
      signal?.throwIfAborted();
      if (unchanged) assertUnchanged(unchanged, await readIfThere(path(unchanged.name)));
      await stageChange(path, contents);
      await finishChange(path);
    },
    close: async () => {}
  };
}

type PathOf = (name: string) => string;

async function stageChange(path: PathOf, contents: ReadonlyMap<string, FileContent>): Promise<void> {
  await mkdir(path(staging), { recursive: true });
  const renames: [string, string][] = [];
  const remove: string[] = [];
  for (const [name, content] of contents) {
    const staged = `${staging}/${renames.length}`;
    if (content === null) remove.push(name);
    else {
      if (content instanceof Uint8Array) await writeFile(path(staged), content, { flush: true });
      else
        await link(path(content.copyOf), path(staged)).catch(() =>
          copyFile(path(content.copyOf), path(staged))
        );
      renames.push([staged, name]);
    }
  }
  await writeFile(path(`${journal}.part`), JSON.stringify({ rename: renames, remove } satisfies Journal), {
    flush: true
  });
  await rename(path(`${journal}.part`), path(journal));
}

async function finishChange(path: PathOf): Promise<void> {
  const text = await readIfThere(path(journal));
  if (text !== undefined) {
    const todo = JSON.parse(new TextDecoder().decode(text)) as Journal;
    for (const [from, to] of todo.rename) {
      await mkdir(dirname(path(to)), { recursive: true });
      await rename(path(from), path(to)).catch(unlessMissing);
    }
    for (const name of todo.remove) await rm(path(name), { force: true });
  }
  await rm(path(staging), { recursive: true, force: true });
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    return unlessMissing(error);
  }
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
