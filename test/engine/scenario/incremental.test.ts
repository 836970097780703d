import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector } from '../../../src/lib/engine/connector.ts';
import type { Change } from '../../../src/lib/scenario/change.ts';
import { createEvaluator, evaluationDocument, type Evaluator } from '../../../src/lib/scenario/evaluate.ts';
import { evaluationTrace } from '../../../src/lib/scenario/evaluation-trace.ts';
import type { PaidEvaluation } from '../../../src/lib/scenario/evaluation.ts';
import { baselineScenario, type Scenario } from '../../../src/lib/scenario/scenario.ts';
import { openSmallCompany } from './small-company.ts';

const tiers = (above: string) => [
  { from: '0', rate: '0.1' },
  { from: '1', rate: above }
];
const table = (id: string, rest: object) => ({ kind: 'table', id, measure: 'revenue', ...rest });

/** Sellers paid to date with a draw against nothing, leaders on their team, hunters sharing a pool. */
const plan = (above: string) => ({
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'seller',
      components: [table('commission', { tiers: tiers(above), position: 'cumulativeOutput' })]
    },
    { id: 'leader', components: [table('team', { tiers: tiers(above), team: { of: 'all' } })] },
    { id: 'hunter', components: [table('bonus', { rate: above, budget: { amount: '15' } })] }
  ]
});
const base: Scenario = baselineScenario({ dataset: 'Small', fingerprint: 'f' });
const start = fc.constantFrom('2026-01-01', '2026-04-01');
const rep = fc.constantFrom('ada', 'ben');
const unit = fc.constantFrom('01001', '01003', '01005');
const amount = fc.integer({ min: 0, max: 200 }).map(String);

const edit: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('quota.set' as const), rep, measure: fc.constant('revenue'), start, from: fc.constant('80'), to: fc.option(amount, { nil: null }) }),
  fc.record({ type: fc.constant('quota.scale' as const), reps: fc.constant(null), factor: fc.constantFrom('1.25', '0.9'), roundTo: fc.constant('1') }),
  fc.record({ type: fc.constant('quota.scale' as const), reps: fc.constantFrom(null, ['ben']), measure: fc.constant('revenue'), periods: start.map((day) => [day]), factor: fc.constantFrom('1.25', '0.9'), roundTo: fc.constant('0') }),
  fc.record({ type: fc.constant('territory.move' as const), units: unit.map((code) => [code]), from: fc.constant('T1'), to: fc.constantFrom('T1', 'T2', null) }),
  fc.record({ type: fc.constant('territory.assign' as const), territory: fc.constantFrom('T1', 'T2'), from: fc.constant('ada'), to: fc.constantFrom('ada', 'ben', null) }),
  fc.record({ type: fc.constant('plan.edit' as const), plan: fc.constant('base'), from: fc.constant(plan('0.2')), to: fc.constantFrom('0.2', '0.3').map(plan) }),
  fc.record({ type: fc.constant('plan.assign' as const), rep: fc.constantFrom('ada', 'ben', 'eve'), from: fc.constant(null), to: fc.constantFrom('seller', 'leader', 'hunter', null) }),
  fc.record({ type: fc.constant('adjustment.add' as const), id: fc.uuid(), rep, date: start, amount: fc.constantFrom('-30', '12.34'), reason: fc.constant('by hand'), author: fc.constant('zoe') })
) as fc.Arbitrary<Change>; // prettier-ignore

const staffed: Change[] = ['ada', 'ben', 'eve'].map((who) => ({
  type: 'plan.assign',
  rep: who,
  from: null,
  to: who === 'eve' ? 'leader' : 'seller'
}));

let db: Connector;
beforeAll(async () => {
  db = await openSmallCompany();
}, 60_000);
afterAll(() => db.close());

const open = (): Evaluator =>
  createEvaluator(db, {
    dataset: 'Small',
    fingerprint: 'f',
    plans: new Map([['base', structuredClone(plan('0.2'))]])
  });

/** Everything an evaluation says, down to each credit of each line. */
const said = (evaluation: PaidEvaluation) => ({
  ...evaluationDocument(evaluation),
  trace: Object.fromEntries(evaluationTrace(evaluation)),
  territories: evaluation.territories,
  alignment: [...evaluation.alignment]
});

test('after any edits and undos, what is remembered says exactly what a fresh evaluation says', async () => {
  const evaluator = open();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(edit, fc.boolean()), { minLength: 1, maxLength: 6 }),
      async (edits) => {
        let changes: Change[] = staffed;
        for (const [change, undo] of edits) {
          const before = changes;
          changes = [...changes, change];
          const scenario = { ...base, id: 'other', changes };
          const remembered = said(await evaluator.evaluate(scenario));
          expect(remembered).toEqual(said(await open().evaluate(structuredClone(scenario))));
          if (undo) changes = before;
        }
      }
    ),
    { numRuns: 12 }
  );
});
