import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computePayout } from '../../../../src/lib/core/compensation/compute-payout.ts';
import { compileShifts, type Shift } from '../../../../src/lib/core/compensation/fast/shift-plan.ts';
import { parsePlan } from '../../../../src/lib/core/compensation/parse-plan.ts';
import type { PayoutInput, PayoutInputSpec } from '../../../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocument } from '../../../../src/lib/core/compensation/schema/plan.ts';
import { Decimal } from '../../../../src/lib/core/money.ts';
import { creditsOf, MONTHS, planOf, quotaOf, readInput, readPlan, type TableSpec, valueOf } from '../pay.ts';
import { fastTable } from '../random-plan.ts';

const people = ['ann', 'bob', 'cat', 'max'];
const periods = MONTHS.slice(0, 6);

/** Two sellers under a leader under another, who takes one of them over in April. */
const company = fc
  .record({
    sales: fc.array(fc.record({ who: fc.nat(3), month: fc.nat(5), amount: fc.integer({ min: -50000, max: 300000 }), units: fc.boolean() }), { maxLength: 30 }),
    quota: fc.integer({ min: 100, max: 3000 }),
    yearly: fc.boolean(),
    target: fc.integer({ min: 1000, max: 60000 }),
    hired: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined })
  })
  .map(({ sales, quota, yearly, target, hired }): Partial<PayoutInputSpec> => {
    const rows = (payee: string, measure: string, amount: number) =>
      yearly && measure === 'revenue'
        ? [{ payee, measure, start: '2024-01-01', end: '2025-01-01', amount: amount * 12 }]
        : MONTHS.map(({ start, end }) => ({ payee, measure, start, end, amount }));
    return {
      periods,
      payees: people.map((id, i) => ({ id, base: target * (i + 1), targetIncentive: target, ...(id === 'bob' && hired ? { start: `2024-02-${String(hired).padStart(2, '0')}` } : {}) })),
      hierarchy: [
        { id: 'ann', manager: 'cat' },
        { id: 'bob', manager: 'cat', end: '2024-04-01' },
        { id: 'bob', manager: 'max', start: '2024-04-01' },
        { id: 'cat', manager: 'max' }
      ],
      credits: sales.map(({ who, month, amount, units }, i) => ({
        id: `k${i}`, payee: people[who]!, measure: units ? 'units' : 'revenue', date: periods[month]!.start, amount: units ? (Math.abs(amount) % 40) : (amount / 100).toFixed(2)
      })),
      quotas: people.slice(0, 3).flatMap((payee) => [...rows(payee, 'revenue', quota), ...rows(payee, 'units', 20)])
    };
  }); // prettier-ignore

const teamTable = fc
  .tuple(fastTable, fc.constantFrom('direct' as const, 'all' as const))
  .map(([table, of]) => ({
    ...table,
    team: { of },
    position: table.position === 'overage' ? ('overage' as const) : ('interval' as const)
  }));
const plan = fc
  .record({
    tables: fc.array(fc.oneof(fastTable, teamTable), { minLength: 1, maxLength: 3 }),
    negative: fc.constantFrom('carry' as const, 'forgive' as const, 'collect' as const),
    of: fc.constantFrom('neither' as const, 'both' as const, 'quota' as const),
    ramped: fc.boolean()
  })
  .map(({ tables, negative, of, ramped }) =>
    planOf(tables as unknown as TableSpec[], {
      settings: { rounding: { places: 20 }, proration: { of } },
      payment: { negative },
      ...(ramped ? { terms: { ramp: [{ fromMonth: 0, quota: '0.5' }, { fromMonth: 2, quota: '1' }] } } : {})
    })
  ); // prettier-ignore

const shifts = fc.record({
  credits: fc.array(fc.record({ payee: fc.constantFrom(...people), measure: fc.constantFrom('revenue', 'units'), date: fc.constantFrom(...periods.map(({ start }) => start)), amount: fc.integer({ min: -1000, max: 4000 }), type: fc.constant('direct' as const) }), { maxLength: 4 }),
  quotas: fc.uniqueArray(fc.record({ payee: fc.constantFrom('ann', 'bob', 'cat'), measure: fc.constantFrom('revenue', 'units'), start: fc.constant('2024-01-01'), amount: fc.integer({ min: 0, max: 4000 }) }), { maxLength: 3, selector: ({ payee, measure }) => payee + measure })
}); // prettier-ignore

/** The input with the shift made in its rows. */
function shiftInput(input: PayoutInput, { credits = [], quotas = [] }: Shift): PayoutInput {
  const set = new Map(
    quotas.map(({ payee, measure, start, amount }) => [`${payee} ${measure} ${start}`, amount])
  );
  return {
    ...input,
    credits: [
      ...input.credits,
      ...credits.map((credit, i) => ({ ...credit, id: `moved${i}`, amount: new Decimal(credit.amount) }))
    ],
    quotas: input.quotas.map((row) => {
      const amount = set.get(`${row.payee} ${row.measure} ${row.start}`);
      return amount === undefined ? row : { ...row, amount: new Decimal(amount) };
    })
  };
}

/** Every payee's earnings and pay of every period: exact beside fast, with the largest figure to measure against. */
function compare(
  document: PlanDocument,
  input: PayoutInput,
  shift: Shift
): [string, number, number, number][] {
  const compiled = compileShifts(document, input);
  if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
  // A shift before the one compared leaves nothing behind.
  compiled.plan.pay({ credits: [{ payee: 'ann', measure: 'revenue', date: '2024-01-01', amount: 1e6, type: 'direct' }] }); // prettier-ignore
  const pay = compiled.plan.pay(shift)!;
  const { payees, periods: columns } = compiled.plan;
  const { payments, lines } = computePayout(document, shiftInput(input, shift));
  return payments.flatMap(({ payee, period, earned, paid }): [string, number, number, number][] => {
    const cell = payees.indexOf(payee) * columns.length + columns.findIndex(({ id }) => id === period);
    const own = lines.filter((line) => line.payee === payee);
    const scale = Math.max(1, ...own.map((line) => Math.abs(line.tiers.reduce((sum, { payout }) => sum + Math.abs(payout.toNumber()), 0)))); // prettier-ignore
    return [
      [`earned ${payee} ${period}`, earned.toNumber(), pay.earned[cell]!, scale],
      [`paid ${payee} ${period}`, paid.toNumber(), pay.paid[cell]!, scale]
    ];
  });
}

test('pay under shifted credits and quotas agrees with the exact evaluator to a relative 1e-9', () => {
  fc.assert(
    fc.property(plan, company, shifts, (spec, input, shift) => {
      const document = valueOf(parsePlan(spec));
      for (const [name, exact, fast, scale] of compare(document, readInput(input), shift))
        expect(Math.abs(exact - fast) / Math.max(scale, Math.abs(exact)), `${name}: exact ${exact}, fast ${fast}`).toBeLessThan(1e-9); // prettier-ignore
    }),
    { numRuns: 300 }
  );
});

test('credit that changes hands moves the pay of both and of the leader of one of them', () => {
  const document = readPlan(planOf([{ rate: '0.1' }, { rate: '0.01', team: { of: 'direct' } }]));
  const input = readInput({
    payees: ['ann', 'bob', 'max'].map((id) => ({ id })),
    hierarchy: [{ id: 'ann', manager: 'max' }],
    credits: [...creditsOf([['2024-01-05', 1000]], 'ann'), ...creditsOf([['2024-01-05', 500]], 'bob')],
    quotas: [quotaOf(1000)]
  });
  const compiled = compileShifts(document, input);
  if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
  const move = (payee: string, amount: number) => ({ payee, measure: 'revenue', date: '2024-01-01', amount, type: 'direct' as const }); // prettier-ignore
  // By hand: 10 % of own credit, and 1 % of Ann's for Max.
  expect([...compiled.plan.pay()!.earned]).toEqual([100, 50, 10]);
  expect([...compiled.plan.pay({ credits: [move('ann', -300), move('bob', 300)] })!.earned]).toEqual([70, 80, 7]); // prettier-ignore
  expect(compiled.plan.pay({ credits: [move('zoe', 1)] })).toBeUndefined();
  expect(
    compiled.plan.pay({ quotas: [{ payee: 'bob', measure: 'revenue', start: '2024-01-01', amount: 1 }] })
  ).toBeUndefined();
});

test('payment terms and data that only the exact evaluator knows are named', () => {
  const input = readInput({});
  const reasons = (plan: Parameters<typeof planOf>[1], data = input) => {
    const compiled = compileShifts(readPlan(planOf([{ rate: '0.1' }], plan)), data);
    return compiled.supported ? [] : compiled.reasons;
  };
  expect(reasons({})).toEqual([]);
  expect(reasons({ payment: { draw: { amount: '100' }, holdback: { share: '0.1' } } })).toEqual([
    'plan has a draw in its payment terms, which only the exact evaluator computes.',
    'plan has a holdback in its payment terms, which only the exact evaluator computes.'
  ]);
  expect(reasons({ payment: { cap: { amount: '100' }, clawback: { mode: 'percent' } } })).toHaveLength(2);
  expect(
    reasons({ crediting: [{ id: 'up', kind: 'rollup', of: ['direct'], levels: 1, share: '1' }] })
  ).toHaveLength(1);
  const results = readInput({ results: [{ payee: 'ann', measure: 'units', period: 'Q1', value: 1 }] });
  expect(reasons({}, results)).toEqual(['Results stand in place of credits, so no credit can be moved.']);
});

test('a plan recompiled pays the same figures by its new rates and terms', () => {
  const document = readPlan(planOf([{ rate: '0.1' }]));
  const input = readInput({
    credits: creditsOf([['2024-01-05', -1000], ['2024-02-05', 4000]]),
    periods: MONTHS.slice(0, 2)
  }); // prettier-ignore
  const compiled = compileShifts(document, input);
  if (!compiled.supported) throw new Error(compiled.reasons.join(' '));
  expect([...compiled.plan.pay()!.paid]).toEqual([0, 300]);
  const again = compiled.plan.recompile(
    readPlan(planOf([{ rate: '0.2' }], { payment: { negative: 'collect' } }))
  );
  expect(again.supported && [...again.plan.pay()!.paid]).toEqual([-200, 800]);
  expect(compiled.plan.recompile(readPlan(planOf([{ rate: '0.1', team: {} }]))).supported).toBe(false);
});
