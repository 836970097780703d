import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import { describePlan } from '../../../src/lib/core/compensation/document/describe-plan.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import type { PayoutInputSpec } from '../../../src/lib/core/compensation/schema/input.ts';
import { replayTrace } from '../../../src/lib/core/compensation/trace/replay-trace.ts';
import { traceLine } from '../../../src/lib/core/compensation/trace/trace-line.ts';
import { Decimal, sumDecimals, ZERO } from '../../../src/lib/core/money.ts';
import { creditsOf, MONTHS, planOf, QUARTERS, quotaOf, readInput, readPlan, valueOf } from './pay.ts';
import { fastPlan, randomInput } from './random-plan.ts';

const money = fc.integer({ min: 0, max: 50_000_000 }).map((cents) => new Decimal(cents).div(100));
const rate = fc.integer({ min: 0, max: 2000 }).map((value) => new Decimal(value).div(10000));
const runs = { numRuns: 100 };

const payFor = (component: object, amount: Decimal, quota = '100000') =>
  computePayout(readPlan(planOf([component])), readInput({ credits: creditsOf([['2024-02-01', amount.toFixed()]]), quotas: [quotaOf(quota)] })).lines[0]!.unrounded; // prettier-ignore

const tiers = (rates: readonly Decimal[]) =>
  rates.map((value, i) => ({ from: String(i * 0.5), rate: value.toFixed() }));
const rising = fc
  .array(rate, { minLength: 1, maxLength: 4 })
  .map((rates) => [...rates].sort((a, b) => a.comparedTo(b)));

test('one tier is a flat rate; flat pay of a sum is the sum of the pays', () => {
  fc.assert(
    fc.property(rate, money, money, (r, a, b) => {
      const flat = { rate: r.toFixed() };
      expect(payFor({ tiers: tiers([r]) }, a).eq(payFor(flat, a))).toBe(true);
      expect(payFor(flat, a.plus(b)).eq(payFor(flat, a).plus(payFor(flat, b)))).toBe(true);
      // A claw back of all of it, plus the original, is nothing.
      expect(payFor(flat, a).plus(payFor(flat, a.neg())).isZero()).toBe(true);
    }),
    runs
  );
});

test('marginal pay rises without a jump; retroactive pays at least as much where rates rise', () => {
  fc.assert(
    fc.property(rising, money, (rates, amount) => {
      const marginal = { tiers: tiers(rates) };
      const more = amount.plus('0.01');
      const step = payFor(marginal, more).minus(payFor(marginal, amount));
      expect(step.gte(0) && step.lte(Decimal.max(...rates).times('0.01'))).toBe(true);
      expect(payFor({ ...marginal, mode: 'retroactive' }, amount).gte(payFor(marginal, amount))).toBe(true);
    }),
    runs
  );
});

test('caps and floors are never violated', () => {
  fc.assert(
    fc.property(rate, money, money, money, (r, amount, cap, floor) => {
      const capped = payFor({ rate: r.toFixed(), caps: [{ on: 'earned', at: cap.toFixed() }] }, amount);
      expect(capped.lte(cap)).toBe(true);
      expect(payFor({ rate: r.toFixed(), floor: floor.toFixed() }, amount).gte(floor)).toBe(true);
    }),
    runs
  );
});

test('ten times every amount, tier start and quota pays ten times as much before rounding', () => {
  fc.assert(
    fc.property(rising, money, (rates, amount) => {
      const byAmount = (scale: number) => ({ by: 'amount', tiers: rates.map((r, i) => ({ from: String(i * 1000 * scale), rate: r.toFixed() })) }); // prettier-ignore
      expect(payFor(byAmount(10), amount.times(10)).eq(payFor(byAmount(1), amount).times(10))).toBe(true);
      const byQuota = { tiers: tiers(rates) };
      expect(payFor(byQuota, amount.times(10), '1000000').eq(payFor(byQuota, amount).times(10))).toBe(true);
    }),
    runs
  );
});

test('the order of transactions changes no interval-based pay, and a seam without a change changes nothing', () => {
  fc.assert(
    fc.property(fastPlan, randomInput, fc.integer({ min: 1, max: 27 }), (plan, spec, day) => {
      const document = valueOf(parsePlan(plan));
      const amounts = (input: Partial<PayoutInputSpec>) => computePayout(document, readInput(input)).lines.map(({ unrounded }) => unrounded.toFixed()); // prettier-ignore
      const asIs = amounts(spec);
      expect(
        amounts({ ...spec, credits: [...spec.credits!].reverse(), quotas: [...spec.quotas!].reverse() })
      ).toEqual(asIs);
      const seam = `2024-03-${String(day + 1).padStart(2, '0')}`;
      const assignments = ['ann', 'bob'].flatMap((payee) => [{ payee, plan: 'plan', end: seam }, { payee, plan: 'plan', start: seam }]); // prettier-ignore
      expect(amounts({ ...spec, assignments })).toEqual(asIs);
      const relief = [
        { payee: 'ann', measure: 'revenue', start: '2024-01-01', end: '2024-04-01', share: '0' }
      ];
      expect(amounts({ ...spec, relief })).toEqual(asIs);
    }),
    { numRuns: 40 }
  );
});

test('statement lines add up to the statement at every rounding point, and traces compute again', () => {
  fc.assert(
    fc.property(
      fastPlan,
      randomInput,
      fc.constantFrom('tier', 'line', 'statement', 'payee'),
      (plan, spec, point) => {
        const document = valueOf(parsePlan({ ...plan, settings: { rounding: { point } } }));
        const output = computePayout(document, readInput(spec));
        for (const payment of output.payments) {
          const lines = output.lines.filter(
            ({ payee, period }) => payee === payment.payee && period === payment.period
          );
          expect(sumDecimals(lines.map(({ earned }) => earned)).eq(payment.earned)).toBe(true);
          expect(lines.every(({ earned }) => earned.decimalPlaces() <= 2)).toBe(true);
          const {
            earned,
            adjusted,
            clawback,
            held,
            released,
            carried,
            recovered,
            draw,
            deferred,
            forfeited
          } = payment;
          const sum = earned
            .plus(adjusted)
            .minus(clawback)
            .minus(held)
            .plus(released)
            .plus(carried)
            .minus(recovered);
          expect(sum.plus(draw).minus(deferred).minus(forfeited).eq(payment.paid)).toBe(true);
        }
        for (const line of output.lines.slice(0, 6))
          expect(replayTrace(traceLine(document, line, 'USD')).differences).toEqual([]);
      }
    ),
    { numRuns: 40 }
  );
});

test('retroactive recalculation adds up to a fresh calculation on the corrected data', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ month: fc.nat(5), amount: money, known: fc.nat(8) }), { maxLength: 12 }),
      (deals) => {
        const plan = readPlan(planOf([{ by: 'amount', mode: 'retroactive', tiers: [{ from: '0', rate: '0.05' }, { from: '90000', rate: '0.09' }] }])); // prettier-ignore
        const credits = deals.map(({ month, amount, known }, i) => ({
          ...creditsOf([[MONTHS[month]!.start, amount.toFixed()]])[0]!,
          id: `k${i}`,
          knownAt: MONTHS[Math.max(month, known)]!.start
        }));
        const closed = QUARTERS.slice(0, 3).map((quarter, i) =>
          i < 2 ? { ...quarter, closedAt: quarter.end } : quarter
        );
        const total = (periods: typeof closed) =>
          sumDecimals(computePayout(plan, readInput({ periods, credits })).lines.map(({ earned }) => earned));
        expect(total(closed).eq(total(QUARTERS.slice(0, 3)))).toBe(true);
      }
    ),
    runs
  );
});

test('splits add up to the transaction to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 10_000_000 }), (share, cents) => {
      const shares = [new Decimal(share).div(100), new Decimal(100 - share).div(100)];
      const amount = new Decimal(cents).div(100);
      const plan = readPlan(planOf([{ rate: '1' }], { settings: { splits: { amounts: 'cent' } } }));
      const input = readInput({
        payees: [{ id: 'ann' }, { id: 'bob' }],
        transactions: [{ id: 't', dates: { order: '2024-01-01' }, measures: { revenue: amount.toFixed() } }],
        splits: ['ann', 'bob'].map((payee, i) => ({ transaction: 't', payee, share: shares[i]!.toFixed() }))
      });
      const credits = computePayout(plan, input).lines.map(({ credit }) => credit);
      expect(sumDecimals(credits).eq(amount) && credits.every((credit) => credit.decimalPlaces() <= 2)).toBe(
        true
      );
    }),
    runs
  );
});

/** Every leaf of a plan document that a rule is made of, with a changed value. */
function mutations(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => mutations(item, [...path, i]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => mutations(item, [...path, key])); // prettier-ignore
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? [path] : [];
}

test('changing any number of a plan changes a sentence of its document', () => {
  fc.assert(
    fc.property(fastPlan, (plan) => {
      const before = describePlan(valueOf(parsePlan(plan))).map(({ text }) => text);
      for (const path of mutations(plan.plans)) {
        const copy = JSON.parse(JSON.stringify(plan));
        const holder = path.slice(0, -1).reduce((at, step) => at[step], copy.plans);
        holder[path.at(-1)!] = new Decimal(holder[path.at(-1)!]).plus('0.0001').toFixed();
        const changed = parsePlan(copy);
        if (changed.ok)
          expect(
            describePlan(changed.value).map(({ text }) => text),
            path.join('.')
          ).not.toEqual(before);
      }
    }),
    { numRuns: 15 }
  );
});

test('draws never pay below the floor', () => {
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 6 }), (amounts) => {
      const plan = readPlan(planOf([{ rate: '0.1' }], { payment: { draw: { amount: '2000' } } }));
      const credits = creditsOf(amounts.map((amount, i) => [MONTHS[i]!.start, amount.toFixed()] as const));
      const { payments } = computePayout(
        plan,
        readInput({ periods: MONTHS.slice(0, amounts.length), credits })
      );
      expect(payments.every(({ paid, balance }) => paid.gte(2000) && balance.gte(ZERO))).toBe(true);
    }),
    runs
  );
});
