import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WorkError } from './verb.ts';

/**
 * Write a file that was asked for whole or not at all: beside its place first. Its folder is made where it is not
 * there yet. Throws `WorkError` with a sentence.
 */
export async function writeOut(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(partial, text);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw new WorkError(`${file} could not be written: ${reasonOf(error as NodeJS.ErrnoException)}.`, {
      cause: error
    });
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EISDIR') return 'it is a folder, name a file';
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a part of its path is a file, not a folder';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'this user may not write there';
  if (code === 'ENOSPC') return 'the disk is full';
  return message;
}
