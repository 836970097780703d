import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { parsePayoutInput } from '../../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { payDocument } from '../../../src/lib/scenario/pay-document.ts';

const tiers = [
  { from: '0', rate: '0.1' },
  { from: '1', rate: '0.2' }
];
const plan = parsePlan({
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    { id: 'seller', components: [{ kind: 'table', id: 'own', measure: 'revenue', tiers }] },
    {
      id: 'leader',
      components: [{ kind: 'table', id: 'team', measure: 'revenue', team: { of: 'all' }, tiers }]
    }
  ]
});
const quarters = ['2026-01-01', '2026-04-01', '2026-07-01'];

function inputOf(quotas: readonly number[], credits: readonly number[]) {
  const input = parsePayoutInput({
    periods: quarters.slice(0, 2).map((start, i) => ({ id: start, start, end: quarters[i + 1] })),
    payees: ['ada', 'ben', 'eve'].map((id) => ({ id, targetIncentive: '1000' })),
    hierarchy: ['ada', 'ben'].map((id) => ({ id, manager: 'eve' })),
    assignments: [
      { payee: 'ada', plan: 'seller' },
      { payee: 'ben', plan: 'seller' },
      { payee: 'eve', plan: 'leader' }
    ],
    credits: credits.map((amount, i) => ({
      id: `c${i}`,
      payee: i % 2 ? 'ada' : 'ben',
      measure: 'revenue',
      date: i < 2 ? '2026-02-01' : '2026-05-01',
      amount: String(amount)
    })),
    quotas: quotas.map((amount, i) => ({
      payee: i % 2 ? 'ada' : 'ben',
      measure: 'revenue',
      start: i < 2 ? quarters[0] : quarters[1],
      end: i < 2 ? quarters[1] : quarters[2],
      amount: String(amount)
    }))
  });
  if (!input.ok) throw new Error(input.problems[0]?.message);
  return input.value;
}

const figures = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 });
const paid = (output: Pick<ReturnType<typeof computePayout>, 'payments'>) =>
  output.payments.map(({ payee, period, paid }) => `${payee} ${period} ${paid.toFixed()}`).sort();

test('what is remembered never differs from what is computed afresh, for sellers and for leaders', () => {
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  const document = plan.value;
  fc.assert(
    fc.property(fc.array(fc.tuple(figures, figures), { minLength: 1, maxLength: 6 }), (edits) => {
      for (const [quotas, credits] of edits) {
        const input = inputOf(quotas, credits);
        expect(paid(payDocument(document, input))).toEqual(paid(computePayout(document, input)));
      }
    })
  );
});
