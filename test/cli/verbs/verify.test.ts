import Ajv from 'ajv/dist/2020.js';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/verify/', import.meta.url).pathname;
const read = (name: string) => JSON.parse(readFileSync(`${contract}${name}`, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'verify-'));

async function call(...args: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  const code = await runCommand(['verify', ...args], output);
  return { code, printed, said };
}

function file(name: string, json: unknown): string {
  writeFileSync(join(folder, name), JSON.stringify(json));
  return join(folder, name);
}

test('the example stands, and both documents are valid', async () => {
  const { code, printed } = await call(`${contract}example.dispute.json`);
  expect(code).toBe(0);
  for (const [schema, value] of [
    ['schema.json', JSON.parse(printed)],
    ['dispute.schema.json', read('example.dispute.json')]
  ] as const) {
    // prettier-ignore
    const validate = new Ajv().compile(read(schema));
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  }
  expect(printed).toBe(readFileSync(`${contract}example.output.json`, 'utf8'));
});

test('an amount that was altered does not stand: exit 1, the place is named, the result is still printed', async () => {
  const dispute = read('example.dispute.json');
  dispute.expected.lines[0].earned = '9999.00';
  const { code, printed, said } = await call(file('altered.json', dispute));
  expect(code).toBe(1);
  expect(said).toContain('lines.0.earned');
  expect(JSON.parse(printed)).toMatchObject({ stands: false, differences: [{ path: 'lines.0.earned', expected: '9999.00', found: '7575.01' }] }); // prettier-ignore
});

test('what cannot be run is refused', async () => {
  const dispute = read('example.dispute.json');
  expect((await call(file('nobody.json', { ...dispute, question: { payee: 'zoe', period: '2024Q1' } }))).said).toContain('zoe'); // prettier-ignore
  const broken = await call(file('broken.json', { ...dispute, plan: { format: 'evenfield/plan' } }));
  expect([broken.code, broken.printed]).toEqual([1, '']);
  expect((await call(file('other.json', { format: 'x' }))).code).toBe(1);
  expect((await call()).code).toBe(2);
});
