import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import { replayTrace } from '../../../../src/lib/core/compensation/trace/replay-trace.ts';
import { traceDocuments } from '../../../../src/lib/core/compensation/trace/trace-document.ts';
import { traceLine } from '../../../../src/lib/core/compensation/trace/trace-line.ts';
import { tracePayment } from '../../../../src/lib/core/compensation/trace/trace-payment.ts';
import { ZERO } from '../../../../src/lib/core/money.ts';
import { creditsOf, planOf, QUARTERS, readInput, readPlan } from '../pay.ts';

const document = readPlan(
  planOf([{ rate: '0.1' }], {
    payment: { draw: { amount: '100' }, holdback: { share: '0.1' }, cap: { amount: '150' } }
  })
);
const input = readInput({
  periods: QUARTERS.slice(0, 3),
  credits: creditsOf([['2024-02-01', 500], ['2024-05-01', 4000]]),
  adjustments: [{ payee: 'ann', period: 'Q2', amount: 5, reason: 'mileage', author: 'pat' }]
}); // prettier-ignore
const output = computePayout(document, input);

test('every payment follows from its lines and the balance before, to the cent', () => {
  let before = ZERO;
  for (const payment of output.payments) {
    const lines = output.lines.filter(({ period }) => period === payment.period);
    const replay = replayTrace(tracePayment(payment, lines, before));
    expect([replay.holds, replay.differences]).toEqual([true, []]);
    expect(replay.amount.toFixed(2)).toBe(payment.paid.toFixed(2));
    before = payment.balance;
  }
});

test('a figure that was altered does not follow, and the step is named with both values', () => {
  const trace = traceLine(document, output.lines[0]!, 'USD');
  const steps = trace.steps.map((step) =>
    step.label === 'Earned' ? { ...step, value: step.value.plus(1) } : step
  );
  const { holds, amount, differences } = replayTrace({ ...trace, steps });
  expect([holds, amount.toFixed(), differences.map(({ step, stated, computed }) => [step, stated.toFixed(), computed.toFixed()])]).toEqual([false, '50', [[steps.at(-1)!.id, '51', '50']]]); // prettier-ignore
  expect(replayTrace({ of: {}, steps: [] })).toMatchObject({ holds: true, differences: [] });
});

test('the documents: one for each line, then one for each payment that starts from the balance before', () => {
  const documents = [...traceDocuments(document, output, 'USD')] as { kind: string; period: string; steps: { label: string; value: string }[] }[]; // prettier-ignore
  expect(documents.map(({ kind, period }) => [kind, period])).toEqual([
    ['line', 'Q1'], ['line', 'Q2'], ['line', 'Q3'], ['payment', 'Q1'], ['payment', 'Q2'], ['payment', 'Q3']
  ]); // prettier-ignore
  const value = (index: number, label: string) => documents[index]!.steps.find((step) => step.label === label)!.value; // prettier-ignore
  expect(value(3, 'Balance owed before')).toBe('0');
  expect(value(4, 'Balance owed before')).toBe(value(3, 'Balance owed after'));
  expect(value(5, 'Balance owed before')).toBe(value(4, 'Balance owed after'));
});
