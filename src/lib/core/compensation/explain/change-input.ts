import type { Decimal } from '../../money.ts';
import { computeLines } from '../compute-lines.ts';
import { type Credit, byDate } from '../crediting/credit.ts';
import { type Context, createContext } from '../measure/context.ts';
import type { PayoutLine } from '../payout.ts';
import { knownInput } from '../retro/known-at.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';

/** The same calculation with something changed for one payee: what a line would then have earned. */
export class WhatIf {
  readonly context: Context;

  constructor(document: PlanDocument, input: PayoutInput) {
    this.context = createContext(document, knownInput(input, undefined));
  }

  /** The line computed again with one more credit. */
  withCredit(line: PayoutLine, credit: Credit): PayoutLine | undefined {
    const { book } = this.context;
    const own = book.get(credit.payee) ?? new Map<string, readonly Credit[]>();
    const credits = [...(own.get(credit.measure) ?? []), credit].sort(byDate);
    const changed = new Map([...book, [credit.payee, new Map([...own, [credit.measure, credits]])]]);
    return this.#again({ ...this.context, book: changed }, line);
  }

  /** The line computed again with a measure of the payee set to a value. */
  withResult(line: PayoutLine, measure: string, value: Decimal): PayoutLine | undefined {
    const key = `${line.payee}\u0000${measure}`;
    const results = new Map(this.context.results);
    results.set(key, new Map([...(results.get(key) ?? []), [line.period, value]]));
    return this.#again({ ...this.context, results }, line);
  }

  #again(context: Context, line: PayoutLine): PayoutLine | undefined {
    const lines = computeLines(
      { ...context, findings: [] },
      { payees: new Set([line.payee]), until: line.end }
    );
    return lines.find(
      ({ period, plan, component, start }) =>
        period === line.period && plan === line.plan && component === line.component && start === line.start
    );
  }
}

/** An imagined direct credit on the last day that still counts for a line. */
export const imaginedCredit = (line: PayoutLine, measure: string, date: string, amount: Decimal): Credit => ({
  id: '~imagined', payee: line.payee, measure, date, amount, type: 'direct', rule: 'imagined', share: amount.times(0).plus(1),
  transaction: '~imagined', reverses: undefined, ownDate: date, idle: false, attributes: {}, amounts: {}
}); // prettier-ignore
