import { CFB, utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const sheet = (bookType: 'xlsx' | 'ods') => {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet([['rep_id', 'name'], ['007', 'Ann'], ['008', 'Bo']]), 'People'); // prettier-ignore
  return new Uint8Array(write(made, { type: 'array', bookType }) as ArrayBuffer);
};

function locked(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Uint8Array.of(4, 0, 4, 0, 0x40, 0, 0, 0));
  CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(64));
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as Iterable<number>);
}

test.each([
  ['an XLSX file named .csv', 'people.csv', sheet('xlsx')],
  ['an ODS file', 'people.ods', sheet('ods')]
])('%s is read as what it is, keys with their zeros', async (_, name, bytes) => {
  const outcome = await engine.run({ [name]: bytes });
  expect(await engine.rows(outcome, 'rep', 'SELECT rep_id, name FROM t ORDER BY 1')).toEqual([
    ['007', 'Ann'],
    ['008', 'Bo']
  ]);
});

const part = new Uint8Array(4);
test.each([
  ['a workbook with a password', locked(), /locked with a password/],
  ['an Apple Numbers document', zipSync({ 'Index/Document.iwa': part, 'Index/Tables/DataList.iwa': part }), /Apple Numbers document; export it/],
  ['a Word document', zipSync({ '[Content_Types].xml': part, 'word/document.xml': part }), /no readable workbook; save it again/]
])('%s is refused with one sentence that says what to do', async (_, bytes, message) => {
  await expect(engine.run({ 'f.xlsx': bytes })).rejects.toThrow(message);
}); // prettier-ignore

test('amounts too large for any column are rejected one by one, with their line', async () => {
  const { report } = await engine.run({
    'orders.csv': `transaction_id,order_date,amount\nT1,2026-01-01,1e308\nT2,2026-01-01,${'9'.repeat(40)}\nT3,2026-01-01,99999999999999.9999\nT4,2026-01-02,5.00\n`
  });
  expect(report.files[0]).toMatchObject({ read: 4, loaded: 2, rejected: 2 });
  expect(report.rejects.map(({ line, column }) => [line, column])).toEqual([
    [2, 'amount'],
    [3, 'amount']
  ]);
});

test('the first and the last year are days like others, but for “no end”', async () => {
  const outcome = await engine.run({
    'orders.csv':
      'transaction_id,order_date,amount\nT1,0001-01-01,5.00\nT2,9998-12-31,6.00\nT3,2026-01-01,7.00\nT4,2026-02-29,7.00\n'
  });
  const { report } = outcome;
  expect(report.files[0]).toMatchObject({ read: 4, loaded: 3, rejected: 1 });
  expect(report.rejects[0]).toMatchObject({ line: 5, value: '2026-02-29' });
  expect(report.findings.map(({ code }) => code)).toContain('date-out-of-range');
});

test('keys in emoji, with blanks, zeros and other cases stay as written; what differs by case is said', async () => {
  const outcome = await engine.run({
    'reps.csv': 'rep_id,name\nR0007,Ann\n🦊,Fox\n 00042 ,Zed\nR 9,Nine\n',
    'orders.csv':
      'transaction_id,rep_id,order_date,amount\nT1,r0007,2026-01-01,5.00\nT2,🦊,2026-01-01,6.00\nT3,00042,2026-01-02,7.00\nT4,R 9,2026-01-02,7.00\n'
  });
  expect(await engine.rows(outcome, 'rep', 'SELECT rep_id FROM t ORDER BY 1')).toEqual([
    ['00042'],
    ['R 9'],
    ['R0007'],
    ['🦊']
  ]);
  const said = outcome.report.findings.filter(({ code }) => code === 'key-variant' || code === 'orphan');
  expect(said.map(({ code, values }) => [code, ...values])).toEqual([['key-variant', 'r0007', 'R0007', '1']]);
});
