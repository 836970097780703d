import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { Plan, PlanDocument } from '../core/compensation/schema/plan.ts';
import { barFrom, inputForPlans } from './payout-input.ts';

/**
 * The part of an input that the pay of one payee depends on: the payee alone, with everybody below where the plan
 * measures a team or credit rolls up, everybody where a pool or budget is shared. The pay is the same to the cent;
 * others are in it for their credit and quotas and are paid nothing.
 */
export function inputForPayee(document: PlanDocument, input: PayoutInput, payee: string): PayoutInput {
  const ids = new Set(document.plans.map(({ id }) => id));
  const own = inputForPlans(input, ids);
  const plans = plansOf(document, own, payee);
  const people = plans.some(sharesMoney)
    ? new Set(own.payees.map(({ id }) => id))
    : plans.some(measuresTeam) || document.crediting.some(({ kind }) => kind === 'rollup')
      ? withEverybodyBelow(own.hierarchy, payee)
      : new Set([payee]);
  const restricted = restrictInput(own, people);
  if (plans.some(sharesMoney)) return restricted;
  const others = [...people].filter((id) => id !== payee).sort();
  return barFrom(restricted, document.plans[0]!.id, others);
}

/** The rows of an input that are about some people. */
export function restrictInput(input: PayoutInput, people: ReadonlySet<string>): PayoutInput {
  const about = <T extends { readonly payee: string }>(rows: readonly T[]) =>
    rows.filter(({ payee }) => people.has(payee));
  return {
    ...input,
    payees: input.payees.filter(({ id }) => people.has(id)),
    hierarchy: input.hierarchy.filter(({ id, manager }) => people.has(id) && people.has(manager)),
    assignments: about(input.assignments),
    credits: about(input.credits),
    splits: about(input.splits),
    quotas: about(input.quotas),
    relief: about(input.relief),
    results: about(input.results),
    balances: about(input.balances),
    adjustments: about(input.adjustments)
  };
}

/** The plans a payee is on; in a document of one plan, those who are assigned to none are on it. */
export function plansOf(
  { plans }: PlanDocument,
  { assignments }: PayoutInput,
  payee: string
): readonly Plan[] {
  const assigned = assignments.filter((row) => row.payee === payee).map(({ plan }) => plan);
  return assigned.length === 0 && plans.length === 1
    ? plans
    : plans.filter(({ id }) => assigned.includes(id));
}

const sharesMoney = ({ components }: Plan) =>
  components.some((part) => part.kind === 'pool' || part.budget !== undefined);
/** Whether a plan counts the credit of a payee's team. */
export const measuresTeam = ({ components }: Plan) =>
  components.some((part) => 'team' in part && part.team !== undefined);

/** A manager and whoever reported up to them on any day. */
export function withEverybodyBelow(hierarchy: PayoutInput['hierarchy'], manager: string): Set<string> {
  const people = new Set([manager]);
  for (const person of people) {
    for (const link of hierarchy) if (link.manager === person) people.add(link.id);
  }
  return people;
}
