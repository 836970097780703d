import { addMonths, dayNumber, type IsoDate } from '../period.ts';

/** A quota as brought: from a date, with or without an end. */
export type DatedQuota = {
  readonly rep: string;
  readonly measure: string;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
};

/** `given` by the data, the `next` quota of the same owner, the next of the `calendar` others keep, or as long as the one before (`length`). */
export type QuotaEndSource = 'given' | 'next' | 'calendar' | 'length';
export type ClosedQuota<Q> = Omit<Q, 'end'> & { readonly end: IsoDate; readonly endFrom: QuotaEndSource };

const DAYS_PER_MONTH = 365.25 / 12;

/**
 * Give every quota its end: a quota on a date covers [date, next date). The last of a rep ends where the next
 * period of the other reps begins; the last of all is as many months long as the one before it (3 if alone).
 */
export function closeQuotaPeriods<Q extends DatedQuota>(quotas: readonly Q[]): ClosedQuota<Q>[] {
  const calendars = startsBy(quotas, ({ measure }) => measure);
  const ownStarts = startsBy(quotas, ownerKey);
  return quotas.map((quota) => {
    const own = ownStarts.get(ownerKey(quota)) ?? [];
    const next = own.find((start) => start > quota.start);
    if (quota.end !== null) {
      const cut = next !== undefined && next < quota.end;
      return { ...quota, end: cut ? next : quota.end, endFrom: cut ? 'next' : 'given' };
    }
    if (next !== undefined) return { ...quota, end: next, endFrom: 'next' };
    const calendar = calendars.get(quota.measure) ?? [];
    const following = calendar.find((start) => start > quota.start);
    if (following !== undefined) return { ...quota, end: following, endFrom: 'calendar' };
    const previous = calendar[calendar.indexOf(quota.start) - 1];
    const months =
      previous === undefined
        ? 3
        : Math.max(1, Math.round((dayNumber(quota.start) - dayNumber(previous)) / DAYS_PER_MONTH));
    return { ...quota, end: addMonths(quota.start, months), endFrom: 'length' };
  });
}

const ownerKey = ({ rep, measure }: DatedQuota) => JSON.stringify([rep, measure]);

/** The distinct starts of each group, in order. */
function startsBy(quotas: readonly DatedQuota[], key: (quota: DatedQuota) => string): Map<string, IsoDate[]> {
  const groups = new Map<string, Set<IsoDate>>();
  for (const quota of quotas) {
    const group = groups.get(key(quota)) ?? new Set();
    groups.set(key(quota), group.add(quota.start));
  }
  return new Map([...groups].map(([name, starts]) => [name, [...starts].sort()]));
}
