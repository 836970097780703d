import { afterAll, beforeAll, expect, test } from 'vitest';
import { codePages } from './code-page-bytes.ts';
import { codes, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const text = 'n,name,city\na,Käthe Größe,Zürich\nb,José Muñoz,Málaga\nc,François,Besançon\nd,Ann,Bern\n';
const names = [['Käthe Größe'], ['José Muñoz'], ['François'], ['Ann']];

test.each([
  ['utf-8', new TextEncoder().encode(text)],
  ['utf-8', new TextEncoder().encode(`\ufeff${text}`)],
  ['utf-16le', codePages.utf16(`\ufeff${text}`, true)],
  ['utf-16be', codePages.utf16(`\ufeff${text}`, false)],
  ['utf-16le', codePages.utf16(text, true)],
  ['windows-1252', codePages.latin1(text)],
  ['cp437', codePages.cp437(text)]
])('%s is detected and read', async (encoding, bytes) => {
  const outcome = await engine.run({ 'people.csv': bytes }, { as: 'people' });
  expect(outcome.report.files[0]).toMatchObject({ encoding, read: 4 });
  expect(await engine.rows(outcome, 'people', 'SELECT name FROM t ORDER BY n')).toEqual(names);
});

test('the encoding can be set by hand', async () => {
  const outcome = await engine.run(
    { 'f.csv': codePages.cp437(text) },
    { as: 'people', encoding: 'windows-1252' }
  );
  expect(outcome.report.files[0]!.encoding).toBe('windows-1252');
  expect(await engine.rows(outcome, 'people', "SELECT name FROM t WHERE n = 'a'")).toEqual([['K„the Gr”áe']]);
});

test('typographic quotes and the euro sign are Windows-1252', async () => {
  const bytes = Uint8Array.from(
    [...'n,note\na,O', 0x92, ...'Brien pays 5 ', 0x80, ...'\nb,', 0x93, ...'fine', 0x94, ...'\n'].map(
      (part) => (typeof part === 'number' ? part : part.charCodeAt(0))
    )
  );
  const outcome = await engine.run({ 'f.csv': bytes }, { as: 'notes' });
  expect(outcome.report.files[0]!.encoding).toBe('windows-1252');
  expect(await engine.rows(outcome, 'notes', 'SELECT note FROM t ORDER BY n')).toEqual([
    ['O’Brien pays 5 €'],
    ['“fine”']
  ]);
});

test('a mark inside a file that was glued together is left out and reported', async () => {
  const outcome = await engine.run({ 'f.csv': `\ufeffn,amount\na,1\n\ufeffn,amount\nb,2\n` }, { as: 'f' });
  expect(outcome.report.files[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
  expect(outcome.report.rejects[0]).toMatchObject({ line: 3, code: 'repeated-header' });
  expect(codes(outcome)).toContain('byte-order-mark-inside');
});
