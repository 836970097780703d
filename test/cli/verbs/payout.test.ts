import Ajv from 'ajv/dist/2020.js';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/payout/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'payout-'));
const read = (name: string) => JSON.parse(readFileSync(`${contract}${name}`, 'utf8'));
const compile = (name: string) => new Ajv({ formats: { date: true } }).compile(read(name));

async function call(...args: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  const code = await runCommand(['payout', ...args], output);
  return { code, printed, said, document: code === 0 ? JSON.parse(printed) : undefined };
}

function file(name: string, json: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof json === 'string' ? json : JSON.stringify(json));
  return path;
}

test('the worked example validates on both sides and prints the published output', async () => {
  const { code, printed, document } = await call(
    '--plan', `${contract}example.plan.json`, '--input', `${contract}example.input.json`
  ); // prettier-ignore
  expect(code).toBe(0);
  for (const [schema, value] of [
    ['plan.schema.json', read('example.plan.json')],
    ['input.schema.json', read('example.input.json')],
    ['schema.json', document]
  ] as const) {
    const validate = compile(schema);
    expect(validate(value), `${schema} ${JSON.stringify(validate.errors)}`).toBe(true);
  }
  expect(printed).toBe(readFileSync(`${contract}example.output.json`, 'utf8'));
  // By hand: 100,000 × 5 % + 25,000 × 7.5 % + 7,000.07 × 10 % = 5,000 + 1,875 + 700.007.
  expect(document.lines[0]).toMatchObject({ credit: '132000.07', attainment: '1.3200007', unrounded: '7575.007', earned: '7575.01' }); // prettier-ignore
});

test('a malformed plan is refused with every problem and its path, and nothing is printed', async () => {
  const plan = file('bad.json', {
    format: 'evenfield/plan',
    version: 1,
    measures: [{ id: 'revenue' }],
    plans: [
      {
        id: 'a',
        components: [
          { id: 'c', kind: 'table', measure: 'margin', tiers: [{ from: '1', rate: '5%' }, { from: '1', rate: '0.1' }] },
          { id: 'c', kind: 'table', measure: 'revenue' },
          { id: 'd', kind: 'tabel' }
        ]
      }
    ]
  }); // prettier-ignore
  const { code, printed, said } = await call('--plan', plan, '--input', `${contract}example.input.json`);
  expect([code, printed]).toEqual([1, '']);
  expect(said).toContain('plans[0].components[0].tiers[0].rate');
  expect(said).toContain('plans[0].components[2].kind');
});

test('a missing file and a missing option are told apart', async () => {
  const missing = await call('--plan', join(folder, 'none.json'), '--input', `${contract}example.input.json`);
  expect([missing.code, missing.printed]).toEqual([1, '']);
  expect(missing.said).toContain('none.json');
  expect((await call('--plan', `${contract}example.plan.json`)).code).toBe(2);
  const broken = await call('--plan', file('broken.json', '{'), '--input', `${contract}example.input.json`);
  expect(broken.code).toBe(1);
});

test('a day of knowledge that is no day is refused', async () => {
  const files = ['--plan', `${contract}example.plan.json`, '--input', `${contract}example.input.json`];
  for (const day of ['soon', '2024-13-45']) {
    const refused = await call(...files, '--as-known-at', day);
    expect([refused.code, refused.printed]).toEqual([2, '']);
    expect(refused.said).toContain(`--as-known-at needs a date such as 2026-03-31: ${day}`);
  }
  expect((await call(...files, '--as-known-at', '2026-03-31')).code).toBe(0);
});

test('a number written as it is not is told in words', async () => {
  const input = { ...read('example.input.json'), quotas: [{ payee: 'ann', measure: 'revenue', start: '2024-01-01', end: '2024-04-01', amount: '1,000' }] }; // prettier-ignore
  const { code, said } = await call(
    '--plan',
    `${contract}example.plan.json`,
    '--input',
    file('comma.json', input)
  );
  expect(code).toBe(1);
  expect(said).toContain('quotas[0].amount must be a plain decimal such as "0.05"');
  expect(said).not.toMatch(/\\d|\^/);
});

test('an assignment to a plan that is not there is said on stderr and in the findings', async () => {
  const input = { ...read('example.input.json'), assignments: [{ payee: 'ann', plan: 'nowhere' }] };
  const { code, said, document } = await call(
    '--plan', `${contract}example.plan.json`, '--input', file('nowhere.json', input)
  ); // prettier-ignore
  expect(code).toBe(0);
  expect(said).toContain('ann is assigned to the plan nowhere, which the document does not hold.');
  expect(document.findings.map(({ code }: { code: string }) => code)).toContain('unknown-plan');
});

test('a wrong option is told in our words', async () => {
  expect((await call('--plans', 'x')).said).toContain('--plans is not an option here');
  expect((await call('--plan')).said).toContain('--plan needs a value');
});
