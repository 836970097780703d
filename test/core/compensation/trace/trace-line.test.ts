import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import { replayTrace } from '../../../../src/lib/core/compensation/trace/replay-trace.ts';
import { traceLine } from '../../../../src/lib/core/compensation/trace/trace-line.ts';
import type { PayoutInputSpec } from '../../../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocumentSpec } from '../../../../src/lib/core/compensation/schema/plan.ts';
import { creditsOf, planOf, QUARTERS, quotaOf, readInput, readPlan } from '../pay.ts';

/** Every line's trace: what its last step comes to, and the labels of its steps. */
function traced(spec: PlanDocumentSpec, input: Partial<PayoutInputSpec>) {
  const plan = readPlan(spec);
  return computePayout(plan, readInput(input)).lines.map((line) => {
    const trace = traceLine(plan, line, 'USD');
    const replay = replayTrace(trace);
    expect(replay.differences).toEqual([]);
    return { amount: replay.amount.toFixed(2), labels: trace.steps.map(({ label }) => label) };
  });
}
const shared = { transactions: [{ id: 't1', dates: { order: '2024-02-01' }, measures: { revenue: '1000' } }], splits: [{ transaction: 't1', payee: 'ann', share: '0.6' }, { transaction: 't1', payee: 'bob', share: '0.4' }], payees: [{ id: 'ann' }, { id: 'bob' }] }; // prettier-ignore

test('a share of a transaction is named with the credit it gave', () => {
  const [ann] = traced(planOf([{ rate: '0.1' }]), shared);
  expect(ann!.amount).toBe('60.00');
  expect(ann!.labels[0]).toBe('Credit t1/splits/ann of 2024-02-01, share 0.6');
});

test('a line that adjusts a closed period says what had been recognised', () => {
  const credits = creditsOf([['2024-02-01', 1000], ['2024-03-01', 500]]).map((credit, i) => ({ ...credit, ...(i === 1 ? { knownAt: '2024-05-01' } : {}) })); // prettier-ignore
  const lines = traced(planOf([{ rate: '0.1' }]), { periods: [{ ...QUARTERS[0]!, closedAt: '2024-04-05' }, QUARTERS[1]!], credits }); // prettier-ignore
  expect(lines.map(({ amount }) => amount)).toEqual(['100.00', '0.00', '50.00']);
  expect(lines[2]!.labels).toContain('Already recognised for Q1');
});

test('values given, caps on credit, returns, versions and rounding by tier are traced to their amount', () => {
  const quotas = [quotaOf(1000)];
  const tiers = [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.2' }]; // prettier-ignore
  const amounts = (component: object, rest: Partial<PayoutInputSpec>, settings = {}) => traced(planOf([component], { settings }), { quotas, ...rest }).map(({ amount }) => amount); // prettier-ignore
  const results = [{ payee: 'ann', measure: 'revenue', period: 'Q1', value: '1500' }];
  // 1,000 × 10 % + 500 × 20 %; capped at 1,200 only 200 × 20 %.
  expect(amounts({ tiers }, { results })).toEqual(['200.00']);
  expect(amounts({ tiers, caps: [{ on: 'credit', at: '1200' }] }, { credits: creditsOf([['2024-02-01', 1500]]) })).toEqual(['140.00']); // prettier-ignore
  expect(amounts({ tiers }, { credits: creditsOf([['2024-02-01', -300]]) })).toEqual(['-30.00']);
  expect(amounts({ versions: [{ start: '2024-01-01', tiers }] }, { credits: creditsOf([['2024-02-01', 1500]]) })).toEqual(['200.00']); // prettier-ignore
  // 0.005 rounded twice by itself is 0.02, its sum rounded once 0.01.
  const cents = creditsOf([['2024-02-01', '0.05'], ['2024-02-02', '0.05']]); // prettier-ignore
  expect(amounts({ rate: '0.1', position: 'transaction' }, { credits: cents }, { rounding: { point: 'tier' } })).toEqual(['0.02']); // prettier-ignore
});

test('a trace that was tampered with does not stand', () => {
  const plan = readPlan(planOf([{ rate: '0.1' }]));
  const [line] = computePayout(plan, readInput({ credits: creditsOf([['2024-02-01', 1000]]) })).lines;
  const { of, steps } = traceLine(plan, line!, 'USD');
  const last = steps.at(-1)!;
  const replay = replayTrace({ of, steps: [...steps.slice(0, -1), { ...last, value: last.value.plus(1) }] });
  expect([replay.holds, replay.amount.toFixed(), replay.differences.map(({ step }) => step)]).toEqual([false, '100', [last.id]]); // prettier-ignore
  // A step that is not there counts as nothing.
  expect(replayTrace({ of, steps: [last] })).toMatchObject({ holds: false });
  expect(replayTrace({ of, steps: [] })).toMatchObject({ holds: true, differences: [] });
});
