import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { openNodeConnector } from '../../src/lib/engine/duckdb/node.ts';
import { sql, type Statement } from '../../src/lib/engine/statement.ts';
import { createDirectoryWorkspace } from '../../src/lib/engine/tables/directory-workspace.ts';
import { packTable } from '../../src/lib/engine/tables/pack-table.ts';
import { openNodeParquet } from '../../src/lib/engine/tables/parquet-node.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'evenfield-'));
  const [db, codec] = [await openNodeConnector(), await openNodeParquet()];
  const pack = async (name: string, rows: Statement) => packTable(codec, name, await db.queryArrow(rows), []);
  const reps = sql`SELECT * FROM (VALUES ('007', true), ('008', false)) t(rep_id, active)`;
  const sales = sql`
    SELECT '007' AS rep_id, CAST(amount AS DECIMAL(18,4)) AS amount, CAST(day AS DATE) AS transaction_date
    FROM (VALUES ('80450596.9822', '2024-02-29'), ('0.0001', '2024-03-01')) t(amount, day)`;
  const put = [await pack('rep', reps), await pack('sales_transaction', sales)];
  await (await createDirectoryWorkspace(data)).commit({ put });
  await db.close();
});

async function evenfield(...argv: string[]) {
  let [out, progress] = ['', ''];
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    progress: (text) => (progress += text)
  });
  return { code, out, progress };
}
const query = (statement: string, ...more: string[]) =>
  evenfield('query', '--data', data, '--sql', statement, ...more);
const contract = (file: string) => readFileSync(`test/contract/query/${file}`, 'utf8');

const creditByRep = `
  SELECT r.rep_id, count(s.rep_id) AS lines, sum(s.amount) AS credit, min(s.transaction_date) AS first, r.active
  FROM rep r LEFT JOIN sales_transaction s USING (rep_id) GROUP BY ALL ORDER BY rep_id; `;

test('the rows of the worked example, as JSON and as CSV', async () => {
  const json = await query(creditByRep);
  expect(json.progress).toBe('');
  expect(json.code).toBe(0);
  const valid = new Ajv().compile(JSON.parse(contract('schema.json')));
  expect(valid(JSON.parse(json.out)), JSON.stringify(valid.errors)).toBe(true);
  expect(JSON.parse(json.out)).toEqual(JSON.parse(contract('example.json')));
  expect((await query(creditByRep, '--format', 'csv')).out).toBe(contract('example.csv'));
});

test('text never becomes a formula, numbers stay numbers, repeated names are told apart', async () => {
  const { out } = await query(
    `SELECT '=1+1' AS a, '-5' AS a, -5 AS b, -0.5::DECIMAL(18,4) AS c, '@x,"y"' AS d, '' AS e, NULL AS f, 'NaN'::DOUBLE AS g`,
    '--format',
    'csv'
  );
  expect(out).toBe(`a,a:1,b,c,d,e,f,g\n'=1+1,-5,-5,-0.5000,"'@x,""y""","",,NaN\n`);
  expect(JSON.parse((await query(`SELECT 1 AS a, 'Infinity'::DOUBLE AS a`)).out).rows).toEqual([
    { a: 1, 'a:1': 'Infinity' }
  ]);
});

test.each([
  ['SHOW TABLES', 0],
  ['DESCRIBE rep', 0],
  ['FROM rep -- all of them', 0],
  ['WITH x AS (SELECT 1) FROM x;', 0],
  ['DELETE FROM rep', 1],
  ['SELECT 1; DROP TABLE rep', 1],
  ['SELECT 1) t; DROP TABLE rep; SELECT * FROM (SELECT 1', 1],
  ['CREATE TABLE x (a INTEGER)', 1],
  ["COPY rep TO '/tmp/evenfield-out.csv'", 1],
  ["SELECT * FROM read_text('/etc/hostname')", 1],
  ['SELECT missing FROM rep', 1]
])('%s ends with %i', async (statement, code) => {
  const answer = await query(statement);
  expect(answer.code).toBe(code);
  if (code === 1) expect([answer.out, answer.progress.trim()]).toEqual(['', expect.stringMatching(/\w/)]);
});

test('a folder without a workspace is 1, a missing option or an unknown format is 2', async () => {
  expect(await evenfield('query', '--data', tmpdir(), '--sql', 'SELECT 1')).toMatchObject({
    code: 1,
    progress: expect.stringContaining('holds no workspace')
  });
  expect((await evenfield('query', '--sql', 'SELECT 1')).code).toBe(2);
  expect((await query('SELECT 1', '--format', 'xml')).code).toBe(2);
  expect((await query('SELECT 1', 'more')).code).toBe(2);
});
