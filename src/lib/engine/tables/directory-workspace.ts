import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryFiles } from './directory-files.ts';
import { openFileStore } from './file-store.ts';
import { manifestFile, WorkspaceError } from './workspace-manifest.ts';
import type { WorkspaceStore } from './workspace-store.ts';

/** The workspace in a folder (`--out DIR`), made on the first commit. */
export async function createDirectoryWorkspace(directory: string): Promise<WorkspaceStore> {
  return openFileStore(await directoryFiles(directory), directory);
}

/** The workspace in a folder (`--data DIR`); throws `WorkspaceError` where the folder holds none. */
export async function openDirectoryWorkspace(directory: string): Promise<WorkspaceStore> {
  const store = await createDirectoryWorkspace(directory);
  try {
    await access(join(directory, manifestFile));
  } catch (cause) {
    const advice = 'make one with `evenfield import … --out DIR` or `evenfield generate … --out DIR`';
    throw new WorkspaceError(`${directory} holds no workspace (no ${manifestFile}): ${advice}`, { cause });
  }
  return store;
}
