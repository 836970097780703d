import type { Decimal } from '../money.ts';
import type { Credit, Finding } from './crediting/credit.ts';

/** One row of a rate table as it was used. `from` and `to` in the table's own unit; `to` is open at the top. */
export type TierRow = {
  readonly from: Decimal;
  readonly to: Decimal | undefined;
  /** Credit (or count, score) paid at this rate. */
  readonly amount: Decimal;
  readonly rate: Decimal;
  readonly payout: Decimal;
};

/** A step after the table: what it is, its factor or limit, pay before and after. */
export type StepKind = 'threshold' | 'gate' | 'modifier' | 'cap' | 'floor' | 'trueUp' | 'budget';
export type PayStep = {
  readonly id: string;
  readonly kind: StepKind;
  /** How `after` comes from `before`: before × value, + value, − value, replaced by value, or at most / least value. */
  readonly operation: 'times' | 'plus' | 'minus' | 'softCap' | 'floor';
  readonly value: Decimal;
  /** For `softCap`: what counts beyond. */
  readonly beyond?: Decimal | undefined;
  readonly before: Decimal;
  readonly after: Decimal;
};

/** Earnings of a payee × period × component (and interval). */
export type PayoutLine = {
  readonly payee: string;
  readonly period: string;
  readonly plan: string;
  readonly component: string;
  /** The interval computed, `[start, end)`. */
  readonly start: string;
  readonly end: string;
  readonly credit: Decimal;
  readonly quota: Decimal | undefined;
  readonly attainment: Decimal | undefined;
  readonly target: Decimal;
  readonly tiers: readonly TierRow[];
  readonly modifiers: readonly PayStep[];
  readonly unrounded: Decimal;
  readonly earned: Decimal;
  /** For an adjustment line: the closed period whose recalculation it is the difference of. */
  readonly adjusts?: string | undefined;
  /** The credits behind it, in order. */
  readonly credits: readonly Credit[];
};

/** What is paid to a payee in a period. */
export type Payment = {
  readonly payee: string;
  readonly period: string;
  readonly earned: Decimal;
  readonly adjusted: Decimal;
  readonly clawback: Decimal;
  readonly held: Decimal;
  readonly released: Decimal;
  readonly carried: Decimal;
  readonly recovered: Decimal;
  readonly draw: Decimal;
  readonly deferred: Decimal;
  readonly forfeited: Decimal;
  readonly forgiven: Decimal;
  readonly paid: Decimal;
  readonly balance: Decimal;
  readonly heldBalance: Decimal;
  readonly currency: string;
  readonly rate: Decimal;
  readonly paidInCurrency: Decimal;
};

export type PayoutOutput = {
  readonly lines: readonly PayoutLine[];
  readonly payments: readonly Payment[];
  readonly findings: readonly Finding[];
};
