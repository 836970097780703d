import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const dated =
  'SELECT owner_id, CAST(period_start AS VARCHAR), CAST(period_end AS VARCHAR), period_type, CAST(amount AS VARCHAR) FROM t ORDER BY ALL';

test.each([
  ['2026-Q1', '2026-01-01', '2026-04-01', 'quarter'],
  ['Q1 2026', '2026-01-01', '2026-04-01', 'quarter'],
  ['2026Q1', '2026-01-01', '2026-04-01', 'quarter'],
  ['2026-01', '2026-01-01', '2026-02-01', 'month'],
  ['Jan 2026', '2026-01-01', '2026-02-01', 'month'],
  ['FY26 Q1', '2026-01-01', '2026-04-01', 'quarter'],
  ['2026', '2026-01-01', '2027-01-01', 'year']
])('a quota file with the period %s is quotas with their days', async (period, start, end, type) => {
  const outcome = await engine.run({ 'my quotas.csv': `rep,period,quota\nR1,${period},100000\nR2,${period},120000.50\n` }); // prettier-ignore
  expect(outcome.report.files[0]).toMatchObject({ table: 'quota', loaded: 2, rejected: 0 });
  expect(await engine.rows(outcome, 'quota', dated)).toEqual([
    ['R1', start, end, type, '100000.0000'],
    ['R2', start, end, type, '120000.5000']
  ]);
  const said = outcome.report.findings.find(({ code }) => code === 'period-words');
  expect(said?.message).toContain(`my quotas.csv, period: ${period} is read as ${start}, a ${type}`);
});

test('what is no period is rejected with its line; days among periods keep their own', async () => {
  const outcome = await engine.run({
    'q.csv': 'Sales Rep,Quarter,Target\nAnn,Q1 2026,10\nAnn,Q5 2026,20\nAnn,2026-07-01,30\nBo,soon,40\n'
  });
  expect(outcome.report.rejects).toEqual([
    expect.objectContaining({ line: 3, column: 'Quarter', value: 'Q5 2026', code: 'not-a-date' }),
    expect.objectContaining({ line: 5, column: 'Quarter', value: 'soon', code: 'not-a-date' })
  ]);
  expect(await engine.rows(outcome, 'quota', dated)).toEqual([
    ['Ann', '2026-01-01', '2026-04-01', 'quarter', '10.0000'],
    ['Ann', '2026-07-01', null, null, '30.0000']
  ]);
});

test('a fiscal year that starts in April is said in the mapping, and else assumed aloud', async () => {
  const file = { 'q.csv': 'rep,period,quota\nR1,FY26 Q1,5\n' };
  const assumed = await engine.run(file);
  const mapping = assumed.mappings[0]!;
  expect(assumed.report.findings.find(({ code }) => code === 'period-words')?.message).toContain(
    'the fiscal year was taken to start in January'
  );
  const april = { ...mapping, columns: mapping.columns.map((column) => ({ ...column, yearStart: 4 })) };
  const outcome = await engine.run(file, { mappings: [april] });
  expect(await engine.rows(outcome, 'quota', dated)).toEqual([
    ['R1', '2025-04-01', '2025-07-01', 'quarter', '5.0000']
  ]);
  expect(outcome.report.findings.find(({ code }) => code === 'period-words')?.message).toContain(
    'in a year that starts in April'
  );
});

test('a column of the word kind outside our tables stays as it was written', async () => {
  const outcome = await engine.run({ 'other.csv': 'thing,label,year\na,2026-Q1,2026\nb,2026-Q2,2027\n' });
  expect(outcome.report.files[0]!.table).toBe('other');
  expect(
    await engine.rows(outcome, 'other', 'SELECT label, CAST(year AS VARCHAR) FROM t ORDER BY 1')
  ).toEqual([
    ['2026-Q1', '2026'],
    ['2026-Q2', '2027']
  ]);
});
