import type { Decimal } from '../../money.ts';
import type { IsoDate } from '../../period.ts';

export type CreditType = 'direct' | 'overlay' | 'rollup';

/** A share of a transaction given to a payee, and the rule that gave it. */
export type Credit = {
  readonly id: string;
  readonly payee: string;
  readonly measure: string;
  readonly date: IsoDate;
  readonly amount: Decimal;
  readonly type: CreditType;
  readonly rule: string;
  readonly share: Decimal;
  readonly transaction: string | undefined;
  /** The transaction or credit it takes back, in whole or part. */
  readonly reverses: string | undefined;
  /** The day of the return itself, where `date` was moved back to the original's. */
  readonly ownDate: IsoDate;
  /** Returns that the measure ignores: kept for clawback, never counted. */
  readonly idle: boolean;
  /** Attributes of the transaction, with `type` and `role`; measures of it for conditions on amounts. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly amounts: Readonly<Record<string, Decimal>>;
};

/** Something worth saying about data that did not stop the work. */
export type Finding = {
  readonly code: string;
  readonly message: string;
  readonly keys: Readonly<Record<string, string>>;
};

/** Credits of everybody, by payee and measure, in order of date and id; reversals kept apart where asked. */
export type CreditBook = ReadonlyMap<string, ReadonlyMap<string, readonly Credit[]>>;

export const byDate = (a: Credit, b: Credit): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** File credits by payee and measure. */
export function bookCredits(credits: readonly Credit[]): CreditBook {
  const book = new Map<string, Map<string, Credit[]>>();
  for (const credit of credits) {
    let measures = book.get(credit.payee);
    if (!measures) book.set(credit.payee, (measures = new Map<string, Credit[]>()));
    const list = measures.get(credit.measure);
    if (list) list.push(credit);
    else measures.set(credit.measure, [credit]);
  }
  for (const measures of book.values()) for (const list of measures.values()) list.sort(byDate);
  return book;
}
