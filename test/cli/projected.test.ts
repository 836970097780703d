import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import type { Connector } from '../../src/lib/engine/connector.ts';
import { identifier, sql } from '../../src/lib/engine/statement.ts';
import { createDirectoryWorkspace } from '../../src/lib/engine/tables/directory-workspace.ts';
import { packTable } from '../../src/lib/engine/tables/pack-table.ts';
import { openNodeParquet } from '../../src/lib/engine/tables/parquet-node.ts';
import { createEvaluator, evaluationDocument } from '../../src/lib/scenario/evaluate.ts';
import { compareScenarios } from '../../src/lib/scenario/compare.ts';
import { baselineScenario } from '../../src/lib/scenario/scenario.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { openTwoYearCompany } from '../engine/scenario/two-year-company.ts';

const plan = readFileSync('test/contract/evaluate/example.plan.json', 'utf8');
const scenarioText = JSON.stringify({
  format: 'evenfield/scenario',
  version: 1,
  id: 'coming',
  title: 'Coming year',
  basis: 'projected',
  baseline: { dataset: '', fingerprint: '' },
  changes: [
    { type: 'forecast.set', from: null, to: { method: 'theta', horizon: 12, level: '80' } },
    {
      type: 'forecast.override',
      series: 'company',
      period: '2026-02-01',
      from: null,
      to: '9000.01',
      author: 'Eve',
      reason: 'signed'
    },
    { type: 'quota.scale', reps: null, factor: '1.1', roundTo: '1' }
  ]
});

let db: Connector;
let data: string;
let file: string;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'evenfield-'));
  file = join(data, 'coming.scenario.json');
  writeFileSync(file, scenarioText);
  const codec = await openNodeParquet();
  db = await openTwoYearCompany();
  const tables = await db.query(sql`SELECT table_name FROM information_schema.tables ORDER BY 1`);
  const put = [];
  for (const [name] of tables.rows) {
    const ipc = await db.queryArrow(sql`SELECT * FROM ${identifier(String(name))} ORDER BY ALL`);
    put.push(await packTable(codec, String(name), ipc, []));
  }
  const store = await createDirectoryWorkspace(data);
  await store.commit({ put });
  await store.writeDocument('plans/base.json', plan);
}, 60_000);
afterAll(() => db.close());

async function evenfield(...argv: string[]) {
  let out = '';
  const code = await runCommand(argv, { out: (text) => (out += text), progress: () => {} });
  return { code, out };
}

test('evaluate prints the figures of a projected scenario, as its schema says and as the pages compute them', async () => {
  const { code, out } = await evenfield('evaluate', file, '--data', data);
  expect(code).toBe(0);
  const printed = JSON.parse(out);
  const schema = JSON.parse(readFileSync('test/contract/evaluate/schema.json', 'utf8'));
  const valid = new Ajv({ formats: { date: true } }).compile(schema);
  expect(valid(printed), JSON.stringify(valid.errors)).toBe(true);
  const scenario = parseScenario(scenarioText);
  if (!scenario.ok) throw new Error('the scenario is not one');
  const facts = {
    dataset: 'x',
    fingerprint: printed.fingerprint,
    plans: new Map([['base', JSON.parse(plan)]])
  };
  const evaluation = await createEvaluator(db, facts).evaluate(scenario.value);
  const own = JSON.parse(JSON.stringify(evaluationDocument(evaluation)));
  for (const part of ['basis', 'forecast', 'totals', 'attainment', 'payouts', 'fairness'])
    expect(printed[part], part).toEqual(own[part]);
  expect(printed.forecast).toMatchObject({ method: 'theta', overrides: 1, start: '2026-01-01' });
});

test('quotas scaled in one coming period are the same on the command line and as the pages compute them', async () => {
  const text = JSON.stringify({
    ...JSON.parse(scenarioText),
    changes: [
      {
        type: 'quota.scale',
        reps: null,
        measure: 'revenue',
        periods: ['2026-04-01'],
        factor: '1.1',
        roundTo: '1'
      }
    ]
  });
  const scaled = join(data, 'scaled.scenario.json');
  writeFileSync(scaled, text);
  const scenario = parseScenario(text);
  if (!scenario.ok) throw new Error('the scenario is not one');
  const evaluator = createEvaluator(db, {
    dataset: 'x',
    fingerprint: '',
    plans: new Map([['base', JSON.parse(plan)]])
  });
  const base = { ...baselineScenario(scenario.value.baseline), basis: scenario.value.basis };
  const [printed, compared] = [
    JSON.parse((await evenfield('evaluate', scaled, '--data', data)).out),
    JSON.parse((await evenfield('compare', 'base', scaled, '--data', data)).out)
  ];
  const own = JSON.parse(JSON.stringify(evaluationDocument(await evaluator.evaluate(scenario.value))));
  for (const part of ['totals', 'attainment', 'payouts']) expect(printed[part], part).toEqual(own[part]);
  const { differences } = await compareScenarios(evaluator, base, scenario.value);
  expect(compared.differences).toEqual(
    JSON.parse(JSON.stringify(differences.map((row) => ({ ...row, scenario: 'coming' }))))
  );
  const before = (await evaluator.evaluate(base)).attainment;
  const raised = printed.attainment.filter(
    (row: { quota: string }, at: number) => row.quota !== before[at]?.quota
  );
  expect(new Set(raised.map(({ start }: { start: string }) => start))).toEqual(new Set(['2026-04-01']));
});

test('compare sets it against the base on the same forecast, with a bar for the judgements', async () => {
  const { code, out } = await evenfield('compare', 'base', file, '--data', data);
  expect(code).toBe(0);
  const { differences } = JSON.parse(out);
  const credit = differences.find(({ figure }: { figure: string }) => figure === 'credit');
  expect(credit.bridge.map(({ group }: { group: string }) => group)).toEqual(['forecast', 'quota']);
  const sum = credit.bridge.reduce(
    (cents: number, { amount }: { amount: string }) => cents + Math.round(Number(amount) * 100),
    0
  );
  expect(sum).toBe(Math.round(Number(credit.delta) * 100));
  const quota = differences.find(({ figure }: { figure: string }) => figure === 'quota');
  expect(quota.base).toBe('40000.00');
});
