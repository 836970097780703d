import { afterAll, beforeAll, expect, test } from 'vitest';
import { codes, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

/** One column `v` beside a row number, in a table of the user's own. */
async function column(header: string, values: readonly string[], options = {}) {
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = [`n,${header}`, ...values.map((value, i) => `x${i},${quote(value)}`)].join('\n');
  const outcome = await engine.run({ 'file.csv': `${text}\n` }, { as: 'things', ...options });
  const [file] = outcome.report.files;
  const rows = file!.loaded
    ? await engine.rows(outcome, 'things', `SELECT CAST("${header}" AS VARCHAR) FROM t ORDER BY n`)
    : [];
  return {
    outcome,
    file: file!,
    type: file!.columns[1]!.type,
    values: rows.map(([value]) => value),
    rejects: outcome.report.rejects,
    codes: codes(outcome)
  };
}

test.each([
  ['tab', '\t'],
  ['pipe', '|'],
  ['semicolon', ';'],
  ['comma', ',']
])('a %s in a file called .csv is the delimiter', async (_, sign) => {
  const text = ['deal_ref,amount_x,city_x', 'a,1.50,Bern', 'b,2.25,Basel'].join('\n').replaceAll(',', sign);
  const outcome = await engine.run({ 'file.csv': text });
  expect(outcome.report.files[0]).toMatchObject({ delimiter: sign, read: 2, loaded: 2 });
  expect(await engine.rows(outcome, 'file', 'SELECT sum(amount_x) FROM t')).toEqual([['3.7500']]);
});

test("Microsoft's +| and &| separators, in UTF-16 with its mark", async () => {
  const text = '1+|Alpha, Inc+|10.5000&|\r\n2+|Beta\r\nTwo+|11.2500&|\r\n3+|Gamma+|x&|\r\n';
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  [...text].forEach((sign, i) => bytes.set([sign.charCodeAt(0), 0], 2 + i * 2));
  const outcome = await engine.run({ 'Store.csv': bytes }, { as: 'store' });
  expect(outcome.report.files[0]).toMatchObject({ encoding: 'utf-16le', delimiter: '+|', read: 3 });
  expect(codes(outcome)).toContain('no-header');
  expect(await engine.rows(outcome, 'store', 'SELECT column_2 FROM t ORDER BY column_1')).toEqual([
    ['Alpha, Inc'],
    ['Beta\r\nTwo'],
    ['Gamma']
  ]);
});

test('a file without a header keeps its first row', async () => {
  const outcome = await engine.run(
    { 'q.csv': '1|272|2010-12-29|28000.0000\n2|281|2010-12-29|367000.0000\n' },
    { as: 'q' }
  );
  expect(outcome.report.files[0]).toMatchObject({ read: 2, loaded: 2 });
  expect(await engine.rows(outcome, 'q', 'SELECT sum(column_4) FROM t')).toEqual([['395000.0000']]);
});

test('dates: the order is decided on the whole column, and the one row against it is rejected', async () => {
  const days = Array.from({ length: 30 }, (_, i) => `${String((i % 28) + 1).padStart(2, '0')}-03-2017`);
  const { file, values, rejects } = await column('day', [...days, '03-25-2017']);
  expect(file).toMatchObject({ dateOrder: 'dmy', read: 31, rejected: 1 });
  expect(values[1]).toBe('2017-03-02');
  expect(rejects).toEqual([
    expect.objectContaining({ line: 32, column: 'day', value: '03-25-2017', code: 'date-order' })
  ]);
});

test.each([
  ['d/m/yy', ['31/5/18', '1/6/18'], ['2018-05-31', '2018-06-01']],
  ['dd-mm-yyyy', ['25-10-2016', '01-03-2017'], ['2016-10-25', '2017-03-01']],
  ['m/d/yyyy with a time', ['2/24/2003 0:00', '5/7/2003 0:00'], ['2003-02-24', '2003-05-07']],
  ['m-d-yyyy', ['12-25-2017', '1-2-2018'], ['2017-12-25', '2018-01-02']],
  ['yyyy/mm/dd', ['2017/05/01', '2018/12/31'], ['2017-05-01', '2018-12-31']],
  ['ISO with a time', ['2022-05-30 00:00:00.000', '2022-08-30T00:00:00Z'], ['2022-05-30', '2022-08-30']],
  ['long English', ['Friday, December 1, 2017', 'Monday, January 15, 2018'], ['2017-12-01', '2018-01-15']],
  ['day, month name, year', ['05-Mar-2017', '31-Dec-2017'], ['2017-03-05', '2017-12-31']],
  ['a spreadsheet serial', ['43251', '43252'], ['2018-05-31', '2018-06-01']],
  ['eight digits', ['20101229', '20110331'], ['2010-12-29', '2011-03-31']],
  ['points', ['31.12.2019', '01.02.2020'], ['2019-12-31', '2020-02-01']]
])('dates as %s', async (_, written, read) => {
  const { type, values } = await column('order date', written);
  expect(type).toBe('date');
  expect(values).toEqual(read);
});

test('an ambiguous column asks: rows that read both ways are rejected until the order is said', async () => {
  const days = ['01/02/2020', '03/04/2020', '05/05/2020'];
  const unsaid = await column('day', days);
  expect(unsaid.codes).toContain('ambiguous-date-order');
  expect(unsaid.file).toMatchObject({ dateOrder: null, read: 3, loaded: 1, rejected: 2 });
  expect(unsaid.rejects.map(({ code }) => code)).toEqual(['ambiguous-date', 'ambiguous-date']);
  expect(unsaid.values).toEqual(['2020-05-05']);
  const said = await column('day', days, { dateOrder: 'mdy' });
  expect(said.values).toEqual(['2020-01-02', '2020-03-04', '2020-05-05']);
});

test('days that no calendar has, sentinels and ruined years', async () => {
  const { values, rejects, codes: found } = await column('end date', [
    '2018-05-30', '2018-02-30', '9999-12-31', '1931-05-18', '0000-00-00', '2018-06-30', '2018-06-28'
  ]); // prettier-ignore
  expect(rejects).toEqual([
    expect.objectContaining({
      line: 3,
      value: '2018-02-30',
      message: 'No such day: February has 28 days in 2018.'
    })
  ]);
  expect(values).toEqual(['2018-05-30', null, '1931-05-18', null, '2018-06-30', '2018-06-28']);
  expect(found).toEqual(expect.arrayContaining(['endless-date', 'date-out-of-range']));
});

test('money: currency, groups, no leading zero, brackets, minus behind', async () => {
  const { type, values } = await column('amount', [
    '$1,963.10',
    '$781.22',
    '.0120',
    '(123.45)',
    '50-',
    '-7',
    '1054.0',
    '+3',
    '$500,000',
    '$ 12'
  ]);
  expect(type).toBe('decimal(18,4)');
  expect(values).toEqual([
    '1963.1000', '781.2200', '0.0120', '-123.4500', '-50.0000', '-7.0000', '1054.0000', '3.0000', '500000.0000', '12.0000'
  ]); // prettier-ignore
});

test('decimal commas, with the row that has a point rejected', async () => {
  const text = 'k;amount\na;1.234,56\nb;2,50\nc;-10,00\nd;1,234.56\n';
  const outcome = await engine.run({ 'eu.csv': text }, { as: 'eu' });
  expect(await engine.rows(outcome, 'eu', 'SELECT sum(amount) FROM t')).toEqual([['1227.0600']]);
  expect(outcome.report.rejects).toEqual([expect.objectContaining({ line: 5, code: 'decimal-sign' })]);
});

test('percentages become ratios', async () => {
  const { values, codes: found } = await column('rate', ['12.5%', '7 %', '100%']);
  expect(values).toEqual(['0.1250', '0.0700', '1.0000']);
  expect(found).toContain('percent');
});

test('null spellings are empty, NA is North America', async () => {
  const { values, codes: found } = await column('group', [
    'NA',
    'null',
    'EU',
    'NULL',
    '',
    'NA',
    'no subsidiaries'
  ]);
  expect(values).toEqual(['NA', null, 'EU', null, null, 'NA', 'no subsidiaries']);
  expect(found).toEqual(expect.arrayContaining(['null-spelling', 'na-kept']));
  const said = await engine.run(
    { 'f.csv': 'n,parent\na,no subsidiaries\nb,Acme\n' },
    {
      mappings: [
        { table: 'f', columns: [{ source: 'parent', target: 'parent', nulls: ['no subsidiaries'] }] }
      ]
    }
  );
  expect(await engine.rows(said, 'f', 'SELECT parent FROM t ORDER BY n')).toEqual([[null], ['Acme']]);
});

test('codes stay text: one leading zero anywhere decides for all rows', async () => {
  const zips = ['10001', ...Array.from({ length: 300 }, (_, i) => String(20000 + i)), '01569'];
  const { type, values } = await column('place', zips);
  expect(type).toBe('text');
  expect(values).toContain('01569');
});

test('digits of a column named like a key stay text; other whole numbers count', async () => {
  expect((await column('customer_id', ['12', '13'])).type).toBe('text');
  expect((await column('units', ['12', '13'])).type).toBe('bigint');
});

test('padded codes are trimmed and reported', async () => {
  const { values, codes: found } = await column('state', ['AK ', 'WA', 'NY ']);
  expect(values).toEqual(['AK', 'WA', 'NY']);
  expect(found).toContain('padded-values');
});

test('keys padded to different lengths are reported and kept', async () => {
  const outcome = await engine.run({
    'orders.csv': 'order number,line,date,amount\nSO - 000101,1,2020-01-31,5\nSO - 0008091,1,2020-02-01,6\n'
  });
  expect(outcome.report.files[0]!.table).toBe('sales_transaction');
  expect(codes(outcome)).toContain('key-pattern');
});

test('quoted commas, doubled quotes, line ends inside, and a cell of 40 kB', async () => {
  const long = 'x'.repeat(40_000);
  const { values } = await column('note', ['a, b', 'say "yes"', 'two\nlines', long]);
  expect(values).toEqual(['a, b', 'say "yes"', 'two\nlines', long]);
});

test('a phantom last row without its key is rejected, not loaded', async () => {
  const text = 'opportunity_id,stage,amount,close_date\nA1,Won,5,2020-01-31\nA2,Lost,0,2020-02-20\n,,0,\n';
  const outcome = await engine.run({ 'deals.csv': text });
  expect(outcome.report.files[0]).toMatchObject({ table: 'opportunity', read: 3, loaded: 2, rejected: 1 });
  expect(outcome.report.rejects[0]).toMatchObject({ line: 4, column: 'opportunity_id', code: 'missing-key' });
});

test('the same row twice is a duplicate; the same key with other values is rejected', async () => {
  const text = 'opportunity_id,stage,amount\nA1,Won,5\nA2,Lost,0\nA1,Won,5\nA2,Won,7\n';
  const { report } = await engine.run({ 'deals.csv': text });
  expect(report.files[0]).toMatchObject({ read: 4, loaded: 2, duplicate: 1, rejected: 1 });
  expect(report.rejects[0]).toMatchObject({
    line: 5,
    column: 'opportunity_id',
    value: 'A2',
    code: 'duplicate-key'
  });
});

test('open deals with 0, lost deals with 0, no account: reported and kept', async () => {
  const text =
    'opportunity_id,account,stage,amount,close_date\nA1,Acme,Won,5,2020-01-31\nA2,Acme,Lost,0,2020-02-20\nA3,,Engaging,0,\nA4,null,Prospecting,,\n';
  const outcome = await engine.run({ 'deals.csv': text });
  const counts = Object.fromEntries(outcome.report.findings.map(({ code, values }) => [code, values.at(-1)]));
  expect(counts).toMatchObject({
    'open-deal-zero': '1',
    'lost-deal-zero': '1',
    'blank-account': '2',
    'null-spelling': '1'
  });
  expect(await engine.rows(outcome, 'opportunity', 'SELECT count(*) FROM t WHERE amount = 0')).toEqual([
    ['2']
  ]);
});

test('a probability is a ratio or a percentage by its column; 1000 is rejected', async () => {
  const lines = ['10', '50', '90', '100', '1000'].map((value, i) => `A${i},Open,${value}`);
  const outcome = await engine.run({
    'd.csv': `opportunity_id,stage,probability,amount\n${lines.map((line) => `${line},1`).join('\n')}\n`
  });
  expect(await engine.rows(outcome, 'opportunity', 'SELECT probability FROM t ORDER BY opportunity_id')).toEqual([
    ['0.100000'], ['0.500000'], ['0.900000'], ['1.000000']
  ]); // prettier-ignore
  expect(outcome.report.rejects[0]).toMatchObject({ line: 6, value: '1000', code: 'out-of-range' });
});

test('two names of one product are reported as variants, with nothing changed', async () => {
  const outcome = await engine.run({
    'products.csv': 'product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n',
    'order_lines.csv':
      'order id,line,order date,product,amount\n1,1,2020-01-31,GTXPro,5\n1,2,2020-01-31,MG Special,6\n1,3,2020-01-31,Quux,6\n'
  });
  const variant = outcome.report.findings.find(({ code }) => code === 'key-variant');
  expect(variant).toMatchObject({ table: 'sales_transaction', values: ['GTXPro', 'GTX Pro', '1'] });
  expect(outcome.report.findings.find(({ code }) => code === 'orphan')).toMatchObject({ values: ['Quux'] });
  expect(
    await engine.rows(outcome, 'sales_transaction', "SELECT count(*) FROM t WHERE product_id = 'GTXPro'")
  ).toEqual([['1']]);
});

test('spellings near a known kind are reported', async () => {
  const kinds = ['technology', 'technolgy', 'retail', 'retail', 'technology', 'technology', 'retail'];
  const { outcome } = await column('sector', kinds);
  expect(outcome.report.findings.find(({ code }) => code === 'spelling')).toMatchObject({
    values: ['technolgy', 'technology', '1']
  });
});

test('damage the file brings along is reported: U+FFFD, formulas, rows marked deleted', async () => {
  const outcome = await engine.run(
    { 'f.csv': 'n,name,is_deleted\n1x,Jos\ufffd,false\n2x,"=HYPERLINK(""http://x"")",true\n3x,Ann,false\n' },
    { as: 'people' }
  );
  expect(codes(outcome)).toEqual(
    expect.arrayContaining(['replacement-character', 'formula-text', 'deleted-rows'])
  );
});

test('a region of states is geography, not a territory', async () => {
  const states = ['Ohio', 'Texas', 'Maine', 'Utah'];
  const text = `customer,region,employees\n${states.map((state, i) => `C${i},${state},5`).join('\n')}\n`;
  const { report } = await engine.run({ 'customers.csv': text });
  expect(report.files[0]!.table).toBe('account');
  expect(report.files[0]!.columns.find(({ source }) => source === 'region')!.target).not.toBe('territory_id');
});

test.each([
  ['words and signs without a digit', ['n/k', 'inf', 'e', 'open', '½']],
  ['what an engine’s cast would take for a number', ['1e5', '1_000', '0x10', 'n/k', '12 pcs']]
])('in a column of amounts, %s are rejected one by one', async (_, odd) => {
  const amounts = Array.from({ length: 60 }, (_, i) => `${i}.25`);
  const { type, file, rejects } = await column('amount_x', [...amounts, ...odd]);
  expect(type).toMatch(/^decimal/);
  expect(file).toMatchObject({ read: 65, loaded: 60, rejected: 5 });
  expect(rejects.map(({ value }) => value)).toEqual(odd);
});
