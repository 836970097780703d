import { sumDecimals, ZERO, type Decimal } from '../money.ts';
import type { IsoDate, Period } from '../period.ts';

/** A deal as a snapshot shows it. */
export type SnapshotDeal = {
  readonly id: string;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly amount: Decimal;
  readonly close: IsoDate | undefined;
};

/** Why a deal's part of the open pipeline changed; every deal has one reason, amount apart. */
export type ChangeReason =
  'created' | 'won' | 'lost' | 'removed' | 'pulled-in' | 'pushed-out' | 'reopened' | 'amount';

export type PipelineChange = {
  readonly id: string;
  readonly reason: ChangeReason;
  readonly amount: Decimal;
};

export type ChangeReport = {
  readonly opening: Decimal;
  readonly closing: Decimal;
  readonly reasons: readonly {
    readonly reason: ChangeReason;
    readonly deals: number;
    readonly amount: Decimal;
  }[];
  readonly changes: readonly PipelineChange[];
};

const REASONS: readonly ChangeReason[] = ['created', 'reopened', 'pulled-in', 'amount', 'pushed-out', 'won', 'lost', 'removed']; // prettier-ignore

/**
 * From one snapshot's open pipeline of a period (or the whole of it) to the next one's: opening + all changes = closing, exactly. A deal
 * that leaves does so with the amount it had; one that comes or stays comes with its new amount, so a changed
 * amount is told apart from the reason only for deals open in the period at both ends.
 */
export function reportChanges(
  before: readonly SnapshotDeal[],
  after: readonly SnapshotDeal[],
  period?: Period
): ChangeReport {
  const inPeriod = ({ outcome, close }: SnapshotDeal) =>
    outcome === 'open' &&
    (period === undefined || (close !== undefined && close >= period.start && close < period.end));
  const older = new Map(before.map((deal) => [deal.id, deal]));
  const newer = new Map(after.map((deal) => [deal.id, deal]));
  const changes: PipelineChange[] = [];
  for (const id of [...new Set([...older.keys(), ...newer.keys()])].sort()) {
    const [old, now] = [older.get(id), newer.get(id)];
    const [was, is] = [old !== undefined && inPeriod(old), now !== undefined && inPeriod(now)];
    if (was && is) {
      const difference = now!.amount.minus(old!.amount);
      if (!difference.isZero()) changes.push({ id, reason: 'amount', amount: difference });
    } else if (was) {
      const reason = now === undefined ? 'removed' : now.outcome === 'open' ? 'pushed-out' : now.outcome;
      changes.push({ id, reason, amount: old!.amount.negated() });
    } else if (is) {
      const reason = old === undefined ? 'created' : old.outcome === 'open' ? 'pulled-in' : 'reopened';
      changes.push({ id, reason, amount: now!.amount });
    }
  }
  const total = (deals: readonly SnapshotDeal[]) =>
    sumDecimals(deals.filter(inPeriod).map(({ amount }) => amount));
  return {
    opening: total(before),
    closing: total(after),
    reasons: REASONS.map((reason) => {
      const own = changes.filter((change) => change.reason === reason);
      return {
        reason,
        deals: own.length,
        amount: own.length === 0 ? ZERO : sumDecimals(own.map(({ amount }) => amount))
      };
    }).filter(({ deals }) => deals > 0),
    changes
  };
}
