import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { decimalText, sumDecimals } from '../../../src/lib/core/money.ts';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import { createEvaluator, type Evaluator } from '../../../src/lib/scenario/evaluate.ts';
import { inputForPayee } from '../../../src/lib/scenario/payee-input.ts';
import {
  createPayQuestions,
  planOfPayee,
  type PayQuestions
} from '../../../src/lib/scenario/pay-questions.ts';
import { baselineScenario, type Scenario } from '../../../src/lib/scenario/scenario.ts';
import { openSmallCompany } from './small-company.ts';

const table = (more: object) => ({ kind: 'table', measure: 'revenue', ...more });
const plan = {
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'seller',
      components: [
        table({
          id: 'commission',
          tiers: [
            { from: '0', rate: '0.1' },
            { from: '1', rate: '0.2' }
          ]
        })
      ]
    },
    {
      id: 'lead',
      components: [table({ id: 'team', rate: '0.01', team: { of: 'all' } })]
    }
  ]
};
const base: Scenario = baselineScenario({ dataset: 'Small', fingerprint: 'f' });
const move: Change = { type: 'territory.move', units: ['01003'], from: 'T1', to: 'T2' };

let db: Connector;
let evaluator: Evaluator;
let questions: PayQuestions;
beforeAll(async () => {
  db = await openSmallCompany();
  const run = (text: string) => db.query({ text, values: [] });
  // t2, 30.00 of 10 February, was learned on 20 April: after the first quarter was closed on the 10th.
  await run(`ALTER TABLE sales_transaction ADD COLUMN known_at TIMESTAMP`);
  await run(`UPDATE sales_transaction SET known_at = CASE WHEN transaction_id = 't2' THEN TIMESTAMP '2026-04-20 18:00:00'
    ELSE CAST(transaction_date AS TIMESTAMP) END`);
  await run(`CREATE TABLE comp_plan_assignment AS SELECT * FROM (VALUES ('ada', 'seller'), ('ben', 'seller'), ('eve', 'lead'))
    AS a(payee_id, plan_id)`);
  evaluator = createEvaluator(db, { dataset: 'Small', fingerprint: 'f', plans: new Map([['base', plan]]) });
  questions = createPayQuestions(db, evaluator.baseline);
}, 60_000);
afterAll(() => db.close());

const quarter = { start: '2026-01-01', end: '2026-04-01' };

describe('the transactions behind a credit', () => {
  test('name account, rule and the day they were learned, and add up to the credit of the period', async () => {
    const rows = await questions.creditDetail(base, { ...quarter, reps: ['ada'] });
    expect(
      rows.map(({ transaction, account, rule, credit, knownOn }) => [
        transaction,
        account,
        rule,
        decimalText(credit, 2),
        knownOn
      ])
    ).toEqual([
      ['t1', 'acme', 'transaction', '70.00', '2026-01-10'],
      ['t2', 'bolt', 'transaction', '30.00', '2026-04-20']
    ]);
    const { credits } = await evaluator.evaluate(base);
    const ledger = credits.filter(({ rep, start }) => rep === 'ada' && start === quarter.start);
    expect(decimalText(sumDecimals(rows.map(({ credit }) => credit)), 2)).toBe(ledger[0]!.credit);
  });
  test('follow a county that the scenario moved', async () => {
    const moved = { ...base, changes: [move] };
    const rows = await questions.creditDetail(moved, { ...quarter, reps: ['ben'] });
    expect(rows.map(({ transaction, rule }) => `${transaction} ${rule}`)).toEqual([
      't2 territory-move',
      't4 transaction'
    ]);
  });
  test('can be asked for what was learned later than a day', async () => {
    const rows = await questions.creditDetail(base, {
      ...quarter,
      reps: ['ada'],
      learnedAfter: '2026-04-10'
    });
    expect(rows.map(({ transaction }) => transaction)).toEqual(['t2']);
  });
});

describe('pay of closed periods', () => {
  const figures = async (payee: string, asKnownOn?: string) => {
    const closed = await questions.closedPay(base, { days: 10, asKnownOn });
    const { plans } = await evaluator.evaluate(base);
    const { document } = planOfPayee(plans, new Set(['seller']))!;
    const { lines, payments } = closed.payeeOutput(document, payee);
    return {
      lines: lines.map(
        ({ period, adjusts, earned }) => `${period} ${adjusts ?? '-'} ${decimalText(earned, 2)}`
      ),
      paid: payments.map(({ paid }) => decimalText(paid, 2))
    };
  };
  // Known on 10 April: 70 of a quota of 80, 7.00. With t2: 80 × 0.1 + 20 × 0.2 = 12.00, so 5.00 follows.
  test('a late order leaves the closed quarter alone and adjusts the open one', async () => {
    expect(await figures('ada')).toEqual({
      lines: ['2026-01-01 - 7.00', '2026-04-01 2026-01-01 5.00', '2026-04-01 - 6.00'].sort(),
      paid: ['7.00', '11.00']
    });
  });
  test('what was known and paid on a day before it was learned', async () => {
    expect((await figures('ada', '2026-04-15')).paid).toEqual(['7.00', '6.00']);
    expect((await figures('ben', '2026-04-15')).paid).toEqual(['4.00', '0.00']);
  });
  // 1 % of 70 + 40 as known, then of 60 + 50 and of the late 30.
  test('a leader is paid on the team as it was known', async () => {
    expect((await figures('eve')).paid).toEqual(['1.10', '1.40']);
  });
});

test('the input of one payee gives the same pay as everybody’s', async () => {
  const { paid: pay, plans } = await evaluator.evaluate(base);
  const { document } = planOfPayee(plans, new Set(['lead']))!;
  for (const payee of ['ada', 'ben', 'eve']) {
    const alone = computePayout(document, inputForPayee(document, pay.input, payee));
    const own = (output: typeof pay | typeof alone) =>
      output.payments
        .filter((row) => row.payee === payee)
        .map(({ period, paid }) => [period, paid.toFixed()]);
    expect(own(alone)).toEqual(own(pay));
    expect(own(alone)).toHaveLength(2);
  }
  expect(inputForPayee(document, pay.input, 'ada').credits.every(({ payee }) => payee === 'ada')).toBe(true);
});
