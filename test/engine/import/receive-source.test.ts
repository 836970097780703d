import { expect, test } from 'vitest';
import { checkBrought, receiveSource } from '../../../src/lib/engine/import/receive-source.ts';

/** A file of a size nobody has to write for a test; reading it would fail the test. */
const sized = (size: number) =>
  Object.defineProperties(new Blob([]), {
    size: { value: size },
    arrayBuffer: { value: () => Promise.reject(new Error('it was read')) }
  });

test('the bytes of a file are those it holds', async () => {
  const { name, bytes } = await receiveSource({ name: 'a.csv', bytes: new Blob(['a,b\n']) });
  expect([name, new TextDecoder().decode(bytes)]).toEqual(['a.csv', 'a,b\n']);
});

test('a file too large for a browser is refused before it is read, with the limit and what to do', async () => {
  await expect(receiveSource({ name: 'big.csv', bytes: sized(500_000_001) })).rejects.toThrow(
    /^big\.csv has 501 MB; at most 400 MB can be imported at once in a browser\. Bring it in parts,/
  );
});

test('files that are too large together are refused too, and just small enough ones are not', () => {
  const files = (size: number) => ['a', 'b'].map((name) => ({ name, bytes: sized(size) }));
  expect(() => checkBrought(files(200_000_001))).toThrow(/^These 2 files have 401 MB;/);
  expect(() => checkBrought(files(200_000_000))).not.toThrow();
});

test('a folder, or a file changed since it was chosen, is one sentence', async () => {
  const gone = Object.defineProperty(new Blob(['x']), 'arrayBuffer', {
    value: () => Promise.reject(new DOMException('could not be read', 'NotReadableError'))
  });
  await expect(receiveSource({ name: 'd', bytes: gone })).rejects.toMatchObject({
    name: 'ImportProblem',
    message:
      'd cannot be read: it is a folder, or it was changed, moved or removed since it was chosen. Choose it again.'
  });
});
