import type { PayoutInput } from '../core/compensation/schema/input.ts';
import { Decimal, ZERO } from '../core/money.ts';
import { splitByMonths, type IsoDate, type Period } from '../core/period.ts';
import type { ClosedQuota } from '../core/quota/quota-periods.ts';
import type { CreditEntry } from '../engine/queries/credit-entries.ts';
import type { LedgerDays } from '../engine/queries/ledger-days.ts';
import type { OverlayCredit } from '../engine/queries/overlay-credits.ts';
import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';
import type { QuotaRow } from '../engine/queries/quota-rows.ts';
import type { RepDetail } from '../engine/queries/rep-rows.ts';
import { byIdentity } from './by-identity.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';

/** A pay period: named after its first day. */
export type PayPeriod = Period & { readonly id: IsoDate };

/** What was credited, by revenue split and beside it. */
export type Ledger = {
  readonly revenue: readonly PeriodCredit[];
  readonly overlay: readonly OverlayCredit[];
  /** The days at which both were cut. */
  readonly days: LedgerDays;
  /** Credit with its sales, for plan documents that ask for more than sums of revenue, by the document's name. */
  readonly entries: ReadonlyMap<string, readonly CreditEntry[]>;
};

/**
 * The pay periods of an evaluation: the periods quotas are set for, or calendar quarters over the data where there
 * is no quota. Where quotas of different lengths overlap, periods are cut at every start.
 */
export function payPeriods({ span }: LoadedBaseline, state: PlanState): PayPeriod[] {
  const quotas = [...state.quotas.values()];
  if (quotas.length === 0) {
    if (span === undefined) return [];
    return splitByMonths({ start: `${span.start.slice(0, 4)}-01-01`, end: span.end }, 3)
      .filter(({ end }) => end > span.start)
      .map((period) => ({ id: period.start, ...period }));
  }
  const spans = new Map(quotas.map(({ start, end }) => [`${start} ${end}`, { start, end }]));
  const bounds = [...new Set([...spans.values()].flatMap(({ start, end }) => [start, end]))].sort();
  return bounds.slice(0, -1).flatMap((start, i) => {
    const end = bounds[i + 1]!;
    const covered = [...spans.values()].some((quota) => quota.start <= start && quota.end >= end);
    return covered ? [{ id: start, start, end }] : [];
  });
}

/** Everything pay is computed from, as the payout command would be given it; assignments are added plan by plan. */
export function payoutInput(
  baseline: LoadedBaseline,
  state: PlanState,
  { revenue, overlay }: Pick<Ledger, 'revenue' | 'overlay'>,
  periods: readonly PayPeriod[]
): PayoutInput {
  const quotas = [...state.quotas.values()];
  const assigned = assignmentsOf(baseline, state);
  const concerned = new Set([...quotas, ...state.adjustments, ...overlay].map(({ rep }) => rep));
  for (const { rep } of revenue) if (rep !== null) concerned.add(rep);
  for (const { payee } of assigned) concerned.add(payee);
  return {
    currency: baseline.currency,
    periods: periods.map(({ id, start, end }) => ({ id, start, end })),
    payees: payees(baseline, revenue, [...concerned].sort()),
    hierarchy: hierarchyOf(baseline.reporting),
    assignments: assigned,
    transactions: [],
    splits: [],
    credits: [
      ...revenue.flatMap((row) => (row.rep === null || row.start === null ? [] : [revenueCredit(row)])),
      ...overlay.map(overlayCredit)
    ],
    quotas: quotas.map(quotaRow),
    relief: [],
    results: [],
    balances: [],
    adjustments: state.adjustments.flatMap(({ rep, date, amount, reason, author }) => {
      const period = periods.find(({ start, end }) => start <= date && date < end);
      return period ? [{ payee: rep, period: period.id, amount: new Decimal(amount), reason, author }] : [];
    }),
    fx: []
  };
}

const hierarchyOf = byIdentity((reporting: LoadedBaseline['reporting']) =>
  reporting.map(({ rep, manager, start, end }) => ({ id: rep, manager, start, end }))
);
const revenueCredit = byIdentity(({ rep, rule, start, credit }: PeriodCredit) =>
  creditOf(rep!, rule, start!, credit, 'direct' as const)
);
const overlayCredit = byIdentity(({ rep, start, credit }: OverlayCredit) =>
  creditOf(rep, 'overlay', start, credit, 'overlay' as const)
);
const quotaRow = byIdentity(({ rep, measure, start, end, amount }: ClosedQuota<QuotaRow>) => ({
  payee: rep,
  measure,
  start,
  end,
  amount: new Decimal(amount)
}));

const creditOf = (
  payee: string,
  rule: string,
  date: IsoDate,
  amount: Decimal,
  type: 'direct' | 'overlay'
) => ({
  id: `${payee}|${date}|${rule}`,
  payee,
  measure: 'revenue',
  date,
  amount,
  type
});

/** The people with credit, a quota, a plan or an adjustment; nobody else is a payee. */
function payees(
  { reps }: LoadedBaseline,
  revenue: readonly PeriodCredit[],
  ids: readonly string[]
): PayoutInput['payees'] {
  const details = detailsOf(reps);
  const firstCredit = firstCredits(revenue);
  return ids.map((id) => {
    const detail = details.get(id);
    if (detail === undefined)
      return { id, start: null, end: null, attributes: { commission_pct: null, title: null } };
    // Credit before the hire date contradicts it: then the date prorates nothing (see hireFindings).
    const isDated = detail.hired !== null && detail.hired <= (firstCredit.get(id) ?? detail.hired);
    return isDated ? datedPayee(detail) : undatedPayee(detail);
  });
}

const detailsOf = byIdentity((reps: LoadedBaseline['reps']) => new Map(reps.map((rep) => [rep.rep, rep])));
const undatedPayee = byIdentity(
  ({ rep, basePay, targetIncentive, onTargetEarnings, left, commissionRate, title }: RepDetail) => ({
    id: rep,
    base: basePay ? new Decimal(basePay) : undefined,
    targetIncentive: targetIncentive
      ? new Decimal(targetIncentive)
      : // Without a base the plan's pay mix says which part of it is variable.
        onTargetEarnings && basePay
        ? Decimal.max(ZERO, new Decimal(onTargetEarnings).minus(basePay))
        : undefined,
    ote: onTargetEarnings ? new Decimal(onTargetEarnings) : undefined,
    start: null,
    end: left ?? null,
    attributes: { commission_pct: commissionRate ?? null, title: title ?? null }
  })
);
const datedPayee = byIdentity((detail: RepDetail) => ({ ...undatedPayee(detail), start: detail.hired }));

/** Assignments of the data, except for payees the scenario puts on one plan for the whole span. */
function assignmentsOf(
  { planAssignments }: LoadedBaseline,
  { planOf }: PlanState
): PayoutInput['assignments'] {
  return [
    ...planAssignments.filter(({ payee }) => !planOf.has(payee)),
    ...[...planOf].sort().map(([payee, plan]) => ({ payee, plan, start: null, end: null }))
  ];
}

/** A time nobody is paid for. */
const NEVER = { start: '0001-01-01', end: '0001-01-02' } as const;
export const isNever = ({ start, end }: PayoutInput['assignments'][number]): boolean =>
  start === NEVER.start && end === NEVER.end;

/**
 * A document that a scenario adds to those of the data pays only the people assigned to it: whoever has no
 * assignment stays where the data has them, and is not paid twice.
 */
export const paysOnlyAssigned = ({ plans }: Pick<LoadedBaseline, 'plans'>, document: string): boolean =>
  plans.size > 0 && !plans.has(document);

/**
 * The input as one plan document is given it. Who is on a plan of another document is on none of this one, even
 * where this one holds a single plan; the credit and quotas of such people still count for teams. With
 * `onlyAssigned` neither is anybody without an assignment.
 */
export function inputForPlans(
  input: PayoutInput,
  plans: ReadonlySet<string>,
  onlyAssigned = false
): PayoutInput {
  const own = input.assignments.filter(({ plan }) => plans.has(plan));
  const placed = new Set(own.map(({ payee }) => payee));
  const [first] = plans;
  const people = onlyAssigned
    ? input.payees.map(({ id }) => id)
    : input.assignments.map(({ payee }) => payee);
  const elsewhere = new Set(people.filter((payee) => !placed.has(payee)));
  // Where people are paid, there their adjustments are.
  const adjustments = input.adjustments.filter(({ payee }) => !elsewhere.has(payee));
  return first === undefined
    ? input
    : barFrom({ ...input, assignments: own, adjustments }, first, [...elsewhere]);
}

/** Keep payees from being paid, while their credit and quotas still count for others. */
export function barFrom(input: PayoutInput, plan: string, payees: readonly string[]): PayoutInput {
  const barred = new Set(payees);
  return {
    ...input,
    assignments: [
      ...input.assignments.filter(({ payee }) => !barred.has(payee)),
      ...payees.map((payee) => ({ payee, plan, ...NEVER }))
    ]
  };
}

/** The first day of credit of each rep, by the day of the transaction. */
export const firstCredits = byIdentity((revenue: readonly PeriodCredit[]): ReadonlyMap<string, IsoDate> => {
  const first = new Map<string, IsoDate>();
  for (const { rep, firstDay } of revenue) {
    if (rep === null || firstDay === null) continue;
    const known = first.get(rep);
    if (known === undefined || firstDay < known) first.set(rep, firstDay);
  }
  return first;
});
