import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const overlaps = async (files: Record<string, string>) =>
  (await engine.run(files)).report.findings.filter(({ code }) => code === 'dates-overlap');

test('a place in two territories on the same day is told with both and the day, whatever the order of the rows', async () => {
  const header = 'territory_id,geo_type,geo_code,start_date,end_date\n';
  const rows = ['T1,county,06037,2024-01-01,', 'T2,county,06037,2024-07-01,', 'T2,county,48201,2024-01-01,'];
  for (const lines of [rows, rows.toReversed()]) {
    const [finding, ...others] = await overlaps({ 'territory_geo.csv': header + lines.join('\n') });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      table: 'territory_geo',
      keys: ['geo_code'],
      values: ['06037'],
      message:
        'territory_geo: 1 place is in two territories on the same day (06037 in T1 and T2 from 2024-07-01). Sales there go to the territory that began last, then to the first by key; end one of the rows where the other begins.'
    });
  }
});

test('a place handed over on a day is in one territory on each: the end is the first day after', async () => {
  const text =
    'territory_id,geo_type,geo_code,start_date,end_date\nT1,county,06037,2024-01-01,2024-07-01\nT2,county,06037,2024-07-01,\n';
  expect(await overlaps({ 'territory_geo.csv': text })).toEqual([]);
});

test('an account in two territories and a person under two managers are told too', async () => {
  const found = await overlaps({
    'account_assignment.csv':
      'account_id,territory_id,start_date,end_date,cause\nA1,T1,2024-01-01,,manual\nA1,T2,2024-02-01,2024-03-01,manual\n',
    'reporting_line.csv':
      'rep_id,manager_rep_id,start_date,end_date\nR1,M1,2024-01-01,2024-05-01\nR1,M2,2024-04-01,\nR2,M1,2024-01-01,\n'
  });
  expect(found.map(({ table, values }) => [table, ...values])).toEqual([
    ['account_assignment', 'A1'],
    ['reporting_line', 'R1']
  ]);
});
