import { type Decimal, ZERO } from '../../money.ts';
import { groupStatements } from '../group-statements.ts';
import type { PayoutLine, PayoutOutput, Payment } from '../payout.ts';

/** What a payee reads about a period: lines, what became of them, the balance before and after. */
export type Statement = {
  readonly payee: string;
  readonly period: string;
  readonly lines: readonly PayoutLine[];
  readonly payment: Payment;
  readonly balanceBefore: Decimal;
};

/** Every statement of a payout, in order of payee and period. */
export function statementsOf({ lines, payments }: PayoutOutput): Statement[] {
  const groups = groupStatements(lines);
  const balances = new Map<string, Decimal>();
  return payments.map((payment) => {
    const { payee, period, balance } = payment;
    const balanceBefore = balances.get(payee) ?? ZERO;
    balances.set(payee, balance);
    return { payee, period, lines: groups.get(`${payee}\u0000${period}`) ?? [], payment, balanceBefore };
  });
}
