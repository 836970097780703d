import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `datasets`, above this file: the same from the sources and from the built command. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'datasets')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
