import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyDispute } from '../../../src/lib/core/compensation/dispute/dispute.ts';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import { createEvaluator, type Evaluator } from '../../../src/lib/scenario/evaluate.ts';
import {
  createPayQuestions,
  planOfPayee,
  type PayQuestions
} from '../../../src/lib/scenario/pay-questions.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { statementDispute } from '../../../src/lib/scenario/statement-dispute.ts';
import { openSmallCompany } from './small-company.ts';

const planWith = (more: object) => ({
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'seller',
      components: [
        { kind: 'table', id: 'commission', measure: 'revenue', tiers: [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.2' }], ...more }
      ]
    }
  ]
}); // prettier-ignore
const base = baselineScenario({ dataset: 'Small', fingerprint: 'f' });
const about = { payee: 'ada', period: '2026-01-01', text: 'Why 12.00?' };
const asked = { reps: ['ada'], start: '2026-01-01', end: '2026-07-01' };

let db: Connector;
beforeAll(async () => (db = await openSmallCompany()), 60_000);
afterAll(() => db.close());

async function disputeOf(plan: object) {
  const evaluator: Evaluator = createEvaluator(db, { dataset: 'Small', fingerprint: 'f', plans: new Map([['base', plan]]) }); // prettier-ignore
  const questions: PayQuestions = createPayQuestions(db, evaluator.baseline);
  const { paid, plans } = await evaluator.evaluate(base);
  const { document } = planOfPayee(plans, new Set(['seller']))!;
  const detail = await questions.creditDetail(base, asked);
  const dispute = statementDispute({ plan, document, input: paid.input, about, detail });
  if (!dispute.ok) throw new Error(JSON.stringify(dispute.problems));
  return dispute.value;
}

test('a dispute holds the order lines, the plan and the question, and stands as it was made', async () => {
  const dispute = await disputeOf(planWith({}));
  const { input, expected, question } = JSON.parse(JSON.stringify(dispute));
  expect(question.text).toBe('Why 12.00?');
  expect(input.credits.map(({ id, amount }: { id: string; amount: string }) => `${id} ${amount}`)).toEqual([
    't1|transaction 70',
    't2|transaction 30',
    't3|transaction 60'
  ]);
  expect(expected.payment.paid).toBe('12.00');
  expect(input.payees.map(({ id }: { id: string }) => id)).toEqual(['ada']);
  const verified = verifyDispute(JSON.parse(JSON.stringify(dispute)));
  expect(verified.ok && [verified.value.stands, verified.value.differences]).toEqual([true, []]);
});

test('where the lines one by one would pay otherwise, the sums the figures came from are in the file', async () => {
  // Each deal on its own: 70 and 30 are each below the quota of 80, so both would earn 10 %.
  const dispute = await disputeOf(planWith({ position: 'transaction' }));
  const { input, expected } = JSON.parse(JSON.stringify(dispute));
  expect(input.credits.map(({ amount }: { amount: string }) => amount)).toEqual(['100', '60']);
  expect(expected.payment.paid).toBe('12.00');
});
