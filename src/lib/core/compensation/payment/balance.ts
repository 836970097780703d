import { type Decimal, ZERO } from '../../money.ts';

/** Something held: how much, and when it is due. */
export type HeldAmount = {
  readonly amount: Decimal;
  readonly due: string | number | undefined;
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
  /** Paid so far in the plan year, for a cap of the year. */
  paidInYear: Decimal;
  year: string;
};

export const startCarried = (): Carried => ({
  negative: ZERO,
  draw: ZERO,
  deferred: ZERO,
  held: [],
  paidInYear: ZERO,
  year: ''
});
