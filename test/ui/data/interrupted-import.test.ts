import { expect, test } from 'vitest';
import { openFileStore } from '../../../src/lib/engine/tables/file-store.ts';
import { memoryFiles, type Files } from '../../../src/lib/engine/tables/files.ts';
import { endingTheImport } from '../../../src/lib/ui/data/interrupted-import.ts';

const noted = async (files: Files) => (await files.read('importing')) !== undefined;

test('the note of an import goes in the change that keeps it, and stays where that fails', async () => {
  const files = memoryFiles();
  await files.change(new Map([['importing', new TextEncoder().encode('orders.csv')]]));
  let full = true;
  const store = openFileStore(
    endingTheImport({
      ...files,
      change: async (contents, ...rest) => {
        if (full) throw new DOMException('', 'QuotaExceededError');
        await files.change(contents, ...rest);
      }
    })
  );
  await expect(store.writeDocument('plans/base.json', '{}')).rejects.toThrow(/storage is full/);
  expect(await noted(files)).toBe(true);
  full = false;
  await store.writeDocument('plans/base.json', '{}');
  expect(await noted(files)).toBe(false);
  expect(await store.readDocument('plans/base.json')).toBe('{}');
});
