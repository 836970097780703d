import { addDays, type Period } from '../../period.ts';
import { type Context, pairKey } from '../measure/context.ts';
import { reachedOver } from '../measure/figures.ts';
import { quotaOver } from '../measure/quota.ts';
import type { FastSpot } from './fast-spots.ts';

type Own = readonly [credit: number, quota: number];

/**
 * Credit and quota of teams as numbers, total over total. Each member's own figures are worked out once for every
 * leader above that asks alike.
 */
export class TeamFigures {
  readonly #known = new Map<string, Own>();
  /** Parts of plans that a member's figures depend on, numbered. */
  readonly #asking = new Map<string, number>();

  constructor(readonly context: Context) {}

  /** The team's credit over the interval and quota over `compared`; NaN where nobody has a quota. */
  reached(spot: FastSpot, compared: Period): Own {
    const { component, interval, plan, payee } = spot;
    const { context } = this;
    const asking = this.#numberOf(
      JSON.stringify([plan.terms, plan.payment.clawback === undefined, component.creditTypes, component.where, component.window])
    ); // prettier-ignore
    const of = component.team!.of === 'all' ? 'all' : 1;
    let [credit, quota] = [0, Number.NaN];
    for (const member of context.hierarchy.below(payee, addDays(interval.end, -1), of)) {
      const key = `${asking} ${interval.start} ${interval.end} ${compared.start} ${compared.end} ${pairKey(member, component.measure!)}`;
      let own = this.#known.get(key);
      if (own === undefined) this.#known.set(key, (own = this.#own(spot, member, compared)));
      credit += own[0];
      if (!Number.isNaN(own[1])) quota = (Number.isNaN(quota) ? 0 : quota) + own[1];
    }
    return [credit, quota];
  }

  #own({ component, interval, plan }: FastSpot, member: string, compared: Period): Own {
    const { context } = this;
    const pieces = daysOf(context, member);
    const measure = component.measure!;
    const { total } = reachedOver(context, plan, member, measure, interval, pieces, component);
    const quota = quotaOver(context, member, measure, compared, pieces, plan.terms);
    return [total.toNumber(), quota?.toNumber() ?? Number.NaN];
  }

  #numberOf(text: string): number {
    let number = this.#asking.get(text);
    if (number === undefined) this.#asking.set(text, (number = this.#asking.size));
    return number;
  }
}

/** The days a member of a team counts: those with the company. */
export const daysOf = (context: Context, member: string): readonly Period[] =>
  (context.payees.get(member) ?? []).map(({ days }) => days);
