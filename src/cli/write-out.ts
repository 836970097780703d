import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WorkError } from './verb.ts';

/** Write the file of `--out`; its folder is made where it is not there yet. */
export async function writeOut(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new WorkError(`${file} could not be written: ${reasonOf(error as NodeJS.ErrnoException)}.`);
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EISDIR') return 'it is a folder, name a file';
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a part of its path is a file, not a folder';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'this user may not write there';
  if (code === 'ENOSPC') return 'the disk is full';
  return message;
}
