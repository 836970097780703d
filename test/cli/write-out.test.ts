import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOut } from '../../src/cli/write-out.ts';

test('a file is written whole in a folder made for it, or a sentence says why not and nothing is left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenfield-write-'));
  await writeOut(join(folder, 'new', 'a.csv'), 'unit\n');
  expect(await readFile(join(folder, 'new', 'a.csv'), 'utf8')).toBe('unit\n');
  await expect(writeOut(join(folder, 'new', 'a.csv', 'b.csv'), '')).rejects.toThrow(
    /b\.csv could not be written: a part of its path is a file, not a folder\.$/
  );
  await mkdir(join(folder, 'taken'));
  await expect(writeOut(join(folder, 'taken'), '')).rejects.toThrow(
    /taken could not be written: it is a folder, name a file\.$/
  );
  expect((await readdir(folder)).sort()).toEqual(['new', 'taken']);
  await rm(folder, { recursive: true });
});
