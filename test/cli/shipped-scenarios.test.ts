import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';

const files = readdirSync('scenarios').filter((name) => name.endsWith('.scenario.json'));

test('at least three scenarios ship', () => expect(files.length).toBeGreaterThanOrEqual(3));

test.each(files)('%s opens, is written as we write it, and fits the demo', async (name) => {
  const text = readFileSync(`scenarios/${name}`, 'utf8');
  const scenario = parseScenario(text);
  expect(scenario.ok && serializeScenario(scenario.value)).toBe(text);
  let out = '';
  const code = await runCommand(['evaluate', `scenarios/${name}`, '--data', 'datasets/demo'], {
    out: (part) => (out += part),
    progress: () => undefined
  });
  expect(code).toBe(0);
  const codes = JSON.parse(out).findings.map((finding: { code: string }) => finding.code);
  expect(codes.filter((finding: string) => /unknown|differs|unreadable/.test(finding))).toEqual([]);
});
