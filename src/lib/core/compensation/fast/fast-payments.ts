import { overlap } from '../../period.ts';
import type { Context } from '../measure/context.ts';
import type { PlanDocument } from '../schema/plan.ts';

/** What becomes of pay below zero in each period of a payee. */
const CARRY = 0;
const FORGIVE = 1;
const COLLECT = 2;
const policies = { carry: CARRY, forgive: FORGIVE, collect: COLLECT } as const;

/** Payment terms that only the exact evaluator computes, as sentences; empty where it computes them all. */
export function paymentsOutOfScope({ plans }: PlanDocument): string[] {
  return plans.flatMap(({ id, payment }) =>
    (['draw', 'holdback', 'clawback', 'cap'] as const)
      .filter((term) => payment[term] !== undefined)
      .map((term) => `${id} has a ${term} in its payment terms, which only the exact evaluator computes.`)
  );
}

/**
 * What is paid of one payee's earnings, period by period: adjustments are added, and pay below zero is carried,
 * forgiven or collected. `row` is the payee's place in `payees`, its periods lie side by side in both arrays.
 */
export type FastPayments = (row: number, earned: Float64Array, paid: Float64Array) => void;

export function compilePayments(context: Context, payees: readonly string[]): FastPayments {
  const { periods, input, document } = context;
  const width = periods.length;
  const policy = new Uint8Array(payees.length * width);
  const added = new Float64Array(payees.length * width);
  const owed = new Float64Array(payees.length);
  const rowOf = new Map(payees.map((id, row) => [id, row]));
  const periodOf = new Map(periods.map(({ id }, i) => [id, i]));
  for (const { payee, period, amount } of input.adjustments) {
    const [row, column] = [rowOf.get(payee), periodOf.get(period)];
    if (row !== undefined && column !== undefined) added[row * width + column]! += amount.toNumber();
  }
  for (const { payee, amount } of input.balances) {
    const row = rowOf.get(payee);
    if (row !== undefined) owed[row]! += amount.toNumber();
  }
  const alike = new Set(document.plans.map(({ payment }) => payment.negative));
  payees.forEach((payee, row) => {
    const start = row * width;
    if (alike.size < 2) return void policy.fill(policies[[...alike][0] ?? 'carry'], start, start + width);
    for (let column = 0; column < width; column++)
      policy[start + column] = policies[policyIn(context, payee, column)];
  });
  return (row, earned, paid) => {
    let carried = owed[row]!;
    for (let at = row * width; at < (row + 1) * width; at++) {
      const available = earned[at]! + added[at]!;
      if (available < 0 && policy[at] !== COLLECT) {
        if (policy[at] === CARRY) carried -= available;
        paid[at] = 0;
      } else {
        const taken = available > 0 ? Math.min(carried, available) : 0;
        carried -= taken;
        paid[at] = available - taken;
      }
    }
  };
}

/** The rule of the plan whose terms hold in a period: the one the payee is on last in it, or the first at all. */
function policyIn({ pieces, plans, periods }: Context, payee: string, column: number) {
  const own = pieces.get(payee);
  const period = periods[column]!;
  let held: { readonly end: string; readonly negative: keyof typeof policies } | undefined;
  for (const { id, payment } of plans) {
    for (const piece of own?.get(id) ?? []) {
      if (!overlap(piece, period) || (held && piece.end <= held.end)) continue;
      held = { end: piece.end, negative: payment.negative };
    }
  }
  return held?.negative ?? plans.find(({ id }) => own?.has(id))?.payment.negative ?? 'carry';
}
