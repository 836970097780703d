import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { PlanDocument } from '../core/compensation/schema/plan.ts';
import type { CreditEntry } from '../engine/queries/credit-entries.ts';
import { waitsForPayment } from './credit-grain.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import { measuresTeam } from './payee-input.ts';
import {
  inputForPlans,
  isNever,
  payoutInput,
  payPeriods,
  paysOnlyAssigned,
  type Ledger
} from './payout-input.ts';
import { planCredits } from './plan-credits.ts';
import type { PlanState } from './plan-state.ts';
import { readPlan } from './read-plan.ts';

/**
 * What each plan document of a scenario is paid on, by the document's name: the very input the evaluation gives it.
 * Documents that cannot be read are left out.
 */
export function planInputs(
  baseline: LoadedBaseline,
  state: PlanState,
  ledger: Ledger
): Map<string, PayoutInput> {
  const input = payoutInput(baseline, state, ledger, payPeriods(baseline, state));
  return new Map(
    [...state.plans].flatMap(([name, json]) => {
      const plan = readPlan(json);
      return plan.ok ? [[name, planInput(baseline, name, plan.value, input, ledger)] as const] : [];
    })
  );
}

/** Everybody's input as one plan document is given it: its own people, and credit as fine as it asks for. */
export function planInput(
  baseline: LoadedBaseline,
  name: string,
  document: PlanDocument,
  input: PayoutInput,
  { entries }: Pick<Ledger, 'entries'>
): PayoutInput {
  const ids = new Set(document.plans.map(({ id }) => id));
  const own = inputForPlans(input, ids, paysOnlyAssigned(baseline, name));
  const found = entries.get(name);
  return found ? withEntries(document, own, found) : own;
}

/** The credits of a document's own measures in place of the sums of revenue. */
export function withEntries(
  document: PlanDocument,
  input: PayoutInput,
  entries: readonly CreditEntry[]
): PayoutInput {
  const all = planCredits(document, entries);
  const people = countsOthers(document) ? undefined : peopleOn(document, input);
  const credits = people ? all.filter(({ payee }) => people.has(payee)) : [...all];
  const isAwaited = document.plans.some(({ payment }) => waitsForPayment(payment));
  return { ...input, credits, ...(isAwaited ? { transactions: paidSales(entries) } : {}) };
}

/** When the customers paid, for pay that waits for it; the credits are given, so no amounts. */
export function paidSales(entries: readonly CreditEntry[]): PayoutInput['transactions'] {
  const days = new Map(
    entries.flatMap(({ transaction, paidOn }) => (transaction && paidOn ? [[transaction, paidOn]] : []))
  );
  return [...days].map(([id, payment]) => ({
    id,
    dates: { payment },
    type: 'sale',
    measures: {},
    attributes: {}
  }));
}

/** Whether somebody's pay counts credit of people who are on none of the document's plans. */
const countsOthers = ({ crediting, plans }: PlanDocument): boolean =>
  crediting.some(({ kind }) => kind === 'rollup') ||
  plans.some((plan) => measuresTeam(plan) || plan.components.some(({ kind }) => kind === 'pool'));

/** The people a document pays. */
function peopleOn({ plans }: PlanDocument, { payees, assignments }: PayoutInput): Set<string> {
  const assigned = new Set(assignments.map(({ payee }) => payee));
  const placed = assignments.filter((row) => !isNever(row)).map(({ payee }) => payee);
  const others = plans.length === 1 ? payees.filter(({ id }) => !assigned.has(id)) : [];
  return new Set([...placed, ...others.map(({ id }) => id)]);
}
