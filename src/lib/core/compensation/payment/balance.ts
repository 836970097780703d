import { type Decimal, ZERO } from '../../money.ts';

/** Something held of a period's pay: due from a period on (its index), or once the customer pays a transaction. */
export type HeldAmount = {
  readonly amount: Decimal;
  readonly due: number | { readonly transaction: string | undefined };
  readonly period: string;
};

/** What a payee carries from one period to the next. */
export type Carried = {
  /** Pay below zero, still owed by the payee. */
  negative: Decimal;
  /** Draws not yet recovered. */
  draw: Decimal;
  /** Put off by a payment cap, still owed to the payee. */
  deferred: Decimal;
  held: HeldAmount[];
  /** Manual adjustments already paid. */
  readonly adjusted: Set<object>;
  /** Paid so far in the plan year, for a cap of the year. */
  paidInYear: Decimal;
  year: string;
};

export const startCarried = (): Carried => ({
  negative: ZERO,
  draw: ZERO,
  deferred: ZERO,
  held: [],
  adjusted: new Set(),
  paidInYear: ZERO,
  year: ''
});
