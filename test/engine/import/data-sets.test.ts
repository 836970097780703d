import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedMappings } from '../../../src/lib/engine/import/mapping/shipped-mappings.ts';
import type { ImportOutcome } from '../../../src/lib/engine/import/run-import.ts';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
let works: ImportOutcome;
let maven: ImportOutcome;
const folder = (name: string) => {
  const files = readdirSync(`datasets/${name}`).filter((file) => file.endsWith('.csv'));
  return Object.fromEntries(
    files.map((file) => [file, new Uint8Array(readFileSync(`datasets/${name}/${file}`))])
  );
};
beforeAll(async () => {
  engine = await openTestImport();
  const mappings = shippedMappings();
  works = await engine.run(folder('adventureworks'), { mappings });
  maven = await engine.run(folder('maven-crm'), { mappings });
});
afterAll(() => engine.close());

const byCode = ({ report }: ImportOutcome, code: string) =>
  report.findings.filter((finding) => finding.code === code);

test('every row of both sets is loaded, a duplicate or rejected', () => {
  for (const { report } of [works, maven]) {
    for (const { read, loaded, duplicate, rejected } of report.files)
      expect(read).toBe(loaded + duplicate + rejected);
    expect(report.rejects).toEqual([]);
  }
});

// The figures Microsoft's own tables give: DimReseller's sales, FactSalesQuota (163 rows), 10 sales territories.
test('AdventureWorks: sales and quotas to the last place', async () => {
  const rows = (table: string, sql: string) => engine.rows(works, table, sql);
  expect(
    await rows(
      'sales_transaction',
      'SELECT CAST(sum(amount) AS VARCHAR), count(*), count(DISTINCT order_id) FROM t'
    )
  ).toEqual([['80450596.9823', '60855', '3796']]);
  expect(
    await rows('quota', 'SELECT CAST(sum(amount) AS VARCHAR), count(*), count(DISTINCT owner_id) FROM t')
  ).toEqual([['95714000.0000', '163', '17']]);
  expect(await rows('rep', 'SELECT count(*), count(manager_rep_id) FROM t')).toEqual([['18', '17']]);
  expect(await rows('account', 'SELECT count(*) FROM t')).toEqual([['701']]);
});

test('AdventureWorks: a quota ends where the next of its owner starts', async () => {
  const open = await engine.rows(
    works,
    'quota',
    'SELECT DISTINCT CAST(period_start AS VARCHAR) FROM t WHERE period_end IS NULL ORDER BY 1'
  );
  expect(open).toEqual([['2013-09-29']]);
});

// Employee numbers as in the data set's README: 275, 277, 280, 282, 289.
test('AdventureWorks: the five territory contradictions, the two clocks, the labels of the quarters', () => {
  expect(byCode(works, 'territory-contradiction').map(({ keys, values }) => [keys[0], ...values])).toEqual([
    ['281', '2', '3'], ['283', '3', '2'], ['286', '1', ''], ['288', '6', '10'], ['291', '10', '6']
  ]); // prettier-ignore
  expect(byCode(works, 'different-clocks').map(({ keys }) => keys)).toContainEqual([
    'sales_transaction',
    'territory_assignment'
  ]);
  expect(byCode(works, 'quota-label-repeated')[0]).toMatchObject({
    keys: ['2011 Q3'],
    values: ['2011-07-01', '2011-09-29']
  });
  expect(byCode(works, 'quota-label-missing')[0]).toMatchObject({ keys: ['2011 Q2'] });
  expect(byCode(works, 'sales-without-commission').map(({ keys }) => keys[0])).toEqual(['272', '290', '294']);
});

test('Maven: day first, and won deals per month as a plain count of the lines gives them', async () => {
  expect(maven.report.files.find(({ table }) => table === 'opportunity')).toMatchObject({
    dateOrder: 'dmy',
    read: 8800,
    loaded: 8800
  });
  const counted = new Map<string, number>();
  for (const line of readFileSync('datasets/maven-crm/sales_pipeline.csv', 'utf8').split('\r\n').slice(1)) {
    const [, , , , stage, , close] = line.split(',');
    if (stage !== 'Won') continue;
    const month = `${close!.slice(6)}-${close!.slice(3, 5)}`;
    counted.set(month, (counted.get(month) ?? 0) + 1);
  }
  const months = await engine.rows(
    maven,
    'opportunity',
    "SELECT strftime(close_date, '%Y-%m'), CAST(count(*) AS INTEGER) FROM t WHERE is_won GROUP BY 1 ORDER BY 1"
  );
  expect(months).toEqual([...counted].sort());
  expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(4238);
});

test('Maven: every fault is listed and nothing was changed', async () => {
  const values = (code: string) => byCode(maven, code).map((finding) => finding.values);
  expect(values('key-variant')).toEqual([['GTXPro', 'GTX Pro', '1480']]);
  expect(values('blank-account')).toEqual([['1425']]);
  expect(values('null-spelling')).toEqual([['null', '1425']]);
  expect(values('open-deal-zero')).toEqual([['2089']]);
  expect(values('lost-deal-zero')).toEqual([['2473']]);
  expect(values('spelling').map(([wrong]) => wrong)).toEqual(['technolgy', 'Philipines']);
  expect(
    await engine.rows(
      maven,
      'opportunity',
      "SELECT count(*) FILTER (product_id = 'GTXPro'), count(*) FILTER (amount = 0) FROM t"
    )
  ).toEqual([['1480', '4562']]);
  expect(
    await engine.rows(
      maven,
      'account',
      "SELECT CAST(annual_revenue AS VARCHAR) FROM t WHERE account_id = 'Acme Corporation'"
    )
  ).toEqual([['1100040000.0000']]);
});
