import { afterEach, describe, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { openNodeConnector } from '../../../src/lib/engine/duckdb/node.ts';
import { opportunityRows, stageHistoryRows } from '../../../src/lib/engine/queries/opportunity-rows.ts';
import { readDataCatalog } from '../../../src/lib/engine/queries/data-catalog.ts';
import { compareScenarios } from '../../../src/lib/scenario/compare.ts';
import { createEvaluator } from '../../../src/lib/scenario/evaluate.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';

const plan = {
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'seller',
      components: [
        { kind: 'table', id: 'commission', measure: 'revenue', tiers: [{ from: '0', rate: '0.0333' }] }
      ]
    }
  ]
};
const base = baselineScenario({ dataset: 'Own', fingerprint: 'f' });

let db: Connector | undefined;
afterEach(async () => {
  await db?.close();
  db = undefined;
});
const run = (text: string) => db!.query({ text, values: [] });

type Row = readonly [rep: string, amount: string, currency: string | null];
const sqlRow = ([rep, amount, currency]: Row, at: number) =>
  `('t${at}', '${rep}', DATE '2026-01-1${at}', CAST(${amount} AS DECIMAL(18,4)), ${currency === null ? 'CAST(NULL AS VARCHAR)' : `'${currency}'`})`;

/** Sales of a quarter with a quota of 1,000 each, in the currency `quotaCurrency` where one is named. */
async function companyOf(sales: readonly Row[], quotaCurrency: string | null = null) {
  db = await openNodeConnector();
  await run(`CREATE TABLE sales_transaction AS SELECT * FROM (VALUES ${sales.map(sqlRow).join(', ')})
    AS t(transaction_id, rep_id, transaction_date, amount, currency_code)`);
  await run(
    `CREATE TABLE rep AS SELECT * FROM (VALUES ('ada', 'Ada Ng'), ('ben', 'Ben Ode')) AS r(rep_id, name)`
  );
  await run(`CREATE TABLE quota AS SELECT 'base' AS scenario_id, 'rep' AS owner_type, owner_id, 'revenue' AS measure,
    DATE '2026-01-01' AS period_start, DATE '2026-04-01' AS period_end, CAST(1000 AS DECIMAL(18,4)) AS amount,
    CAST(${quotaCurrency === null ? 'NULL' : `'${quotaCurrency}'`} AS VARCHAR) AS currency_code
    FROM (VALUES ('ada'), ('ben')) AS q(owner_id)`);
  return createEvaluator(db, { dataset: 'Own', fingerprint: 'f', plans: new Map([['base', plan]]) });
}

describe('pay is rounded to the minor unit of the currency of the data', () => {
  // Ada sells 1,234.50 and Ben 777.70 at 3.33 %: 41.10885 and 25.89741 before rounding.
  test.each([
    ['EUR', ['41.11', '25.90'], '67.01', '2012.20'],
    ['JPY', ['41', '26'], '67', '2012.2'],
    ['BHD', ['41.109', '25.897'], '67.006', '2012.200']
  ] as const)('%s', async (currency, earned, paid, credit) => {
    const evaluator = await companyOf([
      ['ada', '1234.50', currency],
      ['ben', '777.70', ` ${currency.toLowerCase()} `]
    ]);
    const evaluation = await evaluator.evaluate(base);
    expect(evaluation.currency).toBe(currency);
    expect(evaluation.paid.input.currency).toBe(currency);
    expect(evaluation.payouts.map((row) => row.earned)).toEqual(earned);
    expect(evaluation.totals).toMatchObject({ paid, credit });
    expect(evaluation.findings.map(({ code }) => code)).not.toContain('mixed-currencies');
    expect(evaluation.findings.map(({ code }) => code)).not.toContain('currency-assumed');
  });

  test('a difference is written in it too', async () => {
    const evaluator = await companyOf([['ada', '1000', 'JPY']]);
    const adjusted = { type: 'adjustment.add', id: 'a', rep: 'ada', date: '2026-02-01', amount: '500', reason: 'r', author: '' } as const; // prettier-ignore
    const comparison = await compareScenarios(evaluator, base, { ...base, id: 'o', changes: [adjusted] });
    const paid = comparison.differences.find(({ figure }) => figure === 'paid');
    expect(paid).toMatchObject({ base: '33', other: '533', delta: '500', bridge: [{ amount: '500' }] });
  });
});

describe('which currency it is', () => {
  test('none is named: US dollars are taken, and it is said', async () => {
    const evaluation = await (await companyOf([['ada', '100', null]])).evaluate(base);
    expect(evaluation.currency).toBe('USD');
    expect(evaluation.findings).toContainEqual(
      expect.objectContaining({ code: 'currency-assumed', values: ['USD'] })
    );
  });

  test('sales name none, quotas do', async () => {
    const evaluation = await (await companyOf([['ada', '100', null]], 'GBP')).evaluate(base);
    expect(evaluation).toMatchObject({ currency: 'GBP', totals: { credit: '100.00', quota: '2000.00' } });
  });

  test('several: that of most sales; the others are told of, and count in nothing', async () => {
    const evaluator = await companyOf([
      ['ada', '100', 'EUR'],
      ['ada', '10', null],
      ['ben', '50', 'EUR'],
      ['ben', '7000', 'USD'],
      ['ada', '8000', 'GBP']
    ]);
    const { currency, totals, credits, findings } = await evaluator.evaluate(base);
    expect(currency).toBe('EUR');
    expect(totals.credit).toBe('160.00');
    expect(credits.map(({ rep, credit, transactions }) => [rep, credit, transactions])).toEqual([
      ['ada', '110.00', 2],
      ['ben', '50.00', 1]
    ]);
    expect(findings.filter(({ code }) => code === 'mixed-currencies')).toEqual([
      {
        code: 'mixed-currencies',
        table: 'sales_transaction',
        keys: ['currency_code'],
        values: ['EUR', 'GBP', 'USD'],
        message:
          'sales_transaction: figures are in EUR, so 1 row in GBP and 1 row in USD count in none of them; amounts of other currencies are not converted and not added up. Load one currency, or convert the file first.'
      }
    ]);
  });

  test('quotas in another currency than sales are no measure of them', async () => {
    const evaluation = await (await companyOf([['ada', '100', 'EUR']], 'USD')).evaluate(base);
    expect(evaluation).toMatchObject({ currency: 'EUR', totals: { credit: '100.00', quota: '0.00' } });
    const told = evaluation.findings.find(({ code }) => code === 'mixed-currencies');
    expect(told).toMatchObject({ table: 'quota', values: ['EUR', 'USD'] });
    expect(told?.message).toContain('2 rows in USD');
  });

  test('deals in another currency leave the pipeline with their history', async () => {
    await companyOf([['ada', '100', 'EUR']]);
    await run(`CREATE TABLE opportunity AS SELECT * FROM (VALUES ('d1', 10, 'EUR'), ('d2', 20, 'USD'), ('d3', 30, NULL))
      AS o(opportunity_id, amount, currency_code)`);
    await run(
      `CREATE TABLE opportunity_stage_history AS SELECT opportunity_id, amount FROM opportunity UNION ALL SELECT 'd9', 1`
    );
    const catalog = await readDataCatalog(db!);
    const ids = (rows: readonly (readonly string[])[]) => rows.map(([id]) => id).sort();
    expect(ids((await opportunityRows(db!, catalog))!.rows)).toEqual(['d1', 'd3']);
    expect(ids((await stageHistoryRows(db!, catalog))!.rows)).toEqual(['d1', 'd3', 'd9']);
    expect(catalog.currency.leftOut).toEqual([{ table: 'opportunity', code: 'USD', rows: 1 }]);
  });
});
