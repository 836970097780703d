import { afterAll, beforeAll, expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { decimalText, sumDecimals } from '../../../src/lib/core/money.ts';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import { createEvaluator, type Evaluator } from '../../../src/lib/scenario/evaluate.ts';
import { baselineScenario } from '../../../src/lib/scenario/scenario.ts';
import { openSmallCompany } from './small-company.ts';

const plan = (id: string, rate: string) => ({
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [{ id, components: [{ kind: 'table', id: 'commission', measure: 'revenue', rate }] }]
});
const base = baselineScenario({ dataset: 'Small', fingerprint: 'f' });

let db: Connector;
let evaluator: Evaluator;
beforeAll(async () => {
  db = await openSmallCompany();
  const plans = new Map<string, unknown>([['base', plan('seller', '0.1')]]);
  evaluator = createEvaluator(db, { dataset: 'Small', fingerprint: 'f', plans });
}, 60_000);
afterAll(() => db.close());

test('paying a plan on its input gives what the evaluation pays, document by document', async () => {
  const changes: Change[] = [
    { type: 'plan.edit', plan: 'second', from: null, to: plan('hunter', '0.2') },
    { type: 'plan.assign', rep: 'ben', from: null, to: 'hunter' },
    { type: 'plan.edit', plan: 'broken', from: null, to: { format: 'evenfield/plan' } }
  ];
  const scenario = { ...base, id: 'other', changes };
  const [inputs, evaluation] = [await evaluator.payInputs(scenario), await evaluator.evaluate(scenario)];
  expect([...inputs.keys()].sort()).toEqual(['base', 'second']);
  const paid = [...inputs].map(([name, input]) => {
    const read = parsePlan(evaluation.plans.get(name));
    if (!read.ok) throw new Error(name);
    return sumDecimals(computePayout(read.value, input).payments.map((payment) => payment.paid));
  });
  // ada: 160 × 0.1 on base; ben: 90 × 0.2 on the second plan and nothing on the first.
  expect(paid.map((amount) => decimalText(amount, 2)).sort()).toEqual(['16.00', '18.00']);
  expect(evaluation.totals.paid).toBe('34.00');
});

test('an adjustment of somebody is paid once, where that person is paid', async () => {
  const changes: Change[] = [
    { type: 'plan.edit', plan: 'second', from: null, to: plan('hunter', '0.2') },
    { type: 'plan.assign', rep: 'ada', from: null, to: 'seller' },
    { type: 'plan.assign', rep: 'ben', from: null, to: 'hunter' },
    {
      type: 'adjustment.add',
      id: 'x',
      rep: 'ben',
      date: '2026-02-01',
      amount: '7',
      reason: 'late',
      author: 'zoe'
    }
  ];
  const { totals, payouts } = await evaluator.evaluate({ ...base, id: 'adjusted', changes });
  // 16 + 18 as above, and the 7 once; rows add up to what is paid.
  expect(totals.paid).toBe('41.00');
  expect(payouts.reduce((sum, { paid }) => sum + Number(paid), 0)).toBe(41);
  expect(payouts.filter(({ component }) => component === 'payment-terms')).toHaveLength(1);
});
