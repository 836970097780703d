import { Decimal, decimalText, roundTo, ZERO } from '../money.ts';
import type { IsoDate } from '../period.ts';

/** A rep's credit on or after `start` and before the next bound of time. */
export type DatedCredit = {
  readonly rep: string | null;
  readonly start: IsoDate | null;
  readonly credit: Decimal;
};
type Owned = {
  readonly rep: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly amount: string;
};

/** A quota with the credit of its period and the attainment, credit / quota; undefined where the quota is zero. */
export type Measured<Q> = {
  readonly quota: Q;
  readonly credit: Decimal;
  readonly attainment: Decimal | undefined;
};

/**
 * Credit each quota with what its rep sold in its period. Credits come per stretch between neighbouring bounds, and
 * every quota starts and ends on a bound, so whole stretches are summed and nothing is prorated.
 */
export function measureAttainment<Q extends Owned>(
  quotas: readonly Q[],
  credits: readonly DatedCredit[]
): Measured<Q>[] {
  const byRep = new Map<string, DatedCredit[]>();
  for (const credit of credits) {
    if (credit.rep === null) continue;
    const list = byRep.get(credit.rep);
    if (list) list.push(credit);
    else byRep.set(credit.rep, [credit]);
  }
  return quotas.map((quota) => {
    let credit = ZERO;
    for (const { start, credit: amount } of byRep.get(quota.rep) ?? []) {
      if (start !== null && start >= quota.start && start < quota.end) credit = credit.plus(amount);
    }
    return { quota, credit, attainment: attainmentOf(credit, new Decimal(quota.amount)) };
  });
}

/** Credit over quota, exact to 60 digits; undefined without a quota to divide by. */
export const attainmentOf = (credit: Decimal, quota: Decimal): Decimal | undefined =>
  quota.isZero() ? undefined : credit.div(quota);

/** Places a ratio is printed with; comparisons use the unrounded one. */
export const RATIO_PLACES = 6;

export const ratioText = (ratio: Decimal | undefined): string | null =>
  ratio === undefined ? null : decimalText(roundTo(ratio, RATIO_PLACES), RATIO_PLACES);
