import Ajv from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/', import.meta.url).pathname;
const read = (name: string) => readFileSync(`${contract}${name}`, 'utf8');

async function call(...args: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  return { code: await runCommand(['lint', ...args], output), printed: () => printed, said: () => said };
}

test('planted faults are found, each with a witness, and the output is the published one', async () => {
  const { code, printed } = await call(`${contract}lint/example.plan.json`);
  expect(code).toBe(0);
  const document = JSON.parse(printed());
  const validate = new Ajv().compile(JSON.parse(read('lint/schema.json')));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect(document.findings.map(({ code, component }: Record<string, string>) => [code, component])).toEqual([
    ['cliff', 'p/cliff'],
    ['gap', 'p/gap'],
    ['dead-zone', 'p/dead'],
    ['double-pay', 'p/w1']
  ]);
  expect(printed()).toBe(read('lint/example.output.json'));
});

test('with an input the probes take its quotas', async () => {
  const { code, printed } = await call(`${contract}payout/example.plan.json`, '--input', `${contract}payout/example.input.json`); // prettier-ignore
  expect(code).toBe(0);
  const cliff = JSON.parse(printed()).findings.find((finding: { code: string }) => finding.code === 'cliff');
  // Half of the median quota of 200,000 (upper of the two).
  expect(cliff.witness.at).toEqual({ credit: '100000', attainment: '0.5', earned: '5000.00' });
});

test('wrong usage and a plan that is none', async () => {
  expect((await call()).code).toBe(2);
  expect((await call(`${contract}payout/example.input.json`)).code).toBe(1);
});
