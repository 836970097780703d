import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import { openEvaluator, readScenarioArgument } from '../../src/cli/open-evaluator.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { withWorkspace } from '../../src/cli/with-workspace.ts';
import { shareFile } from '../../src/lib/scenario/share-file.ts';
import { packSmallCompany } from './pack-small-company.ts';

const contract = (path: string) => readFileSync(`test/contract/${path}`, 'utf8');
const example = 'test/contract/verify/example.share.json';
let data: string;
let folder: string;
beforeAll(async () => {
  data = await packSmallCompany();
  folder = mkdtempSync(join(tmpdir(), 'share-'));
});

async function verify(...argv: string[]) {
  let [out, said] = ['', ''];
  const output = { out: (text: string) => (out += text), progress: (text: string) => (said += text) };
  const code = await runCommand(['verify', ...argv], output);
  return { code, out, said };
}
function valid(schema: string, text: string) {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(contract(`verify/${schema}`)));
  expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
}
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test('a share file freezes a scenario with its figures, one a line', async () => {
  const scenario = await readScenarioArgument('test/contract/evaluate/example.scenario.json');
  const text = await withWorkspace(data, async (workspace) => {
    const { evaluate } = await openEvaluator(workspace, data);
    return shareFile(scenario, await evaluate(scenario));
  });
  valid('share.schema.json', text);
  await expect(text).toMatchFileSnapshot('../contract/verify/example.share.json');
});

test('the example stands on its data', async () => {
  const { code, out, said } = await verify(example, '--data', data);
  expect(said).toBe('');
  expect(code).toBe(0);
  valid('schema.json', out);
  await expect(out).toMatchFileSnapshot('../contract/verify/example.share.output.json');
});

test('a figure that was altered does not stand, and is named', async () => {
  const altered = JSON.parse(contract('verify/example.share.json'));
  altered.figures.payouts[0].paid = '999.99';
  altered.figures.totals.paid = '1.00';
  const { code, out, said } = await verify(file('altered.json', JSON.stringify(altered)), '--data', data);
  expect(code).toBe(1);
  expect(said).toContain('does not stand: 2 figures differ, first totals.paid (1.00 stated, ');
  expect(JSON.parse(out).differences.map(({ path }: { path: string }) => path)).toEqual([
    'totals.paid',
    'payouts.0.paid'
  ]);
});

test('other data is said to be other data, for a share and for a plain scenario file', async () => {
  const share = JSON.parse(contract('verify/example.share.json'));
  share.figures.fingerprint = 'other';
  share.scenario.baseline.fingerprint = 'other';
  const frozen = await verify(file('other.json', JSON.stringify(share)), '--data', data);
  expect([frozen.code, frozen.said]).toEqual([1, expect.stringContaining('first fingerprint (other stated')]);
  const plain = await verify(file('plain.json', JSON.stringify(share.scenario)), '--data', data);
  expect([plain.code, plain.said]).toEqual([
    1,
    expect.stringContaining('1 figure differs, first fingerprint')
  ]);
});

test('without data it says what is missing, in one sentence', async () => {
  const { code, out, said } = await verify(example);
  expect([code, out]).toEqual([1, '']);
  expect(said).toMatch(/names its data \(.*\) and does not hold it: add --data DIR/);
});
