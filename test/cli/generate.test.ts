import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';

async function evenfield(...argv: string[]) {
  let [out, progress] = ['', ''];
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    progress: (text) => (progress += text)
  });
  return { code, out, progress };
}
const generate = (out: string, ...more: string[]) =>
  evenfield('generate', '--seed', '7', '--transactions', '10000', '--out', out, ...more);

/** Every file of a folder with its content. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')])
  );

let folders: string[];
let printed: string[];
beforeAll(async () => {
  folders = await Promise.all([0, 1].map(() => mkdtemp(join(tmpdir(), 'evenfield-'))));
  printed = [];
  for (const folder of folders) {
    const { code, out, progress } = await generate(folder);
    expect(progress).toContain('sales_transaction');
    expect(code).toBe(0);
    printed.push(out);
  }
}, 240_000);

test('the document is as its schema says, and as the worked example', () => {
  const contract = (file: string) =>
    JSON.parse(readFileSync(`test/contract/generate/${file}`, 'utf8')) as object;
  const valid = new Ajv({ formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(contract('schema.json'));
  expect(valid(JSON.parse(printed[0]!)), JSON.stringify(valid.errors)).toBe(true);
  expect(JSON.parse(printed[0]!)).toEqual(contract('example.json'));
});

test('two runs give equal bytes', () => {
  expect(printed[1]).toBe(printed[0]);
  const [first, second] = folders.map(contents);
  expect(Object.keys(first!).length).toBeGreaterThan(20);
  expect(second).toEqual(first);
});

test('generating again into the folder replaces the company and leaves nothing of the old one', async () => {
  const { code } = await evenfield(
    'generate',
    '--seed',
    '8',
    '--transactions',
    '10000',
    '--out',
    folders[1]!
  );
  expect(code).toBe(0);
  const again = await generate(folders[1]!);
  expect(again.out).toBe(printed[0]);
  const { out } = await evenfield(
    'query', '--data', folders[1]!, '--sql',
    `SELECT count(*) AS n, sum(amount) AS amount, count(DISTINCT transaction_id) AS keys FROM sales_transaction`
  ); // prettier-ignore
  const { tables } = JSON.parse(again.out) as { tables: { name: string; sums: Record<string, string> }[] };
  const { amount } = tables.find(({ name }) => name === 'sales_transaction')!.sums;
  expect((JSON.parse(out) as { rows: object[] }).rows).toEqual([{ n: '10000', amount, keys: '10000' }]);
}, 240_000);

test('keys of one table are found in the other', async () => {
  const { out } = await evenfield(
    'query', '--data', folders[0]!, '--sql',
    `SELECT
      (SELECT count(*) FROM sales_transaction t ANTI JOIN account a USING (account_id)) AS accounts,
      (SELECT count(*) FROM sales_transaction t ANTI JOIN rep USING (rep_id)) AS reps,
      (SELECT count(*) FROM sales_transaction t ANTI JOIN territory USING (territory_id)) AS territories,
      (SELECT count(*) FROM sales_transaction t ANTI JOIN product USING (product_id)) AS products,
      (SELECT count(*) FROM sales_transaction t ANTI JOIN opportunity o USING (opportunity_id)
        WHERE t.opportunity_id IS NOT NULL) AS opportunities,
      (SELECT count(*) FROM sales_credit ANTI JOIN sales_transaction USING (transaction_id)) AS credited,
      (SELECT count(*) FROM account a ANTI JOIN geo_unit g ON g.geo_code = a.county_fips) AS counties,
      (SELECT count(*) FROM quota ANTI JOIN rep ON rep_id = owner_id) AS quotas,
      (SELECT count(*) FROM sales_transaction t JOIN rep r USING (rep_id)
        WHERE t.transaction_date < r.hire_date OR t.transaction_date >= r.termination_date) AS outside,
      (SELECT count(*) FROM sales_transaction t JOIN account a USING (account_id)
        WHERE t.transaction_date < a.created_date) AS before_account`
  ); // prettier-ignore
  expect((JSON.parse(out) as { rows: object[] }).rows).toEqual([
    {
      accounts: '0', reps: '0', territories: '0', products: '0', opportunities: '0', credited: '0', counties: '0',
      quotas: '0', outside: '0', before_account: '0'
    }
  ]); // prettier-ignore
});

test('wrong usage is exit 2 and writes nothing', async () => {
  expect((await evenfield('generate', '--out', 'x')).code).toBe(2);
  expect((await evenfield('generate', '--seed', '1', '--transactions', '9', '--out', 'x')).code).toBe(2);
  expect((await evenfield('generate', '--seed', '4294967296', '--out', 'x')).code).toBe(2);
});
