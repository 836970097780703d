import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const rejectsOf = async (name: string, text: string) => {
  const { report } = await engine.run({ [name]: text });
  const [file] = report.files;
  const rejects = report.rejects.map(({ line, column, code }) => [line, column, code]);
  return { table: file!.table, read: file!.read, loaded: file!.loaded, rejects, report };
};

test.each([
  ['of quotas', 'rep,period,quota\nR1,2026-Q1,100\nR2,2026-Q1,200\nTotal,,300\n', 'quota', 2],
  ['of orders', 'order_id,order_date,customer,amount\nO1,2026-01-02,A,5\nO2,2026-01-03,B,6\nGrand total,,,11\n', 'sales_transaction', 2],
  ['of a wide sheet', 'Rep,2026-Q1,2026-Q2\nR1,5,6\nR2,7,8\nTotal,12,14\n', 'quota', 4]
])('a row of totals %s is no row', async (_, text, table, loaded) => {
  const result = await rejectsOf('f.csv', text);
  expect(result).toMatchObject({ table, loaded, read: loaded + 1, rejects: [[4, '', 'totals-row']] });
}); // prettier-ignore

test('somebody called Total with a row of his own stays', async () => {
  const text = 'customer,order_id,order_date,amount\nA,O1,2026-01-02,5\nTotal,O2,2026-01-03,6\n';
  expect(await rejectsOf('f.csv', text)).toMatchObject({ loaded: 2, rejects: [] });
});

test('powers of ten are rejected with their line, even where the whole column is', async () => {
  const text = 'opportunity_id,stage,amount,close_date\nD1,Won,1e5,2026-01-31\nD2,Won,1.5E+05,2026-01-31\n';
  expect(await rejectsOf('f.csv', text)).toMatchObject({
    table: 'opportunity',
    loaded: 0,
    rejects: [[2, 'amount', 'exponent'], [3, 'amount', 'exponent']]
  }); // prettier-ignore
});

test('codes that look like powers of ten stay text in a column that names no amount', async () => {
  const { report } = await engine.run({ 'f.csv': 'lot,colour\n1E5,red\n2E7,blue\n' });
  expect(report.files[0]!.columns[0]).toMatchObject({ source: 'lot', type: 'text' });
});

test('a line of groups above the header is left out and said', async () => {
  const text = 'Order,Order,Money\nid,date,amount\nO1,2026-01-02,5\nO2,2026-01-03,x\n';
  const result = await rejectsOf('f.csv', text);
  expect(result).toMatchObject({
    table: 'sales_transaction',
    loaded: 1,
    rejects: [[4, 'amount', 'not-a-number']]
  });
  expect(result.report.findings).toContainEqual(
    expect.objectContaining({ code: 'title-lines', values: ['Order,Order,Money'] })
  );
});

test('a zip file is told from a workbook, with what is in it', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 'b'], [1, 2]]), 'x'); // prettier-ignore
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  await expect(engine.run({ 'real.csv': bytes })).resolves.toBeDefined();
  await expect(engine.run({ 'sales.csv': zipOf('deals.csv') })).rejects.toThrow(
    'sales.csv is a zip file that holds deals.csv; unpack it and bring the file inside.'
  );
});

test('a year in one column and its quarter or month in another are one period', async () => {
  const dated =
    'SELECT owner_id, CAST(period_start AS VARCHAR), CAST(period_end AS VARCHAR), period_type FROM t ORDER BY ALL';
  const quarters = await engine.run({
    'q.csv': 'rep,year,quarter,quota\nR1,2026,1,5\nR1,2026,Q2,6\nR1,2026,9,7\n'
  });
  expect(await engine.rows(quarters, 'quota', dated)).toEqual([
    ['R1', '2026-01-01', '2026-04-01', 'quarter'],
    ['R1', '2026-04-01', '2026-07-01', 'quarter'],
    ['R1', '2026-09-01', '2026-10-01', 'month']
  ]);
  const months = await engine.run({
    'q.csv': 'rep,month,year,quota\nR1,3,2026,5\nR1,Dec,2026,6\nR1,Dez,2026,7\n'
  });
  expect(months.report.files[0]!.table).toBe('quota');
  expect(months.report.rejects.map(({ line, column }) => [line, column])).toEqual([[4, 'year + month']]);
  expect((await engine.rows(months, 'quota', dated)).map(([, start]) => start)).toEqual(['2026-03-01', '2026-12-01']); // prettier-ignore
});

test('periods without a year are said, not guessed', async () => {
  const { report } = await engine.run({ 'plan.csv': 'rep,Q1,Q2\nR1,1,2\nR2,5,6\n' });
  expect(report.findings.map(({ message }) => message)).toContain(
    'plan.csv: Q1 and Q2 name periods without their year, so no day can be told; write them with it, as in 2026-Q1 or Jan 2026, or add a column year, and import again.'
  );
});

/** A zip of one empty stored file. */
function zipOf(name: string): Uint8Array {
  const text = new TextEncoder().encode(name);
  const local = new DataView(new ArrayBuffer(30));
  local.setUint32(0, 0x04034b50, true);
  local.setUint16(26, text.length, true);
  const entry = new DataView(new ArrayBuffer(46));
  entry.setUint32(0, 0x02014b50, true);
  entry.setUint16(28, text.length, true);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, 1, true);
  end.setUint32(16, 30 + text.length, true);
  const parts = [local.buffer, text, entry.buffer, text, end.buffer].map((part) => new Uint8Array(part));
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
