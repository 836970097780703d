import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { findingRows, isToMend } from '../../../src/lib/engine/import/findings/finding-rows.ts';
import { createEvaluator } from '../../../src/lib/scenario/evaluate.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { openSmallCompany } from './small-company.ts';

let db: Connector;
const run = (text: string) => db.query({ text, values: [] });
beforeAll(async () => {
  db = await openSmallCompany();
  await run(`INSERT INTO sales_transaction VALUES ('t6', 'Ada', 'acme', DATE '2026-02-01', 5), ('t7', 'zoe', 'nix', DATE '2026-02-01', 7),
    ('t8', 'zoe', 'core', DATE '2026-02-02', 7)`);
  await run(`CREATE TABLE sales_credit AS SELECT * FROM (VALUES ('t1', 'ada', 'revenue', 0.5), ('t9', 'yan', 'overlay', 1))
    AS c(transaction_id, rep_id, credit_type, credit_pct)`);
  await run(`INSERT INTO territory_geo VALUES ('T2', 'county', '01001', DATE '2026-01-01', NULL)`);
}, 60_000);
afterAll(() => db.close());

test('what refers to nobody, splits that do not add up and dates that overlap are told as long as the data says so', async () => {
  const evaluator = createEvaluator(db, { dataset: 'Small', fingerprint: 'f', plans: new Map() });
  const { findings } = await evaluator.evaluate(baselineScenario({ dataset: 'Small', fingerprint: 'f' }));
  const toMend = findings.filter(isToMend);
  expect(toMend.map(({ code, table, keys, values }) => [code, table, keys, values])).toEqual([
    ['orphan', 'sales_credit', ['transaction_id'], ['t9']],
    ['orphan', 'sales_credit', ['rep_id'], ['yan']],
    ['key-variant', 'sales_transaction', ['rep_id'], ['Ada', 'ada', '1']],
    ['orphan', 'sales_transaction', ['rep_id'], ['zoe']],
    ['orphan', 'sales_transaction', ['account_id'], ['nix']],
    ['dates-overlap', 'territory_geo', ['geo_code'], ['01001']],
    ['split-total', 'sales_credit', ['t1'], ['0.5']]
  ]);
  const rows = await Promise.all(toMend.map((finding) => db.query(findingRows(finding)!)));
  expect(rows.map(({ rows }) => rows.map(([key]) => key))).toEqual([
    ['t9'], ['t9'], ['t6'], ['t7', 't8'], ['t7'], ['T1', 'T2'], ['t1']
  ]); // prettier-ignore
});

test('a whole company has nothing to mend', async () => {
  const whole = await openSmallCompany();
  try {
    const evaluator = createEvaluator(whole, { dataset: 'Small', fingerprint: 'f', plans: new Map() });
    const { findings } = await evaluator.evaluate(baselineScenario({ dataset: 'Small', fingerprint: 'f' }));
    expect(findings.filter(isToMend)).toEqual([]);
  } finally {
    await whole.close();
  }
});
