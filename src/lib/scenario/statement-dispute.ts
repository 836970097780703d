import { createDispute, type Dispute, type DisputeAbout } from '../core/compensation/dispute/dispute.ts';
import { inputDocument } from '../core/compensation/input-document.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { PlanDocument } from '../core/compensation/schema/plan.ts';
import { differencesOf } from '../core/differences.ts';
import type { Result } from '../core/result.ts';
import type { CreditDetail } from '../engine/queries/credit-detail.ts';
import { inputForPayee } from './payee-input.ts';

/** What a dispute file is made from: the plan as written and as read, everybody's input, and whose line is asked about. */
export type DisputedStatement = {
  readonly plan: unknown;
  readonly document: PlanDocument;
  readonly input: PayoutInput;
  readonly about: DisputeAbout;
  /** The payee's own transactions of all periods, to stand in the file in place of their sums. */
  readonly detail?: readonly CreditDetail[];
};

/**
 * One file with the inputs of a payee, the plan, the trace and the question. Where the payee's transactions, one by
 * one, give the same figures as their sums they are in it; else the sums the figures were computed from.
 */
export function statementDispute({
  plan,
  document,
  input,
  about,
  detail
}: DisputedStatement): Result<Dispute> {
  const own = inputForPayee(document, input, about.payee);
  const summed = createDispute(plan, inputDocument(own), about);
  if (!summed.ok || !detail || about.asKnownAt !== undefined) return summed;
  const listed = createDispute(plan, inputDocument(withTransactions(own, about.payee, detail)), about);
  const same = listed.ok && differencesOf(summed.value.expected, listed.value.expected).length === 0;
  return same ? listed : summed;
}

function withTransactions(input: PayoutInput, payee: string, detail: readonly CreditDetail[]): PayoutInput {
  const measure = input.credits.find((credit) => credit.payee === payee)?.measure ?? 'revenue';
  return {
    ...input,
    credits: [
      ...input.credits.filter((credit) => credit.payee !== payee),
      ...detail
        .filter(({ rep }) => rep === payee)
        .map(({ transaction, rule, date, credit }) => ({
          id: `${transaction}|${rule}`,
          payee,
          measure,
          date,
          amount: credit,
          type: rule === 'overlay' ? ('overlay' as const) : ('direct' as const),
          transaction
        }))
    ]
  };
}
