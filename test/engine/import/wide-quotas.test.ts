import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectSource } from '../../../src/lib/engine/import/inspect-source.ts';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const dated =
  'SELECT owner_id, CAST(period_start AS VARCHAR), CAST(period_end AS VARCHAR), CAST(amount AS VARCHAR) FROM t ORDER BY ALL';
const file = 'Rep,Region,2026-Q1,2026-Q2,2026-Q3,Total\nR1,West,100,110.50,120,330.50\nR2,East,90,,95,185\n';

test('a column for each quarter becomes a quota for each rep and quarter', async () => {
  const outcome = await engine.run({ 'Quotas 2026.csv': file });
  expect(outcome.report.files[0]).toMatchObject({ table: 'quota', read: 5, loaded: 5, rejected: 0 });
  expect(await engine.rows(outcome, 'quota', dated)).toEqual([
    ['R1', '2026-01-01', '2026-04-01', '100.0000'],
    ['R1', '2026-04-01', '2026-07-01', '110.5000'],
    ['R1', '2026-07-01', '2026-10-01', '120.0000'],
    ['R2', '2026-01-01', '2026-04-01', '90.0000'],
    ['R2', '2026-07-01', '2026-10-01', '95.0000']
  ]);
  expect(outcome.report.findings.map(({ message }) => message)).toContain(
    'Quotas 2026.csv: the 3 columns 2026-Q1 to 2026-Q3 each hold the values of a period, so 2 rows became 5, one for each value; 1 empty cell made none.'
  );
  const again = await engine.run({ 'Quotas 2026.csv': file }, { mappings: outcome.mappings });
  expect(again.report.files).toEqual(outcome.report.files);
});

test('a bad cell is named by the line and the column of the file, and put right there', async () => {
  const broken = { 'quota.csv': 'Rep,Jan 2026,Feb 2026\nR1,10,20\nR2,x7,30\n' };
  const outcome = await engine.run(broken);
  expect(outcome.report.rejects).toEqual([
    expect.objectContaining({ line: 3, column: 'Jan 2026', value: 'x7', code: 'not-a-number' })
  ]);
  expect(outcome.report.files[0]).toMatchObject({ read: 4, loaded: 3, rejected: 1 });
  const { sha256 } = outcome.report.files[0]!;
  const fix = { sha256, line: 3, column: 'Jan 2026', value: 'x7', to: '7' };
  const mended = await engine.run(broken, { mappings: [{ ...outcome.mappings[0]!, fixes: [fix] }] });
  expect(mended.report.files[0]).toMatchObject({ loaded: 4, rejected: 0 });
});

test('years alone, and the first days of months as a spreadsheet heads them, are periods', async () => {
  const years = await engine.run({ 'targets.csv': 'Salesperson,2025,2026\nAnn,1000,1100\nBo,2000,2100\n' });
  expect((await engine.rows(years, 'quota', dated))[0]).toEqual(['Ann', '2025-01-01', '2026-01-01', '1000.0000']); // prettier-ignore
  const book = utils.book_new();
  const days = [0, 1, 2].map((month) => ({ t: 'n', v: 46_023 + [0, 31, 59][month]!, z: 'mmm-yy' }));
  const sheet = utils.aoa_to_sheet([['Rep', '', '', ''], ['R1', 10, 20, 30], ['R2', 11, 21, 31]]); // prettier-ignore
  days.forEach((cell, i) => void (sheet[utils.encode_cell({ r: 0, c: i + 1 })] = cell));
  utils.book_append_sheet(book, sheet, 'Quota');
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const months = await engine.run({ 'plan.xlsx': bytes });
  expect((await engine.rows(months, 'quota', dated)).slice(0, 3)).toEqual([
    ['R1', '2026-01-01', '2026-02-01', '10.0000'],
    ['R1', '2026-02-01', '2026-03-01', '20.0000'],
    ['R1', '2026-03-01', '2026-04-01', '30.0000']
  ]);
});

test('a sheet that speaks of sales is offered as quotas, not taken as such', async () => {
  const bytes = new TextEncoder().encode('Rep,Jan 2026,Feb 2026\nR1,10,20\n');
  const [sheet] = await inspectSource({ name: 'actual sales.csv', bytes }, engine);
  expect(sheet!.mapping).toMatchObject({ table: 'actual_sales', columns: [] });
  expect(sheet!.wide).toMatchObject({ table: 'quota', unpivot: { columns: ['Jan 2026', 'Feb 2026'] } });
  const [quota] = await inspectSource({ name: 'quota.csv', bytes }, engine);
  expect(quota!.header).toEqual(['Rep', 'period', 'quota']);
  expect(quota!.preview).toEqual([['R1', 'Jan 2026', '10'], ['R1', 'Feb 2026', '20']]); // prettier-ignore
  expect(quota!.columns.find(({ target }) => target === 'period_start')?.periods).toEqual({
    words: 'Jan 2026 is read as 2026-01-01, a month',
    yearly: false
  });
});
