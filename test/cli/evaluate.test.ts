import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { packSmallCompany } from './pack-small-company.ts';

const contract = (path: string) => readFileSync(`test/contract/${path}`, 'utf8');
const validator = (verb: string) =>
  new Ajv({ formats: { date: true } }).compile(JSON.parse(contract(`${verb}/schema.json`)));
const scenarioFile = 'test/contract/evaluate/example.scenario.json';

let data: string;
beforeAll(async () => {
  data = await packSmallCompany();
});

async function evenfield(...argv: string[]) {
  let [out, progress] = ['', ''];
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    progress: (text) => (progress += text)
  });
  return { code, out, progress };
}

describe('evaluate', () => {
  test('prints the worked example, byte for byte, twice', async () => {
    const { code, out } = await evenfield('evaluate', scenarioFile, '--data', data);
    expect(code).toBe(0);
    const valid = validator('evaluate');
    expect(valid(JSON.parse(out)), JSON.stringify(valid.errors)).toBe(true);
    await expect(out).toMatchFileSnapshot('../contract/evaluate/example.output.json');
    expect((await evenfield('evaluate', scenarioFile, '--data', data)).out).toBe(out);
  });
  test('writes traces only where it is told to', async () => {
    const out = join(data, 'trace');
    await evenfield('evaluate', 'base', '--data', data, '--out', out);
    expect((await readdir(out)).sort()).toEqual(['credits.ndjson', 'pay-lines.ndjson', 'payments.ndjson']);
    const lines = readFileSync(join(out, 'pay-lines.ndjson'), 'utf8').trimEnd().split('\n');
    const first = JSON.parse(lines[0]!);
    // ada, first quarter: 80 × 0.1 + 20 × 0.2 = 12.
    expect(first).toMatchObject({
      payee: 'ada',
      credit: '100',
      quota: '80',
      attainment: '1.25',
      earned: '12'
    });
    expect(first.tiers.map((tier: { amount: string; payout: string }) => [tier.amount, tier.payout])).toEqual(
      [
        ['80', '8'],
        ['20', '4']
      ]
    );
  });
  test.each([
    [['evaluate'], 2, /name one scenario/],
    [['evaluate', 'base'], 2, /--data is missing/],
    [
      ['evaluate', 'no-such-file.json', '--data', '.'],
      1,
      /no-such-file.json cannot be read: there is no such file/
    ],
    [['evaluate', 'package.json', '--data', '.'], 1, /not a scenario/],
    [['evaluate', 'base', '--data', 'src'], 1, /holds no workspace/],
    [['evaluate', 'base', '--data', 'package.json'], 1, /package.json is a file: --data takes the folder/]
  ])('%j fails in one sentence', async (argv, expected, message) => {
    const { code, out, progress } = await evenfield(...argv);
    expect(code).toBe(expected);
    expect(out).toBe('');
    expect(progress).toMatch(message);
  });
  test('a projected scenario is refused where no interval can be measured', async () => {
    const file = join(data, 'projected.json');
    writeFileSync(
      file,
      contract('evaluate/example.scenario.json').replace('"version": 1', '"version": 1, "basis": "projected"')
    );
    const { code, progress } = await evenfield('evaluate', file, '--data', data);
    expect(code).toBe(1);
    expect(progress).toMatch(/too short or too even to measure/);
  });
});

describe('compare', () => {
  test('prints the worked example with a bridge that adds up', async () => {
    const { code, out } = await evenfield('compare', 'base', scenarioFile, '--data', data);
    expect(code).toBe(0);
    const valid = validator('compare');
    expect(valid(JSON.parse(out)), JSON.stringify(valid.errors)).toBe(true);
    await expect(out).toMatchFileSnapshot('../contract/compare/example.output.json');
  });
});
