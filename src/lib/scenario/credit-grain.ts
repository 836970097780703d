import type { Component, Condition, PlanDocument } from '../core/compensation/schema/plan.ts';
import type { CreditGrain } from '../engine/queries/credit-entries.ts';
import { readPlan } from './read-plan.ts';
import { SALE_ATTRIBUTES, type Anchor, type SaleAttribute } from '../engine/queries/transaction-facts.ts';

/** The amounts a workspace has of every sale, by the names plans may use for them. */
export const SALE_AMOUNTS = ['revenue', 'amount', 'cost', 'quantity', 'units', 'margin'] as const;

/**
 * How fine a plan document needs credit: undefined where sums of revenue do, as for most plans; else the attributes
 * its conditions ask about, and sale by sale where it pays single sales, in their order, or takes them back.
 */
export function grainOf(document: PlanDocument): CreditGrain | undefined {
  const { measures, settings } = document;
  const components = document.plans.flatMap((plan) => plan.components);
  const conditions = conditionsOf(document);
  const asked = [...new Set(conditions.flatMap(({ attribute }) => attribute ?? []))].filter(isSaleAttribute);
  const returns = [settings.returns, ...measures.map((measure) => measure.returns)];
  const ignores = returns.includes('ignore');
  const anchor: Anchor = anchorsOf(document)[0] ?? 'firstGiven';
  const bySale =
    components.some(countsSales) ||
    conditions.some(({ measure }) => measure !== undefined) ||
    returns.some((way) => way === 'original' || way === 'ignore') ||
    document.plans.some(({ payment }) => payment.clawback !== undefined || waitsForPayment(payment));
  const isPlain =
    !bySale &&
    conditions.length === 0 &&
    (anchor === 'firstGiven' || anchor === 'order') &&
    measures.every(({ id, from, factors = [] }) => {
      const made = from ?? [{ amount: id }];
      return factors.length === 0 && (id === 'revenue' ? from === undefined : !made.some(isSaleAmount));
    });
  return isPlain
    ? undefined
    : {
        attributes: [...new Set([...asked, ...(ignores ? (['type'] as const) : [])])].sort(),
        bySale,
        anchor
      };
}

/** The readable documents among pay plans that need more than sums of revenue, by name. */
export const grainsOf = (
  plans: ReadonlyMap<string, unknown>
): { readonly name: string; readonly document: PlanDocument; readonly grain: CreditGrain }[] =>
  [...plans].flatMap(([name, json]) => {
    const plan = readPlan(json);
    if (!plan.ok) return [];
    const grain = grainOf(plan.value);
    return grain ? [{ name, document: plan.value, grain }] : [];
  });

/** By which day each measure dates a sale; the ledger takes one, the first. */
export const anchorsOf = ({ measures, settings }: PlanDocument): Anchor[] =>
  measures.map(({ anchorDate }) => anchorDate ?? settings.anchorDate);

/** Every condition a document puts on sales. */
export const conditionsOf = ({ measures, plans }: PlanDocument): Condition[] => [
  ...measures.flatMap(({ where = [], factors = [] }) => [
    ...where,
    ...factors.flatMap((factor) => factor.where)
  ]),
  ...plans.flatMap(({ components }) => components.flatMap(({ where = [] }) => where))
];

export const isSaleAttribute = (name: string): name is SaleAttribute => Object.hasOwn(SALE_ATTRIBUTES, name);
const isSaleAmount = ({ amount }: { readonly amount: string }): boolean =>
  (SALE_AMOUNTS as readonly string[]).includes(amount);

/** Holds pay until the customer has paid the sale. */
export const waitsForPayment = ({ holdback }: PlanDocument['plans'][number]['payment']): boolean =>
  holdback?.release === 'whenPaid';

/** Pays single sales, or depends on their order. */
function countsSales(component: Component): boolean {
  if (component.kind === 'perTransaction' || component.budget?.when === 'firstCome') return true;
  if (component.caps.some(({ on }) => on === 'transaction')) return true;
  return component.kind === 'table' && (component.position === 'transaction' || component.mode === 'noSplit');
}
