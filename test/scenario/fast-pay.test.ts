import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computePayout } from '../../src/lib/core/compensation/compute-payout.ts';
import { parsePayoutInput } from '../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../src/lib/core/compensation/parse-plan.ts';
import type { PayoutInput } from '../../src/lib/core/compensation/schema/input.ts';
import { Decimal } from '../../src/lib/core/money.ts';
import type { Result } from '../../src/lib/core/result.ts';
import { compileFastPay, type FastEdit, type FastPay } from '../../src/lib/scenario/fast-pay.ts';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}

type Json = { settings: object; plans: { id: string; components: { tiers: { rate: unknown }[] }[] }[] };

/** The demo's own plans, with pay left unrounded. */
function demoPlan(): Json {
  const text = readFileSync(
    new URL('../../datasets/demo/documents/plans/base.json', import.meta.url),
    'utf8'
  );
  const json = JSON.parse(text) as Json;
  return { ...json, settings: { ...json.settings, rounding: { places: 20 } } };
}

const starts = ['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01'];
const periods = starts.slice(0, 5).map((start, i) => ({ id: start, start, end: starts[i + 1]! }));
const sellers = ['ann', 'bob', 'cat', 'dan'];

/** Four sellers, one hired late, two managers, a vice president and a specialist over five quarters. */
function demoInput(): PayoutInput {
  const amount = (i: number, base: number) => String(base + ((i * 7919) % 50000));
  return valueOf(
    parsePayoutInput({
      periods,
      payees: [...sellers, 'kim', 'lee', 'max', 'spy'].map((id, i) => ({ id, targetIncentive: String(60000 + i * 5000), ...(id === 'dan' ? { start: '2025-05-20' } : {}) })),
      hierarchy: [
        { id: 'ann', manager: 'kim' }, { id: 'bob', manager: 'kim', end: '2025-07-01' }, { id: 'bob', manager: 'lee', start: '2025-07-01' },
        { id: 'cat', manager: 'lee' }, { id: 'dan', manager: 'lee' }, { id: 'kim', manager: 'max' }, { id: 'lee', manager: 'max' }
      ],
      assignments: [
        ...sellers.map((payee) => ({ payee, plan: 'account-executive' })),
        ...['kim', 'lee', 'max'].map((payee) => ({ payee, plan: 'sales-leader' })),
        { payee: 'spy', plan: 'specialist' }
      ],
      credits: [
        ...sellers.flatMap((payee, s) => periods.map(({ start }, i) => ({ id: `${payee}${start}`, payee, measure: 'revenue', date: start, amount: amount(s * 5 + i, 80000) }))),
        ...periods.map(({ start }, i) => ({ id: `spy${start}`, payee: 'spy', measure: 'revenue', date: start, amount: amount(i, 20000), type: 'overlay' as const }))
      ],
      quotas: sellers.flatMap((payee, s) => periods.map(({ start, end }, i) => ({ payee, measure: 'revenue', start, end, amount: amount(s + i, 90000) }))),
      adjustments: [{ payee: 'cat', period: starts[2]!, amount: '-70000' }]
    })
  ); // prettier-ignore
}

const name = 'base';
function compile(plan: unknown, input: PayoutInput): FastPay {
  const document = valueOf(parsePlan(plan));
  const compiled = compileFastPay({
    paid: { documents: [{ name, document, input }] }
  });
  if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
  return compiled.pay;
}

function edited(input: PayoutInput, { credits = [], quotas = [] }: FastEdit): PayoutInput {
  return {
    ...input,
    credits: [
      ...input.credits,
      ...credits.map(({ payee, start, amount, type = 'direct' as const }, i) => ({
        id: `moved${i}`, payee, measure: 'revenue', date: start, amount: new Decimal(amount), type
      }))
    ],
    quotas: input.quotas.map((row) => {
      const set = quotas.find(({ payee, start }) => payee === row.payee && start === row.start);
      return set ? { ...row, amount: new Decimal(set.amount) } : row;
    })
  }; // prettier-ignore
}

function expectExact(pay: NonNullable<ReturnType<FastPay['pay']>>, fast: FastPay, plan: unknown, input: PayoutInput) {
  const { payments } = computePayout(valueOf(parsePlan(plan)), input);
  let total = 0;
  for (const { payee, period, earned, paid } of payments) {
    const row = fast.row(payee)!;
    const cell = row * fast.periods.length + starts.indexOf(period);
    const close = (fastFigure: number, exact: Decimal) =>
      expect(Math.abs(fastFigure - exact.toNumber()) / Math.max(1e5, exact.abs().toNumber()), `${payee} ${period}`).toBeLessThan(1e-9);
    close(pay.earnedByPeriod[cell]!, earned);
    close(pay.paidByPeriod[cell]!, paid);
    total += paid.toNumber();
  }
  expect(Math.abs(pay.totalPaid - total) / total).toBeLessThan(1e-9);
} // prettier-ignore

const start = fc.constantFrom(...starts.slice(0, 5));
const seller = fc.constantFrom(...sellers);
const edit: fc.Arbitrary<FastEdit> = fc
  .record({
    moves: fc.array(fc.record({ from: seller, to: seller, start, amount: fc.integer({ min: 0, max: 90000 }) }), { maxLength: 3 }),
    overlay: fc.array(fc.record({ payee: fc.constant('spy'), start, amount: fc.integer({ min: -9000, max: 9000 }), type: fc.constant('overlay' as const) }), { maxLength: 1 }),
    quotas: fc.uniqueArray(fc.record({ payee: seller, start, amount: fc.integer({ min: 0, max: 200000 }) }), { maxLength: 6, selector: (quota) => quota.payee + quota.start })
  })
  .map(({ moves, overlay, quotas }) => ({
    credits: [
      ...moves.flatMap(({ from, to, start, amount }) => [
        { payee: from, start, amount: -amount },
        { payee: to, start, amount }
      ]),
      ...overlay
    ],
    quotas
  })); // prettier-ignore

test("on the demo's plans, pay under random edits agrees with the exact evaluator to a relative 1e-9", () => {
  const input = demoInput();
  const fast = compile(demoPlan(), input);
  expectExact(fast.base, fast, demoPlan(), input);
  fc.assert(
    fc.property(edit, (one) => expectExact(fast.pay(one)!, fast, demoPlan(), edited(input, one))),
    { numRuns: 100 }
  );
});

test('a slider on a rate pays what the edited plan pays, and edits go on from there', () => {
  const input = demoInput();
  const fast = compile(demoPlan(), input);
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 400 }), edit, (percent, one) => {
      const plan = demoPlan();
      plan.plans[0]!.components[0]!.tiers[1]!.rate = { baseRate: String(percent / 100) };
      const moved = fast.withPlan(name, plan);
      if (!moved.supported) throw new Error(moved.reasons.join(' '));
      expectExact(moved.pay.pay(one)!, moved.pay, plan, edited(input, one));
    }),
    { numRuns: 50 }
  );
});

test('an edit that names somebody who is no payee, and a plan out of reach, are refused', () => {
  const fast = compile(demoPlan(), demoInput());
  expect(fast.pay({ credits: [{ payee: 'new', start: starts[0]!, amount: 1 }] })).toBeUndefined();
  expect(fast.withPlan('other', demoPlan())).toEqual({
    supported: false,
    reasons: ['No pay plan other was in force.']
  });
  const plan = demoPlan();
  Object.assign(plan.plans[0]!.components[0]!, { position: 'transaction' });
  expect(fast.withPlan(name, plan).supported).toBe(false);
});
