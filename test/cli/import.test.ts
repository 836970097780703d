import Ajv from 'ajv/dist/2020.js';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';

const contract = 'test/contract/import';
const folder = mkdtempSync(join(tmpdir(), 'evenfield-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function call(...args: string[]) {
  let [out, progress] = ['', ''];
  const code = await runCommand(args, {
    out: (text) => void (out += text),
    progress: (text) => void (progress += text)
  });
  return { code, out, progress };
}

test('the worked example prints what the contract says, byte for byte', async () => {
  const { code, out } = await call('import', `${contract}/example.orders.csv`);
  expect(code).toBe(0);
  const validate = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(`${contract}/schema.json`, 'utf8'))
  );
  expect(validate(JSON.parse(out)) || validate.errors).toBe(true);
  expect(out).toBe(readFileSync(`${contract}/example.output.json`, 'utf8'));
});

test('a workspace is written, read by query, and unchanged by the same file again', async () => {
  const out = join(folder, 'workspace');
  const first = await call('import', `${contract}/example.orders.csv`, '--out', out);
  const manifest = readFileSync(join(out, 'workspace.json'), 'utf8');
  const second = await call('import', `${contract}/example.orders.csv`, '--out', out);
  expect(JSON.parse(second.out).files[0]).toMatchObject({ read: 7, loaded: 0, duplicate: 4, rejected: 3 });
  expect(JSON.parse(readFileSync(join(out, 'workspace.json'), 'utf8')).fingerprint).toBe(
    JSON.parse(manifest).fingerprint
  );
  expect(JSON.parse(first.out).files[0]).toMatchObject({ loaded: 3, duplicate: 1 });
  const { out: rows } = await call(
    'query',
    '--data',
    out,
    '--format',
    'csv',
    '--sql',
    'SELECT sum(amount) AS total FROM sales_transaction'
  );
  expect(rows.trim()).toBe('total\n18853.5000');
});

test('a file that cannot be read is one reject, and the others load; alone it is exit 1 and nothing written', async () => {
  const out = join(folder, 'nothing');
  const empty = join(folder, 'empty.csv');
  writeFileSync(empty, '');
  const both = await call('import', `${contract}/example.orders.csv`, empty);
  expect(both.code).toBe(0);
  const { files, rejects } = JSON.parse(both.out);
  expect(files.map(({ file }: { file: string }) => file)).toEqual([`${contract}/example.orders.csv`]);
  const message = `${empty} is empty: there is nothing to import.`;
  expect(rejects).toContainEqual({
    file: empty,
    line: 1,
    column: '',
    value: '',
    code: 'empty-file',
    message
  });
  expect(both.progress).toContain(`${empty} was left out: ${message}`);
  const alone = await call('import', empty, '--out', out);
  expect(alone.code).toBe(1);
  expect(alone.progress).toContain('empty.csv is empty: there is nothing to import.');
  expect(readdirSync(folder)).not.toContain('nothing');
  expect((await call('import', join(folder, 'missing.csv'))).code).toBe(1);
});

test('a summary for people goes to stderr: a line a file, then the rejects', async () => {
  const { progress } = await call('import', `${contract}/example.orders.csv`);
  expect(progress).toContain(
    'example.orders.csv into sales_transaction: 3 of 7 rows loaded, 1 here already, 3 rejected\n'
  );
  expect(progress.match(/, line \d+/g)).toHaveLength(3);
});

test('templates of a table are written, and only of tables there are', async () => {
  const out = join(folder, 'templates');
  const { code, out: printed } = await call('import', '--template', 'quota', '--out', out);
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toEqual({
    format: 'evenfield/templates',
    version: 1,
    files: [join(out, 'quota.csv'), join(out, 'quota.xlsx')]
  });
  expect(readFileSync(join(out, 'quota.csv'), 'utf8').split('\n')[1]).toMatch(
    /^scenario_id,owner_type,owner_id,/
  );
  expect((await call('import', '--template', 'nothing', '--out', out)).code).toBe(2);
});

test('wrong calls exit 2', async () => {
  for (const args of [
    [],
    ['f.csv', '--date-order', 'xyz'],
    ['f.csv', '--as', 'a b'],
    ['f.csv', '--nothing']
  ]) {
    expect((await call('import', ...args)).code).toBe(2);
  }
});
