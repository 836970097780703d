import Ajv from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';

const contract = new URL('../../contract/meanings/', import.meta.url).pathname;
const read = (name: string) => readFileSync(`${contract}${name}`, 'utf8');
const files = ['--plan', `${contract}example.plan.json`, '--input', `${contract}example.input.json`];

async function call(...args: string[]) {
  let [printed, said] = ['', ''];
  const output = { out: (text: string) => (printed += text), progress: (text: string) => (said += text) };
  return { code: await runCommand(['meanings', ...args], output), printed, said };
}

test('every ambiguous rule with the pay under each meaning, as published', async () => {
  const { code, printed } = await call(...files);
  expect(code).toBe(0);
  const validate = new Ajv().compile(JSON.parse(read('schema.json')));
  expect(validate(JSON.parse(printed)), JSON.stringify(validate.errors)).toBe(true);
  expect(printed).toBe(read('example.output.json'));
  // ana: 1,000.20 × 1.2 % = 12.0024 in each of three quarters: 36.00, or 36.01 rounded once; bo: 3.00.
  const [card] = JSON.parse(printed).plans[0].cards;
  expect(card.options.map(({ value, paid }: Record<string, string>) => [value, paid])).toEqual([
    ['tier', '39.00'],
    ['line', '39.00'],
    ['statement', '39.00'],
    ['payee', '39.01']
  ]);
});

test('one setting alone, and calls that cannot be answered', async () => {
  const one = await call(...files, '--only', 'settings.rounding.mode');
  expect(JSON.parse(one.printed).plans[0].cards.map(({ setting }: { setting: string }) => setting)).toEqual([
    'settings.rounding.mode'
  ]);
  expect((await call()).code).toBe(2);
  expect((await call('base', ...files)).code).toBe(2);
  expect((await call('base', '--data', contract, '--plan', 'x')).code).toBe(2);
});
