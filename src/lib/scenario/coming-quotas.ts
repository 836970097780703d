import { Decimal } from '../core/money.ts';
import { addMonths, dayNumber, type IsoDate, type Period } from '../core/period.ts';
import type { ClosedQuota } from '../core/quota/quota-periods.ts';
import type { QuotaRow } from '../engine/queries/quota-rows.ts';
import type { Finding } from './evaluation.ts';
import type { LoadedBaseline } from './load-baseline.ts';

type Quota = ClosedQuota<QuotaRow>;
export type ComingQuotas = { readonly quotas: readonly Quota[]; readonly findings: readonly Finding[] };

/**
 * The quotas of the periods that lie wholly in a coming span. Periods the data has no quotas for carry on: each rep
 * who had a quota in the last period, and is still there, has that of the same period a year before, or else the
 * last one, also where that of a year before was still ramping up. It says how many were carried on.
 */
export function comingQuotas({ quotas, reps }: LoadedBaseline, span: Period): ComingQuotas {
  const given = quotas.filter(({ start, end }) => start >= span.start && end <= span.end);
  const left = new Map(reps.map(({ rep, left }) => [rep, left]));
  const carried: Quota[] = [];
  for (const measure of new Set(quotas.map((quota) => quota.measure))) {
    const own = quotas.filter((quota) => quota.measure === measure);
    const last = own.reduce((latest, { start }) => (start > latest ? start : latest), '');
    const latest = own.filter(({ start }) => start === last);
    for (const period of periodsAfter(latest[0]!, span)) {
      for (const quota of latest) {
        const gone = left.get(quota.rep);
        if (gone != null && gone <= period.start) continue;
        const yearBefore = own.find(
          ({ rep, start }) => rep === quota.rep && start === addMonths(period.start, -12)
        );
        carried.push({ ...quota, ...period, endFrom: 'length', amount: carriedAmount(quota, yearBefore) });
      }
    }
  }
  return { quotas: [...given, ...carried], findings: carriedFindings(carried) };
}

/** The amount of a year before; the last one where that was still ramping up: less than half of it. */
const carriedAmount = (last: Quota, yearBefore: Quota | undefined): string =>
  yearBefore === undefined || new Decimal(yearBefore.amount).times(2).lt(last.amount)
    ? last.amount
    : yearBefore.amount;

/** Periods as long as the last one that follow it, those inside the span. */
function periodsAfter({ start, end }: Period, span: Period): Period[] {
  const months = Math.max(1, Math.round((dayNumber(end) - dayNumber(start)) / (365.25 / 12)));
  const periods: Period[] = [];
  for (let from: IsoDate = end; from < span.end; from = addMonths(from, months)) {
    const to = addMonths(from, months);
    if (from >= span.start && to <= span.end) periods.push({ start: from, end: to });
  }
  return periods;
}

function carriedFindings(carried: readonly Quota[]): Finding[] {
  if (carried.length === 0) return [];
  const starts = [...new Set(carried.map(({ start }) => start))].sort();
  return [
    {
      code: 'quota-carried',
      table: 'quota',
      keys: [...new Set(carried.map(({ rep }) => rep))].sort(),
      values: starts,
      message: `${carried.length} quotas of coming periods from ${starts[0]} are carried on from the same period a year before, since the data has none; set them in the scenario.`
    }
  ];
}
