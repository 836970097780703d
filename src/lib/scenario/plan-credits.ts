import { amountOf, factorOn, isMeasured } from '../core/compensation/crediting/measure-amount.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { Measure, PlanDocument } from '../core/compensation/schema/plan.ts';
import type { Decimal } from '../core/money.ts';
import type { CreditEntry, SaleAmounts } from '../engine/queries/credit-entries.ts';

type Credit = PayoutInput['credits'][number];

/** Credits of each list of entries, by what a document measures: a slider that changes a rate makes them only once. */
const made = new WeakMap<readonly CreditEntry[], Map<string, readonly Credit[]>>();

/** The credits of every measure of a plan document, as its conditions and factors make them of a ledger's entries. */
export function planCredits(document: PlanDocument, entries: readonly CreditEntry[]): readonly Credit[] {
  const key = JSON.stringify([document.measures, document.settings.returns]);
  const known = made.get(entries) ?? new Map<string, readonly Credit[]>();
  made.set(entries, known);
  let credits = known.get(key);
  if (credits === undefined)
    known.set(key, (credits = entries.flatMap((entry) => entryCredits(document, entry))));
  return credits;
}

function entryCredits({ measures, settings }: PlanDocument, entry: CreditEntry): Credit[] {
  const { rep, rule, date, transaction, reverses, share, attributes } = entry;
  const whole = amountsOf(entry.whole);
  const credited = amountsOf(inShares(entry));
  const from = transaction ?? [rep, date, ...Object.values(attributes)].join('/');
  const sale = { attributes: { ...attributes }, amounts: whole };
  return measures.flatMap((measure): Credit[] => {
    if (!isMeasured(measure, sale) || isLeftOut(measure, settings.returns, entry)) return [];
    const amount = amountOf(measure, credited);
    if (amount === undefined) return [];
    return [
      {
        id: `${from}/${measure.id}/${rep}|${rule}`,
        payee: rep,
        measure: measure.id,
        date,
        amount: amount.times(factorOn(measure, sale)),
        type: rule === 'overlay' ? 'overlay' : 'direct',
        transaction: transaction ?? null,
        reverses: reverses ?? null,
        share,
        attributes: { ...attributes },
        amounts: whole
      }
    ];
  });
}

/** A return that names no sale it takes back has nothing to stand beside where returns are ignored. */
const isLeftOut = (
  measure: Measure,
  returns: PlanDocument['settings']['returns'],
  { reverses, attributes }: CreditEntry
): boolean =>
  (measure.returns ?? returns) === 'ignore' &&
  reverses === undefined &&
  (attributes.type === 'return' || attributes.type === 'credit');

/** What is credited, where only an amount was given as well: in that amount's share of the whole. */
function inShares({ credited, whole, share, transaction }: CreditEntry): SaleAmounts {
  if (share !== undefined || transaction === undefined || whole.revenue.isZero()) return credited;
  const ratio = credited.revenue.div(whole.revenue);
  return { ...credited, cost: whole.cost?.times(ratio), quantity: whole.quantity?.times(ratio) };
}

/** Amounts under every name a plan may use for them (`SALE_AMOUNTS`). */
function amountsOf({ revenue, cost, quantity }: SaleAmounts): Readonly<Record<string, Decimal>> {
  return {
    revenue,
    amount: revenue,
    ...(cost && { cost, margin: revenue.minus(cost) }),
    ...(quantity && { quantity, units: quantity })
  };
}
