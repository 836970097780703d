import { expect } from 'vitest';
import { computePayout } from '../../../src/lib/core/compensation/compute-payout.ts';
import type { PayoutOptions } from '../../../src/lib/core/compensation/payout-options.ts';
import { parsePayoutInput } from '../../../src/lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { payoutDocument } from '../../../src/lib/core/compensation/payout-document.ts';
import type { PayoutInput, PayoutInputSpec } from '../../../src/lib/core/compensation/schema/input.ts';
import type { PlanDocument, PlanDocumentSpec } from '../../../src/lib/core/compensation/schema/plan.ts';
import type { Result } from '../../../src/lib/core/result.ts';

type PlanSpec = PlanDocumentSpec['plans'][number];
export type ComponentSpec = PlanSpec['components'][number];
export type TableSpec = Partial<Extract<ComponentSpec, { kind: 'table' }>>;

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}

/** A document of one plan; a component without a kind is a table on revenue. */
export function planOf(
  components: (TableSpec | ComponentSpec)[],
  rest: Partial<PlanSpec> & Partial<Pick<PlanDocumentSpec, 'settings' | 'crediting' | 'measures'>> = {}
): PlanDocumentSpec {
  const { settings, crediting, measures, ...plan } = rest;
  return {
    format: 'evenfield/plan',
    version: 1,
    ...(settings ? { settings } : {}),
    ...(crediting ? { crediting } : {}),
    measures: measures ?? [{ id: 'revenue' }, { id: 'units', unit: 'units' }, { id: 'margin' }, { id: 'score', unit: 'ratio' }],
    plans: [
      {
        id: 'plan',
        ...plan,
        components: components.map((component, i) => ({ id: `c${i + 1}`, kind: 'table', measure: 'revenue', ...component })) as ComponentSpec[]
      }
    ]
  }; // prettier-ignore
}

export const QUARTERS = [
  { id: 'Q1', start: '2024-01-01', end: '2024-04-01' },
  { id: 'Q2', start: '2024-04-01', end: '2024-07-01' },
  { id: 'Q3', start: '2024-07-01', end: '2024-10-01' },
  { id: 'Q4', start: '2024-10-01', end: '2025-01-01' }
];
export const MONTHS = Array.from({ length: 12 }, (_, i) => ({
  id: `M${i + 1}`,
  start: `2024-${String(i + 1).padStart(2, '0')}-01`,
  end: i === 11 ? '2025-01-01' : `2024-${String(i + 2).padStart(2, '0')}-01`
}));

/** Credits of one payee from `[date, amount]`. */
export const creditsOf = (
  rows: readonly (readonly [string, string | number])[],
  payee = 'ann',
  measure = 'revenue'
) =>
  rows.map(([date, amount], i) => ({
    id: `${payee}-${measure}-${String(i + 1).padStart(3, '0')}`,
    payee,
    measure,
    date,
    amount
  }));

/** A quota row of one payee. */
export const quotaOf = (amount: string | number, { start, end }: { start: string; end: string } = QUARTERS[0]!, payee = 'ann', measure = 'revenue') => ({
  payee, measure, start, end, amount
}); // prettier-ignore

/** Input of one payee, Ann, in the first quarter of 2024, unless said otherwise. */
export const inputOf = (spec: Partial<PayoutInputSpec>): PayoutInputSpec => ({
  currency: 'USD',
  periods: [QUARTERS[0]!],
  payees: [{ id: 'ann' }],
  ...spec
});

export const readPlan = (spec: PlanDocumentSpec): PlanDocument =>
  valueOf(parsePlan(JSON.parse(JSON.stringify(spec))));
export const readInput = (spec: Partial<PayoutInputSpec>): PayoutInput =>
  valueOf(parsePayoutInput(inputOf(spec)));

/** Compute from what people write to what they read. */
export function pay(plan: PlanDocumentSpec, input: Partial<PayoutInputSpec>, options?: PayoutOptions) {
  return payoutDocument(computePayout(readPlan(plan), readInput(input), options), 2);
}

/** What every line earned, in order. */
export const earned = (plan: PlanDocumentSpec, input: Partial<PayoutInputSpec>) =>
  pay(plan, input).lines.map((line) => line.earned);

/** What was paid and is owed after, in order. */
export const paid = (plan: PlanDocumentSpec, input: Partial<PayoutInputSpec>) =>
  pay(plan, input).payments.map((payment) => [payment.paid, payment.balance]);

/** The amount a single-line example earns. */
export function earns(plan: PlanDocumentSpec, input: Partial<PayoutInputSpec>, amount: string) {
  expect(earned(plan, input)).toEqual([amount]);
}
