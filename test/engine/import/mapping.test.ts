import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseMapping, type TableMapping } from '../../../src/lib/engine/import/mapping/mapping-document.ts';
import { asExisting, codes, openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const orders =
  'order_no,close_dt,acct,owner,net_amt,note\n001,2026-07-01,Acme,Ann,10.00,\n002,2026-07-02,Bell,Bo,20.50,x\n';

test('a sales file is recognised by its headers, each target once, each with a confidence', async () => {
  const { report } = await engine.run({ 'orders.csv': orders });
  expect(report.files[0]!.table).toBe('sales_transaction');
  const targets = Object.fromEntries(
    report.files[0]!.columns.map(({ source, target, confidence }) => [source, [target, confidence > 0.8]])
  );
  expect(targets).toMatchObject({
    close_dt: ['transaction_date', true], acct: ['account_id', true], owner: ['rep_id', true], net_amt: ['amount', true], note: ['note', false]
  }); // prettier-ignore
});

test.each([
  ['Salesforce', 'Id,AccountId,OwnerId,StageName,Amount,CloseDate,Probability', 'opportunity'],
  ['HubSpot', 'hs_object_id,dealname,dealstage,amount,closedate,hubspot_owner_id', 'opportunity'],
  ['a quota list', 'Sales Rep,Period Start,Sales Quota', 'quota'],
  ['a list of people', 'EmployeeID,Full Name,Job Title,HireDate', 'rep'],
  ['an account list', 'Customer ID,Customer Name,City,State,Zip Code', 'account']
])('%s', async (_, header, table) => {
  const row = header
    .split(',')
    .map((name) =>
      /date|start/i.test(name) ? '2026-01-31' : /amount|quota|probab/i.test(name) ? '1' : `${name} x`
    );
  const { report } = await engine.run({ 'export.csv': `${header}\n${row.join(',')}\n` });
  expect(report.files[0]!.table).toBe(table);
  const targets = report.files[0]!.columns.map(({ target }) => target);
  expect(new Set(targets).size).toBe(targets.length);
});

test('of two columns for one target the better name wins, and the other is kept as text', async () => {
  const { report } = await engine.run({
    'lines.csv': 'OrderNumber,Line,OrderDate,ExtendedAmount,SalesAmount\nS1,1,2026-07-01,12.00,10.00\n'
  });
  const targets = Object.fromEntries(report.files[0]!.columns.map(({ source, target }) => [source, target]));
  expect(targets).toMatchObject({ SalesAmount: 'amount', ExtendedAmount: 'ExtendedAmount' });
});

test('the same file again changes nothing; the next month appends; another amount for a known key is rejected', async () => {
  const file = (rows: string) => ({ 'deals.csv': `opportunity_id,stage,amount,close_date\n${rows}` });
  const july = await engine.run(file('A1,Won,5,2026-07-01\nA2,Won,6,2026-07-02\n'));
  const again = await engine.run(file('A1,Won,5,2026-07-01\nA2,Won,6,2026-07-02\n'), {
    existing: asExisting(july)
  });
  expect(again.report.files[0]).toMatchObject({ read: 2, loaded: 0, duplicate: 2, rejected: 0 });
  expect(again.tables).toEqual([]);
  const august = await engine.run(file('A2,Won,6,2026-07-02\nA3,Won,7,2026-08-01\nA1,Won,9,2026-07-01\n'), {
    existing: asExisting(july)
  });
  expect(august.report.files[0]).toMatchObject({ read: 3, loaded: 1, duplicate: 1, rejected: 1 });
  expect(august.report.rejects[0]).toMatchObject({ line: 4, value: 'A1', code: 'key-taken' });
  expect(
    await engine.rows(august, 'opportunity', 'SELECT CAST(sum(amount) AS VARCHAR), count(*) FROM t')
  ).toEqual([['18.0000', '3']]);
  expect(august.tables[0]!.sources.map(({ rows }) => rows)).toEqual([2, 1]);
});

test('a cumulative export without keys counts each row once', async () => {
  const line = (i: number) => `${1000 + i},2026-07-0${i},Acme,${i}.00`;
  const file = (count: number) => ({
    'sales.csv': `order no,date,customer,amount\n${Array.from({ length: count }, (_, i) => line(i + 1)).join('\n')}\n${line(1)}\n`
  });
  const first = await engine.run(file(3));
  expect(first.report.files[0]).toMatchObject({
    table: 'sales_transaction',
    read: 4,
    loaded: 3,
    duplicate: 1
  });
  const second = await engine.run(file(5), { existing: asExisting(first) });
  expect(second.report.files[0]).toMatchObject({ read: 6, loaded: 2, duplicate: 4 });
});

test('a mapping: lookup, composite key, constant, last day in, next one ends, truth by value, alias, millions', async () => {
  const mappings: TableMapping[] = [
    {
      file: 'reps.csv', table: 'rep',
      columns: [
        { source: 'key', target: 'rep_id' },
        { source: 'number', target: 'employee_number' },
        { source: 'boss', target: 'manager_rep_id', lookup: { table: 'rep', match: 'employee_number', take: 'rep_id' } }
      ]
    },
    {
      file: 'history.csv', table: 'territory_assignment',
      columns: [
        { source: 'number', target: 'rep_id', lookup: { table: 'rep', match: 'employee_number', take: 'rep_id' } },
        { source: ['area', 'part'], separator: '/', target: 'territory_id' },
        { source: 'from', target: 'start_date' },
        { source: 'to', target: 'end_date', inclusiveEnd: true },
        { source: 'size', target: 'potential', type: 'money', times: '1000000' },
        { source: 'kind', target: 'kind', type: 'text', aliases: { Eaast: 'East' } },
        { source: 'kind', target: 'is_west', equals: ['West'] }
      ],
      constants: { role_in_territory: 'sales rep' }
    },
    {
      file: 'quotas.csv', table: 'quota',
      columns: [
        { source: 'who', target: 'owner_id' },
        { source: 'day', target: 'period_start' },
        { source: 'day', target: 'period_end', next: { within: ['owner_id'] } },
        { source: 'quota', target: 'amount' }
      ],
      constants: { scenario_id: 'base', owner_type: 'rep', measure: 'revenue' }
    }
  ]; // prettier-ignore
  const outcome = await engine.run(
    {
      'history.csv':
        'number,area,part,from,to,size,kind\n7,N,1,2020-01-31,2020-12-31,1.25,West\n8,N,2,2020-01-31,,2,Eaast\n9,N,3,2020-01-31,,2,East\n',
      'quotas.csv': 'who,day,quota\nA,2020-01-31,1\nA,2020-04-30,2\nB,2020-01-31,3\n',
      'reps.csv': 'key,number,boss\nA,7,8\nB,8,\n'
    },
    { mappings }
  );
  expect(outcome.report.files.map(({ table, loaded, rejected }) => [table, loaded, rejected])).toEqual([
    ['rep', 2, 0], ['territory_assignment', 2, 1], ['quota', 3, 0]
  ].sort((a, b) => outcome.report.files.findIndex(({ table }) => table === a[0]) - outcome.report.files.findIndex(({ table }) => table === b[0]))); // prettier-ignore
  expect(outcome.report.rejects).toEqual([
    expect.objectContaining({ file: 'history.csv', line: 4, column: 'number', value: '9', code: 'not-found' })
  ]);
  expect(await engine.rows(outcome, 'rep', 'SELECT rep_id, manager_rep_id FROM t ORDER BY 1')).toEqual([['A', 'B'], ['B', null]]); // prettier-ignore
  expect(
    await engine.rows(
      outcome,
      'territory_assignment',
      'SELECT rep_id, territory_id, CAST(end_date AS VARCHAR), potential, kind, is_west, role_in_territory FROM t ORDER BY 1'
    )
  ).toEqual([
    ['A', 'N/1', '2021-01-01', '1250000.0000', 'West', true, 'sales rep'],
    ['B', 'N/2', null, '2000000.0000', 'East', false, 'sales rep']
  ]);
  expect(await engine.rows(outcome, 'quota', 'SELECT owner_id, CAST(period_end AS VARCHAR) FROM t ORDER BY owner_id, period_start')).toEqual([
    ['A', '2020-04-30'], ['A', null], ['B', null]
  ]); // prettier-ignore
  expect(codes(outcome)).toContain('alias-applied');
});

test('further tables from the same rows', async () => {
  const mapping: TableMapping = {
    file: 'team.csv', table: 'rep', columns: [{ source: 'agent', target: 'rep_id' }, { source: 'office', target: 'territory_id' }],
    also: [{ table: 'territory', columns: [{ source: 'office', target: 'territory_id' }], leaveOut: ['agent'] }]
  }; // prettier-ignore
  const { report } = await engine.run(
    { 'team.csv': 'agent,office\nAnn,East\nBo,East\nCy,West\n' },
    { mappings: [mapping] }
  );
  expect(report.files.map(({ table, read, loaded, duplicate }) => [table, read, loaded, duplicate])).toEqual([
    ['rep', 3, 3, 0], ['territory', 3, 2, 1]
  ]); // prettier-ignore
});

test('a remembered mapping is found by the header, whatever its case and signs', async () => {
  const first = await engine.run({ 'july.csv': orders });
  const changed = {
    ...first.mappings[0]!,
    columns: first.mappings[0]!.columns.map((column) =>
      column.target === 'account_id' ? { ...column, target: 'product_id' } : column
    )
  };
  const next = await engine.run(
    { 'august.csv': orders.replace('order_no,close_dt', 'Order No,Close Dt') },
    { mappings: [changed] }
  );
  expect(next.report.files[0]!.columns.some(({ target }) => target === 'product_id')).toBe(false);
  const same = await engine.run({ 'august.csv': orders }, { mappings: [changed] });
  expect(same.report.files[0]!.columns.find(({ source }) => source === 'acct')!.target).toBe('product_id');
});

test('a wrong mapping document names every fault and its place', () => {
  const parsed = parseMapping({
    format: 'evenfield/mapping',
    version: 1,
    table: 'rep',
    columns: [
      { source: '', target: 'x' },
      { source: 'a', target: 'b', type: 'number' }
    ]
  });
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.problems.map(({ path }) => path.join('.'))).toEqual([
    'columns.0.source',
    'columns.1.type'
  ]);
});

const reps = `rep_id,name,hire_date\n${['ada', 'ben', 'cho', 'dee', 'eve', 'fay'].map((name) => `R-${name},${name},2020-01-01`).join('\n')}\n`;

test('values that are keys loaded before tell what a column is, whatever its header', async () => {
  const people = await engine.run({ 'rep.csv': reps });
  expect(people.report.files[0]!.table).toBe('rep');
  const rows = ['ada', 'ben', 'cho', 'dee', 'eve'].map(
    (name, i) => `S${i},2026-07-0${i + 1},R-${name},10.00`
  );
  const files = { 'lines.csv': `order_no,order_date,who,amount\n${rows.join('\n')}\n` };
  const targetOf = async (existing: Partial<Parameters<TestImport['run']>[1]>) => {
    const { report } = await engine.run(files, existing);
    return report.files[0]!.columns.find(({ source }) => source === 'who')!.target;
  };
  expect(await targetOf({})).toBe('who');
  expect(await targetOf({ existing: asExisting(people) })).toBe('rep_id');
});

test('encoding, delimiter and date order hold for the file they are said of', async () => {
  const latin = Uint8Array.from([...new TextEncoder().encode('order_no,order_date,rep,amount\nA1,01/02/2026,J'), 0xf6, ...new TextEncoder().encode('rg,1.00\n')]); // prettier-ignore
  const { report, tables } = await engine.run(
    { 'a.csv': latin, 'b.csv': 'order_no,order_date,rep,amount\nB1,01/02/2026,Jörg,2.00\n' },
    { readings: { 'a.csv': { encoding: 'windows-1252', dateOrder: 'dmy' }, 'b.csv': { dateOrder: 'mdy' } } }
  );
  expect(report.files.map(({ encoding, dateOrder }) => [encoding, dateOrder])).toEqual([
    ['windows-1252', 'dmy'],
    ['utf-8', 'mdy']
  ]);
  const rows = await engine.rows({ report, tables, mappings: [], choices: {} }, 'sales_transaction', 'SELECT order_id, CAST(transaction_date AS VARCHAR), rep_id FROM t ORDER BY 1'); // prettier-ignore
  expect(rows).toEqual([
    ['A1', '2026-02-01', 'Jörg'],
    ['B1', '2026-01-02', 'Jörg']
  ]);
});

test('a value put right by hand changes that row of that file only, and is told', async () => {
  const file = { 'bad.csv': 'order_no,order_date,rep,amount\nA1,2026-07-01,Ann,#REF!\nA2,2026-07-02,"Bo, Jr",5.00\nA3,2026-07-03,Cy,#REF!\nA4,2026-07-04,Di,6.00\nA5,2026-07-05,Di,7.25\n' }; // prettier-ignore
  const first = await engine.run(file);
  expect(first.report.rejects.map(({ line, value }) => [line, value])).toEqual([
    [2, '#REF!'],
    [4, '#REF!']
  ]);
  const sha256 = first.report.files[0]!.sha256;
  const fix = { sha256, line: 2, column: 'amount', value: '#REF!', to: '1234.50' };
  const mappings = first.mappings.map((mapping) => ({ ...mapping, fixes: [fix] }));
  const parsed = parseMapping(JSON.parse(JSON.stringify({ format: 'evenfield/mapping', version: 1, ...mappings[0] }))); // prettier-ignore
  expect(parsed.ok && parsed.value).toEqual(mappings);
  const mended = await engine.run(file, { mappings });
  expect(mended.report.rejects.map(({ line }) => line)).toEqual([4]);
  expect(mended.report.findings.find(({ code }) => code === 'value-fixed')?.message).toContain(
    'bad.csv, line 2'
  );
  const rows = await engine.rows(mended, 'sales_transaction', 'SELECT order_id, rep_id, CAST(amount AS VARCHAR) FROM t ORDER BY 1'); // prettier-ignore
  expect(rows.slice(0, 2)).toEqual([
    ['A1', 'Ann', '1234.5000'],
    ['A2', 'Bo, Jr', '5.0000']
  ]);
  const other = await engine.run({ 'bad.csv': `${file['bad.csv']}A6,2026-07-06,Di,1.00\n` }, { mappings });
  expect(other.report.rejects.map(({ line }) => line)).toEqual([2, 4]);
});

test('what people are to earn in a year finds its columns, whatever they are called', async () => {
  const outcome = await engine.run({
    'people.csv':
      'Employee ID,Full Name,Start Date,Annual Target Incentive,Base Salary\nE1,Ann,2025-01-01,"40,000.50",60000\n',
    'pay.csv': 'Rep ID,Name,OTE,Base\nE2,Bo,100000,55000\n'
  });
  expect(outcome.report.files.map(({ table }) => table)).toEqual(['rep', 'rep']);
  const targets = outcome.report.files.map(({ columns }) => columns.map(({ target }) => target));
  expect(targets[0]).toEqual(['rep_id', 'name', 'hire_date', 'target_incentive', 'base_salary']);
  expect(targets[1]).toEqual(['rep_id', 'name', 'ote', 'base_salary']);
  const paid = 'SELECT rep_id, CAST(target_incentive AS VARCHAR), CAST(base_salary AS VARCHAR) FROM t ORDER BY ALL'; // prettier-ignore
  expect(await engine.rows(outcome, 'rep', paid)).toEqual([
    ['E1', '40000.5000', '60000.0000'],
    ['E2', null, '55000.0000']
  ]);
});

test('a list of quota targets is no list of target incentives', async () => {
  const { report } = await engine.run({ 'q.csv': 'Rep,Period,Target\nE1,2026-Q1,10\n' });
  expect(report.files[0]!.table).toBe('quota');
});
