import { Decimal, decimalText } from '../core/money.ts';
import { splitByMonths, type IsoDate, type Period } from '../core/period.ts';
import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';

/** A pay period: named after its first day. */
export type PayPeriod = Period & { readonly id: IsoDate };

/**
 * The pay periods of an evaluation: the periods quotas are set for, or calendar quarters over the data where there
 * is no quota. Where quotas of different lengths overlap, periods are cut at every start.
 */
export function payPeriods({ span }: LoadedBaseline, state: PlanState): PayPeriod[] {
  const quotas = [...state.quotas.values()];
  if (quotas.length === 0) {
    if (span === undefined) return [];
    const quarter = `${span.start.slice(0, 4)}-01-01`;
    return splitByMonths({ start: quarter, end: span.end }, 3)
      .filter(({ end }) => end > span.start)
      .map((period) => ({ id: period.start, ...period }));
  }
  const bounds = [...new Set(quotas.flatMap(({ start, end }) => [start, end]))].sort();
  return bounds.slice(0, -1).flatMap((start, i) => {
    const end = bounds[i + 1]!;
    const covered = quotas.some((quota) => quota.start <= start && quota.end >= end);
    return covered ? [{ id: start, start, end }] : [];
  });
}

/** Everything a pay plan is computed from, as the payout command would be given it. */
export function payoutInput(
  baseline: LoadedBaseline,
  state: PlanState,
  ledger: readonly PeriodCredit[],
  periods: readonly PayPeriod[]
) {
  const quotas = [...state.quotas.values()];
  const assigned = assignments(baseline, state);
  const concerned = new Set([...quotas, ...state.adjustments].map(({ rep }) => rep));
  for (const { rep } of ledger) if (rep !== null) concerned.add(rep);
  for (const { payee } of assigned) concerned.add(payee);
  return {
    currency: 'USD',
    periods: periods.map(({ id, start, end }) => ({ id, start, end })),
    payees: payees(baseline, ledger, [...concerned].sort()),
    hierarchy: baseline.reporting.map(({ rep, manager, start, end }) => ({ id: rep, manager, start, end })),
    assignments: assigned,
    credits: ledger.flatMap(({ rep, rule, start, credit }) =>
      rep === null || start === null
        ? []
        : [
            {
              id: `${rep}|${start}|${rule}`,
              payee: rep,
              measure: 'revenue',
              date: start,
              amount: decimalText(credit)
            }
          ]
    ),
    quotas: quotas.map(({ rep, measure, start, end, amount }) => ({
      payee: rep,
      measure,
      start,
      end,
      amount
    })),
    adjustments: state.adjustments.flatMap(({ rep, date, amount, reason, author }) => {
      const period = periods.find(({ start, end }) => start <= date && date < end);
      return period ? [{ payee: rep, period: period.id, amount, reason, author }] : [];
    })
  };
}

/** The people with credit, a quota, a plan or an adjustment; nobody else is a payee. */
function payees({ reps }: LoadedBaseline, ledger: readonly PeriodCredit[], ids: readonly string[]) {
  const details = new Map(reps.map((rep) => [rep.rep, rep]));
  const firstCredit = firstCredits(ledger);
  return ids.map((id) => {
    const detail = details.get(id);
    const money = (text: string | null | undefined) => (text ? decimalText(new Decimal(text)) : undefined);
    return {
      id,
      base: money(detail?.basePay),
      targetIncentive: money(detail?.targetIncentive),
      // Credit before the hire date contradicts it: then the date prorates nothing (see hireFindings).
      start: detail?.hired && detail.hired <= (firstCredit.get(id) ?? detail.hired) ? detail.hired : null,
      end: detail?.left ?? null,
      attributes: { commission_pct: detail?.commissionRate ?? null, title: detail?.title ?? null }
    };
  });
}

/** Assignments of the data, except for payees the scenario puts on one plan for the whole span. */
function assignments({ planAssignments }: LoadedBaseline, { planOf }: PlanState) {
  return [
    ...planAssignments.filter(({ payee }) => !planOf.has(payee)),
    ...[...planOf].sort().map(([payee, plan]) => ({ payee, plan, start: null, end: null }))
  ];
}

/** The first stretch of time in which each rep has credit. */
export function firstCredits(ledger: readonly PeriodCredit[]): Map<string, IsoDate> {
  const first = new Map<string, IsoDate>();
  for (const { rep, start } of ledger) {
    if (rep === null || start === null) continue;
    const known = first.get(rep);
    if (known === undefined || start < known) first.set(rep, start);
  }
  return first;
}
