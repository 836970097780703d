import { zipSync } from 'fflate';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLimits } from '../../../src/lib/engine/import/limits.ts';
import { codes, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 255);
const book = () => {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet([['a', 'b'], ['x', 1], ['y', 2]]), 'One'); // prettier-ignore
  return new Uint8Array(write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
};

test.each([
  ['an empty file', new Uint8Array(0), /is empty/],
  ['only blank lines', '\n\n\r\n', /is empty/],
  ['binary noise', noise, /not text/],
  ['a PDF', '%PDF-1.7 …', /PDF document/],
  ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', /web page or XML/],
  ['lists in lists a thousand deep', `${'['.repeat(1000)}${']'.repeat(1000)}`, /nests deeper/],
  ['a gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0, 0), /gzip/],
  ['a cut-off workbook', book().slice(0, 900), /cut off or damaged/],
  [
    'a zip that is no workbook',
    zipSync({ 'a.txt': new Uint8Array(10) }),
    /a zip file that holds a\.txt; unpack it and bring the file inside/
  ],
  ['a cut-off Parquet file', 'PAR1abcdef', /cut off or no Parquet/],
  ['a cut-off JSON list', '[{"a": 1}, {"a": 2', /cut off in line 1|is no complete JSON/],
  ['JSON that nests too deep', `[${'{"a":'.repeat(40)}1${'}'.repeat(40)}]`, /nests deeper/]
])('%s is refused with one sentence', async (_, content, message) => {
  const name = typeof content === 'string' && content.startsWith('[') ? 'f.json' : 'f.csv';
  await expect(engine.run({ [name]: content })).rejects.toThrow(message);
});

test('headers named after what every object has are ordinary columns', async () => {
  const text = 'transaction_id,account_id,amount,constructor,__proto__,toString\nL1,A1,1.5,a,b,c\n';
  const outcome = await engine.run({ 'f.csv': text }, { as: 'sales_transaction' });
  expect(outcome.report.files[0]).toMatchObject({ read: 1, loaded: 1 });
  const kept = 'SELECT amount, "constructor", "__proto__", "toString" FROM t';
  expect(await engine.rows(outcome, 'sales_transaction', kept)).toEqual([['1.5000', 'a', 'b', 'c']]);
});

test('a file that cannot be read keeps no other out', async () => {
  const outcome = await engine.run({ 'e.csv': '', 'f.csv': 'n,b_x\nx1,2\n', 'g.csv': '%PDF-1.7' });
  expect(outcome.report.files.map(({ file, loaded }) => [file, loaded])).toEqual([['f.csv', 1]]);
  expect(outcome.report.rejects.map(({ file, code }) => [file, code])).toEqual([
    ['e.csv', 'empty-file'],
    ['g.csv', 'foreign-file']
  ]);
  await expect(engine.run({ 'e.csv': '', 'g.csv': '%PDF-1.7' })).rejects.toThrow('e.csv is empty');
});

test('UTF-16 without a mark, decimal commas and months that are none', async () => {
  const text = 'order_id;order date;amount\nA1;31.12.2020;1.234,56\nA2;31.02.2020;7\nA3;01.02.2021;-12,5\n';
  const bytes = new Uint8Array(new Uint16Array([...text].map((sign) => sign.charCodeAt(0))).buffer);
  const outcome = await engine.run({ 'f.csv': bytes });
  expect(outcome.report.files[0]).toMatchObject({ encoding: 'utf-16le', delimiter: ';', read: 3, loaded: 2 });
  expect(outcome.report.rejects).toEqual([
    expect.objectContaining({
      line: 3,
      value: '31.02.2020',
      message: 'No such day: February has 29 days in 2020.'
    })
  ]);
  expect(await engine.rows(outcome, 'sales_transaction', 'SELECT sum(amount) FROM t')).toEqual([
    ['1222.0600']
  ]);
});

test('amounts in brackets, with a minus behind, a sign or a code are read; another currency is told', async () => {
  const amounts = ['"(1,234.50)"', '50-', '"$1,000.00"', '-$7.25', 'USD 12.00', '12.00 EUR', '9', '10'];
  const text = `order id,order date,amount\n${amounts.map((amount, i) => `A${i},2020-02-01,${amount}`).join('\n')}\n`;
  const outcome = await engine.run({ 'f.csv': text });
  expect(outcome.report.rejects.map(({ line, code }) => [line, code])).toEqual([[7, 'other-currency']]);
  // -1234.50 - 50 + 1000 - 7.25 + 12 + 9 + 10
  expect(await engine.rows(outcome, 'sales_transaction', 'SELECT sum(amount) FROM t')).toEqual([
    ['-260.7500']
  ]);
});

test('days that prove both orders are each told so', async () => {
  const days = ['25/02/2020', '02/28/2020', '15/03/2020', '03/15/2020'];
  const text = `order id,order date,amount\n${days.map((day, i) => `A${i},${day},5`).join('\n')}\n`;
  const { report } = await engine.run({ 'f.csv': text });
  expect(report.rejects.map(({ code }) => code)).toEqual(Array(4).fill('ambiguous-date'));
  expect(report.rejects[0]!.message).toContain(
    'The column proves both orders; say which with the date order.'
  );
});

test('limits are checked before parsing', async () => {
  const tight = (limits: object) => ({ limits: { ...defaultLimits, ...limits } });
  await expect(engine.run({ 'f.csv': 'a,b\n1,2\n' }, tight({ bytes: 3 }))).rejects.toThrow(
    /f.csv has 8 bytes; at most 3/
  );
  await expect(engine.run({ 'f.csv': 'a,b\n1,2\n' }, tight({ columns: 1 }))).rejects.toThrow(
    /2 columns; at most 1/
  );
  await expect(engine.run({ 'f.xlsx': book() }, tight({ unpackedBytes: 100 }))).rejects.toThrow(
    /bytes unpacked/
  );
  await expect(engine.run({ 'f.xlsx': book() }, tight({ entries: 2 }))).rejects.toThrow(/parts; at most 2/);
  await expect(engine.run({ 'f.xlsx': book() }, tight({ workbookBytes: 100 }))).rejects.toThrow(
    /bytes; at most 100/
  );
});

test('10,000 columns are refused, 500 are read', async () => {
  const wide = (count: number) => {
    const names = Array.from({ length: count }, (_, i) => `c${i}`);
    return `${names.join(',')}\n${names.map((_, i) => i).join(',')}\n`;
  };
  await expect(engine.run({ 'wide.csv': wide(10_000) })).rejects.toThrow(/10,000 columns; at most 2,000/);
  const outcome = await engine.run({ 'wide.csv': wide(500) }, { as: 'wide' });
  expect(outcome.report.files[0]).toMatchObject({ read: 1, loaded: 1 });
});

test('a header and nothing below loads an empty table and says so', async () => {
  const outcome = await engine.run({ 'f.csv': 'opportunity_id,stage,amount\n' });
  expect(outcome.report.files[0]).toMatchObject({ table: 'opportunity', read: 0, loaded: 0, rejected: 0 });
  expect(codes(outcome)).toContain('no-rows');
  expect(outcome.tables.map(({ name }) => name)).toEqual(['opportunity']);
});

test('records with zero bytes, lost quotes and too many fields are set aside, the rest loads', async () => {
  const text =
    'id,note,units\na,ok,1\nb,ze\0ro,2\nc,"never closed,3\nd,ok,4\ne,x,5,6\nf,"quoted" tail,7\ng,short\nh,ok,8\n';
  const { report } = await engine.run({ 'f.csv': text }, { as: 'f' });
  expect(report.files[0]).toMatchObject({ read: 8, loaded: 3, rejected: 5 });
  expect(report.rejects.map(({ line, code }) => [line, code])).toEqual([
    [3, 'zero-byte'],
    [4, 'unclosed-quote'],
    [6, 'too-many-fields'],
    [7, 'text-after-quote'],
    [8, 'too-few-fields']
  ]);
});

test('text that looks like a formula stays text', async () => {
  const outcome = await engine.run(
    { 'f.csv': 'id,note\n1a,"=1+1"\n2b,@SUM(A1)\n3c,+49 30 1234\n' },
    { as: 'f' }
  );
  expect(await engine.rows(outcome, 'f', 'SELECT note FROM t ORDER BY id')).toEqual([
    ['=1+1'],
    ['@SUM(A1)'],
    ['+49 30 1234']
  ]);
});

test('names of columns and values with SQL in them do no harm', async () => {
  const name = 'a"; DROP TABLE t; --';
  const text = `"${name.replaceAll('"', '""')}",b\n'); DROP TABLE x; --,1\n`;
  const outcome = await engine.run({ "o'file.csv": text }, { as: 'f', header: true });
  expect(outcome.report.files[0]!.columns[0]!.target).toBe(name);
  expect(await engine.rows(outcome, 'f', 'SELECT * FROM t')).toEqual(
    [["'); DROP TABLE x; --", 1]].map(([a]) => [a, expect.anything()])
  );
});

test('a cancelled import hands nothing over', async () => {
  const controller = new AbortController();
  const options = { as: 'f', signal: controller.signal, progress: () => controller.abort() };
  await expect(engine.run({ 'f.csv': 'a,b\n1,2\n' }, options)).rejects.toThrow(/abort/i);
  expect((await engine.run({ 'f.csv': 'a,b\n1,2\n' }, { as: 'f' })).report.files[0]!.loaded).toBe(1);
});

test('progress names its phases and never says it is done', async () => {
  const seen: string[] = [];
  await engine.run(
    { 'f.csv': 'a,b\n1,2\n' },
    { as: 'f', progress: ({ phase, done, total }) => void seen.push(`${phase} ${done < total}`) }
  );
  expect(seen).toEqual(['read true', 'convert true', 'check true', 'hand over true']);
});
