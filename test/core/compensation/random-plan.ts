import fc from 'fast-check';
import type { PayoutInputSpec } from '../../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocumentSpec } from '../../../src/lib/core/compensation/schema/plan.ts';
import { MONTHS, planOf, type TableSpec } from './pay.ts';

const cents = (max: number) =>
  fc.integer({ min: 0, max: max * 100 }).map((value) => (value / 100).toFixed(2));
const ratio = (max: number) =>
  fc.integer({ min: 0, max: max * 1000 }).map((value) => (value / 1000).toFixed(3));

/** Rising starts from zero or above, in thousandths. */
const starts = (max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: max * 1000 }), { minLength: 1, maxLength: 4 })
    .map((values) => values.sort((a, b) => a - b).map((value) => (value / 1000).toFixed(3)));

/** A table component within the fast evaluator's scope. */
export const fastTable = fc
  .record({
    by: fc.constantFrom('attainment' as const, 'amount' as const),
    mode: fc.constantFrom('marginal' as const, 'retroactive' as const, 'interpolated' as const, 'band' as const, 'curve' as const),
    pays: fc.constantFrom('credit' as const, 'targetIncentive' as const, 'base' as const, 'fixed' as const),
    position: fc.constantFrom('interval' as const, 'cumulativeInput' as const, 'cumulativeOutput' as const, 'overage' as const),
    span: fc.constantFrom('year' as const, 'quarter' as const, 'half' as const),
    quotaTo: fc.constantFrom('started' as const, 'toDate' as const, 'whole' as const),
    edge: fc.constantFrom('lower' as const, 'upper' as const),
    interval: fc.constantFrom('period' as const, 'quarter' as const),
    from: starts(2),
    rates: fc.array(ratio(2), { minLength: 4, maxLength: 4 }),
    base: fc.boolean(),
    weight: ratio(1),
    threshold: fc.option(fc.record({ at: ratio(1), pay: fc.constantFrom('fromFirst' as const, 'fromThreshold' as const) }), { nil: undefined }),
    caps: fc.array(fc.record({ on: fc.constantFrom('credit' as const, 'attainment' as const, 'earned' as const, 'targetIncentive' as const, 'base' as const), at: ratio(3), beyond: ratio(1) }), { maxLength: 2 }),
    floor: fc.option(cents(50), { nil: undefined }),
    gates: fc.array(fc.record({ measures: fc.constant<string[]>(['units']), atLeast: ratio(2), otherwise: ratio(1) }), { maxLength: 1 }),
    modifiers: fc.array(fc.record({ measure: fc.constant('units'), mode: fc.constantFrom('band' as const, 'curve' as const), effect: fc.constantFrom('multiply' as const, 'addTargetIncentive' as const, 'addFixed' as const), tiers: fc.constant([{ from: '0.5', factor: '0.8' }, { from: '1', factor: '1.25' }]) }), { maxLength: 1 })
  })
  .map(({ from, rates, base, ...rest }) => {
    const lump = rest.mode === 'band' || rest.mode === 'curve';
    const perTarget = rest.pays === 'targetIncentive' || rest.pays === 'base';
    const pays = lump && rest.pays === 'credit' ? ('targetIncentive' as const) : !lump && rest.pays === 'fixed' ? ('credit' as const) : rest.pays;
    const by = perTarget && !lump ? ('attainment' as const) : rest.by;
    const scaled = by === 'amount' ? from.map((start) => (Number(start) * 1000).toFixed(0)) : from;
    const tiers = scaled.map((start, i) => ({ from: start, rate: base && !lump && pays === 'credit' ? { baseRate: rates[i]! } : rates[i]! }));
    const caps = rest.caps.map((cap) => (cap.on === 'credit' || cap.on === 'earned' ? { ...cap, at: (Number(cap.at) * 1000).toFixed(0) } : cap));
    return { kind: 'table' as const, ...rest, pays, by, tiers, caps };
  }); // prettier-ignore

/** Plans of one to three such components; pay is left unrounded to 12 places. */
export const fastPlan: fc.Arbitrary<PlanDocumentSpec> = fc
  .array(fastTable, { minLength: 1, maxLength: 3 })
  .map((components) =>
    planOf(components as unknown as TableSpec[], { settings: { rounding: { places: 20 } } })
  );

/** A year of months for two payees, with credits, quotas by row of month or year, and a second measure. */
export const randomInput: fc.Arbitrary<Partial<PayoutInputSpec>> = fc
  .record({
    credits: fc.array(fc.record({ payee: fc.constantFrom('ann', 'bob'), month: fc.nat(5), day: fc.integer({ min: 1, max: 28 }), amount: cents(3000), negative: fc.nat(9) }), { maxLength: 30 }),
    units: fc.array(fc.nat(40), { minLength: 12, maxLength: 12 }),
    quota: fc.integer({ min: 100, max: 3000 }),
    yearly: fc.boolean(),
    target: fc.integer({ min: 1000, max: 60000 }),
    hired: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined })
  })
  .map(({ credits, units, quota, yearly, target, hired }) => {
    const periods = MONTHS.slice(0, 6);
    const payees = ['ann', 'bob'];
    const rows = (payee: string, measure: string, amount: number) =>
      yearly && measure === 'revenue'
        ? [{ payee, measure, start: '2024-01-01', end: '2025-01-01', amount: amount * 12 }]
        : MONTHS.map(({ start, end }) => ({ payee, measure, start, end, amount }));
    return {
      periods,
      payees: [
        { id: 'ann', base: target * 2, targetIncentive: target },
        { id: 'bob', base: target, targetIncentive: target, ...(hired ? { start: `2024-02-${String(hired).padStart(2, '0')}` } : {}) }
      ],
      credits: credits.map(({ payee, month, day, amount, negative }, i) => ({
        id: `k${String(i).padStart(3, '0')}`, payee, measure: 'revenue',
        date: `2024-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
        amount: negative === 0 ? `-${amount}` : amount
      })),
      quotas: payees.flatMap((payee) => [...rows(payee, 'revenue', quota), ...rows(payee, 'units', 20)]),
      results: payees.flatMap((payee, p) => periods.map(({ id }, i) => ({ payee, measure: 'units', period: id, value: units[(i + p * 6) % 12]! })))
    };
  }); // prettier-ignore
