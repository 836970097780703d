import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import { compilePlan } from '../../../../src/lib/core/compensation/fast/compile-plan.ts';
import type { PayoutInput } from '../../../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocument } from '../../../../src/lib/core/compensation/schema/plan.ts';
import { creditsOf, planOf, quotaOf, readInput, readPlan, valueOf } from '../pay.ts';
import { parsePlan } from '../../../../src/lib/core/compensation/parse-plan.ts';
import { fastPlan, randomInput } from '../random-plan.ts';

/** Lines of the fast evaluator by name, beside the exact ones. */
function compare(document: PlanDocument, input: PayoutInput): [string, number, number][] {
  const compiled = compilePlan(document, input);
  if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
  const pays = compiled.plan.payout();
  const fast = new Map<string, number>(
    compiled.plan.figures.flatMap(({ component, lines }, i) =>
      lines.map(({ payee, start }, k) => [`${component} ${payee} ${start}`, pays[i]![k]!] as const)
    )
  );
  return computePayout(document, input).lines.map((line) => {
    const name = `${line.component} ${line.payee} ${line.start}`;
    return [name, line.unrounded.toNumber(), fast.get(name) ?? Number.NaN];
  });
}

test('the fast evaluator agrees with the exact one before rounding, to a relative 1e-9', () => {
  fc.assert(
    fc.property(fastPlan, randomInput, (plan, input) => {
      const document = valueOf(parsePlan(plan));
      for (const [name, exact, fast] of compare(document, readInput(input))) {
        // A true-up is a small difference of larger amounts: the scale is the amounts', at least one unit.
        const scale = Math.max(1, Math.abs(exact));
        expect(Math.abs(exact - fast) / scale, `${name}: exact ${exact}, fast ${fast}`).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 400 }
  );
});

test('what is out of scope is named, never computed wrongly', () => {
  const input = readInput({});
  const reasons = (component: object) => {
    const compiled = compilePlan(readPlan(planOf([component])), input);
    return compiled.supported ? [] : compiled.reasons.map((reason) => /uses (.*), which/.exec(reason)![1]);
  };
  expect(reasons({ rate: '1', position: 'transaction' })).toEqual(['pay by transaction']);
  expect(reasons({ rate: '1', mode: 'noSplit' })).toEqual(['no-split tiers']);
  expect(reasons({ rate: '1', budget: { amount: '1' } })).toEqual(['budgets']);
  expect(reasons({ rate: '1', team: {} })).toEqual([]);
  expect(reasons({ rate: '1', team: { attainment: 'mean' } })).toEqual(['the mean attainment of a team']);
  expect(reasons({ rate: '1', team: {}, position: 'cumulativeInput' })).toEqual(['team figures to date']);
  expect(reasons({ rate: '1', caps: [{ on: 'transaction', at: '1' }] })).toEqual([
    'caps on single transactions'
  ]);
  expect(reasons({ versions: [{ start: '2024-01-01', tiers: [{ from: '0', rate: '1' }] }] })).toEqual(['effective-dated tiers']); // prettier-ignore
  expect(reasons({ kind: 'perTransaction', amount: '1' })).toEqual(['perTransaction components']);
  const combined = {
    measure: undefined,
    combined: [{ measure: 'revenue', weight: '1' }],
    pays: 'targetIncentive',
    rate: '1'
  };
  expect(reasons(combined)).toEqual(['combined measures']);
});

test('moved credits, and a plan recompiled with another rate, need no new figures', () => {
  const document = readPlan(planOf([{ rate: { attribute: 'pct' } }, { tiers: [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.2' }] }])); // prettier-ignore
  const input = readInput({ payees: [{ id: 'ann', attributes: { pct: '0.05' } }], credits: creditsOf([['2024-01-05', 1500]]), quotas: [quotaOf(1000)] }); // prettier-ignore
  const compiled = compilePlan(document, input);
  if (!compiled.supported) throw new Error('in scope');
  expect(compiled.plan.payout().map(([pay]) => pay)).toEqual([75, 200]);
  const moved = compiled.plan.figures.map((figures) => ({
    ...figures,
    credits: figures.credits.map((credit) => credit * 2)
  }));
  expect(compiled.plan.payout(moved).map(([pay]) => pay)).toEqual([150, 500]);
  const steeper = readPlan(planOf([{ rate: { attribute: 'pct' } }, { tiers: [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.3' }] }])); // prettier-ignore
  const again = compiled.plan.recompile(steeper);
  expect(again.supported && again.plan.payout().map(([pay]) => pay)).toEqual([75, 250]);
  const other = compiled.plan.recompile(
    readPlan(planOf([{ rate: '0.1', measure: 'units' }, { rate: '0.1' }]))
  );
  expect(other.supported).toBe(false);
});

test('the fast evaluator agrees where a quota is missing or zero, and on gates of several measures', () => {
  const credits = [...creditsOf([['2024-02-01', 900]], 'ann'), ...creditsOf([['2024-02-01', 700]], 'bob')];
  const units = (payee: string, amount: number) => ({ payee, measure: 'units', start: '2024-01-01', end: '2024-04-01', amount }); // prettier-ignore
  const input = readInput({
    payees: ['ann', 'bob', 'cat'].map((id) => ({ id, base: 8000, targetIncentive: 4000 })),
    credits: [...credits, ...creditsOf([['2024-02-01', -100]], 'cat')],
    quotas: [quotaOf(500), { ...quotaOf(0), payee: 'cat' }, units('ann', 10), units('bob', 10)],
    results: [{ payee: 'ann', measure: 'units', period: 'Q1', value: 12 }, { payee: 'bob', measure: 'units', period: 'Q1', value: 5 }]
  }); // prettier-ignore
  const attainment = [{ from: '0', rate: '0.1' }, { from: '1', rate: '0.2' }]; // prettier-ignore
  const amount = [{ from: '0', rate: '0.1' }, { from: '600', rate: '0.2' }]; // prettier-ignore
  const components: object[] = [
    { rate: '0.1', position: 'overage' },
    { tiers: attainment },
    { tiers: attainment, mode: 'band', pays: 'targetIncentive' },
    { tiers: amount, by: 'amount' },
    { rate: '0.5', pays: 'targetIncentive' },
    { rate: '0.5', pays: 'base' },
    { rate: '300', mode: 'band', pays: 'fixed' },
    { rate: '0.1', threshold: { at: '0.5', pay: 'fromThreshold' } },
    { rate: '0.1', threshold: { at: '800', by: 'amount', pay: 'fromThreshold' } },
    { rate: '0.1', caps: [{ on: 'attainment', at: '1.2' }] },
    { rate: { baseRate: '1' } },
    { rate: '0.1', gates: [{ measures: ['units', 'margin'], by: 'amount', atLeast: '6', need: 'any', otherwise: '0.5' }] },
    { rate: '0.1', gates: [{ measures: ['units', 'margin'], by: 'amount', atLeast: '6', otherwise: '0.5' }] },
    { rate: '0.1', gates: [{ measures: ['units'], atLeast: '1', need: 'any' }] }
  ]; // prettier-ignore
  const pairs = compare(readPlan(planOf(components)), input);
  expect(pairs).toHaveLength(components.length * 3);
  for (const [name, exact, fast] of pairs) expect(fast, name).toBeCloseTo(exact, 9);
  // By hand: 400 above a quota of 500; 700 with no quota to be above of.
  expect(pairs.filter(([name]) => /^c1 (ann|bob) /.test(name)).map(([, exact]) => exact)).toEqual([40, 70]);
});
