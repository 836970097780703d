import { utils, write, type WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codes, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

function workbook(sheets: Record<string, WorkSheet>, bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

const report = utils.aoa_to_sheet([
  ['Sales by area'],
  ['Source: the sales office'],
  [],
  ['', 'First half', ''],
  ['Area name', 'Orders', 'Amount'],
  ['Anchorage', 12, 1963.1],
  ['Chugach Census Area1', 3, 0.012],
  ['Juneau', 7, 120.5],
  ['Sitka', 9, 77],
  ['Kenai', 9, 77],
  ['Nome', 9, 77],
  ['Bethel', 9, 77],
  ['Dillingham', 9, 77],
  ['Kodiak', 9, 77],
  ['Haines', 9, 77],
  ['1 Split from Valdez-Cordova in 2019.']
]);
report['!merges'] = [{ s: { r: 3, c: 1 }, e: { r: 3, c: 2 } }];

test.each(['xlsx', 'biff8'] as const)(
  'a %s made for reading: titles, merged header, footnotes, glued digits',
  async (type) => {
    const empty = utils.aoa_to_sheet([['Notes']]);
    const outcome = await engine.run({ 'report.xls': workbook({ Data: report, Notes: empty }, type) });
    expect(outcome.report.files).toHaveLength(1);
    expect(outcome.report.files[0]).toMatchObject({ sheet: 'Data', table: 'data', read: 10, loaded: 10 });
    expect(outcome.report.files[0]!.columns.map(({ source }) => source)).toEqual([
      'Area name',
      'First half Orders',
      'First half Amount'
    ]);
    expect(codes(outcome)).toEqual(
      expect.arrayContaining(['title-lines', 'footnote-lines', 'footnote-digit', 'sheet-left-out'])
    );
    expect(
      await engine.rows(outcome, 'data', 'SELECT sum("First half Amount"), sum("First half Orders") FROM t')
    ).toEqual([['2622.6120', '85']]);
  }
);

test('days, long ids, percentages and errors of a workbook; rejects name the row of the sheet', async () => {
  const sheet = utils.aoa_to_sheet([
    ['order id', 'order date', 'amount'],
    ['0001', new Date(Date.UTC(2024, 1, 29)), 10.25],
    ['0002', new Date(Date.UTC(2024, 2, 1)), 1234567.89],
    ['0003', new Date(Date.UTC(2024, 2, 2)), 3]
  ], { UTC: true, cellDates: false, dateNF: 'yyyy-mm-dd' }); // prettier-ignore
  sheet['C4'] = { t: 'e', v: 0x17, w: '#REF!' };
  const outcome = await engine.run({ 'orders.xlsx': workbook({ orders: sheet }) });
  expect(outcome.report.files[0]).toMatchObject({
    table: 'sales_transaction',
    read: 3,
    loaded: 2,
    rejected: 1
  });
  expect(outcome.report.rejects).toEqual([
    expect.objectContaining({ line: 4, column: 'amount', value: '#REF!', code: 'spreadsheet-error' })
  ]);
  expect(
    await engine.rows(
      outcome,
      'sales_transaction',
      'SELECT order_id, CAST(transaction_date AS VARCHAR), amount FROM t ORDER BY 1'
    )
  ).toEqual([
    ['0001', '2024-02-29', '10.2500'],
    ['0002', '2024-03-01', '1234567.8900']
  ]);
});

test('several sheets are several tables', async () => {
  const rows = (name: string) => utils.aoa_to_sheet([['name', 'units'], [name, 1], ['b', 2]]); // prettier-ignore
  const outcome = await engine.run({ 'book.xlsx': workbook({ One: rows('a'), Two: rows('c') }) });
  expect(outcome.tables.map(({ name }) => name)).toEqual(['one', 'two']);
});

test('JSON keeps every digit: amounts, long ids, exponents', async () => {
  const text =
    '[{"deal": "a", "code": 9007199254740993, "amount": 12345678901234.5678},\n {"deal": "b", "code": 7, "amount": 1.5e2, "who": {"name": "Ann \\"x\\" \\u00e9"}},\n {"deal": "c", "amount": null, "tags": ["p", "q"]}]';
  const outcome = await engine.run({ 'deals.json': text }, { as: 'deals' });
  expect(
    await engine.rows(
      outcome,
      'deals',
      'SELECT deal, CAST(amount AS VARCHAR), code, "who.name", tags FROM t ORDER BY deal'
    )
  ).toEqual([
    ['a', '12345678901234.5678', '9007199254740993', null, null],
    ['b', '150.0000', '7', 'Ann "x" é', null],
    ['c', null, null, null, 'p; q']
  ]);
});

test('JSON lines, and an object of tables; rejects name the line of the record', async () => {
  const lines = Array.from(
    { length: 9 },
    (_, i) => `{"n": "x${i}", "units": ${i === 4 ? '"many"' : i}}`
  ).join('\n');
  const first = await engine.run({ 'units.jsonl': lines }, { as: 'units' });
  expect(first.report.rejects).toEqual([
    expect.objectContaining({ line: 5, column: 'units', value: 'many' })
  ]);
  const second = await engine.run({
    'crm.json': '{"reps": [{"rep": "R1", "name": "Ann"}], "deals": [{"n": 1}, {"n": 2}], "made": "today"}'
  });
  expect(second.report.files.map(({ sheet, read }) => [sheet, read])).toEqual([['reps', 1], ['deals', 2]]); // prettier-ignore
});

test('Parquet with lists, structures, whole numbers and fractions of any size loads whole', async () => {
  await engine.connector.query({
    text: `CREATE OR REPLACE TABLE source AS SELECT 'a' || i AS name_x, CAST(1e30 AS DOUBLE) AS big,
      CAST(0.0000001 AS DOUBLE) AS small, CAST(123.4567890123 AS DECIMAL(38,10)) AS exact,
      {'a': i, 'b': [1, 2]} AS nested, [1, 2, 3] AS list FROM range(3) r(i)`,
    values: []
  });
  const ipc = await engine.connector.queryArrow({ text: 'SELECT * FROM source', values: [] });
  const outcome = await engine.run({ 'nested.parquet': await engine.parquet.encode(ipc) }, { as: 'n' });
  expect(outcome.report.files[0]).toMatchObject({ read: 3, loaded: 3, rejected: 0 });
  const one = 'SELECT big, small, CAST(exact AS VARCHAR), nested, list FROM t ORDER BY name_x LIMIT 1';
  expect(await engine.rows(outcome, 'n', one)).toEqual([
    [1e30, 1e-7, '123.4567890123', '{"a":"0","b":[1,2]}', '[1,2,3]']
  ]);
});

test('Parquet keeps decimals exact and its declared types', async () => {
  await engine.connector.query({
    text: "CREATE OR REPLACE TABLE source AS SELECT CAST(i AS INTEGER) AS units, CAST(28000 + i * 0.0001 AS DECIMAL(19,4)) AS amount, DATE '2020-01-31' + CAST(i AS INTEGER) AS day, '0' || i AS code FROM range(1000) r(i)",
    values: []
  });
  const ipc = await engine.connector.queryArrow({ text: 'SELECT * FROM source', values: [] });
  const outcome = await engine.run({ 'facts.parquet': await engine.parquet.encode(ipc) });
  expect(outcome.report.files[0]!.columns.map(({ type }) => type)).toEqual([
    'bigint',
    'decimal(18,4)',
    'date',
    'text'
  ]);
  expect(
    await engine.rows(
      outcome,
      'facts',
      'SELECT CAST(sum(amount) AS VARCHAR), CAST(max(day) AS VARCHAR), min(code) FROM t'
    )
  ).toEqual([['28000049.9500', '2022-10-26', '00']]);
});
