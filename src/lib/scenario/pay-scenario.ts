import type { Payment, PayoutLine, PayoutOutput } from '../core/compensation/payout.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import { currencyExponent, decimalText, sumDecimals, ZERO, type Decimal } from '../core/money.ts';
import { formatPath } from '../core/result.ts';
import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';
import type { Finding, LineRow, PaidDocument, PayoutRow } from './evaluation.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import { byIdentity } from './by-identity.ts';
import { payDocument, type PayeePay } from './pay-document.ts';
import { firstCredits, payoutInput, payPeriods, type Ledger, type PayPeriod } from './payout-input.ts';
import { planCreditFindings } from './plan-credit-findings.ts';
import { planInput } from './plan-inputs.ts';
import type { PlanState } from './plan-state.ts';
import { readPlan } from './read-plan.ts';
import { targetFindings } from './target-findings.ts';

/** What a scenario pays, by every plan in force. */
export type ScenarioPay = {
  readonly payouts: readonly PayoutRow[];
  readonly lines: readonly PayoutLine[];
  readonly lineRows: readonly LineRow[];
  readonly payments: readonly Payment[];
  /** What it was computed from: every plan's people together. */
  readonly input: PayoutInput;
  readonly documents: readonly PaidDocument[];
  readonly earned: Decimal;
  readonly paid: Decimal;
  /** Incentive cost: everything paid out. */
  readonly cost: Decimal;
  readonly earnedBy: ReadonlyMap<string, Decimal>;
  readonly findings: readonly Finding[];
};

/** The row that holds what payment terms (draws, holdbacks, caps, adjustments) add to or keep from earnings. */
export const PAYMENT_TERMS = 'payment-terms';

/** Compute every pay plan on the scenario's credits and quotas. A plan that cannot be read pays nothing and says so. */
export function payScenario(baseline: LoadedBaseline, state: PlanState, ledger: Ledger): ScenarioPay {
  const periods = payPeriods(baseline, state);
  const places = currencyExponent(baseline.currency);
  const findings: Finding[] = [...hireFindings(baseline, ledger.revenue)];
  const pays: PayeePay[] = [];
  const documents: PaidDocument[] = [];
  const input = payoutInput(baseline, state, ledger, periods);
  if (state.plans.size === 0) findings.push(NO_PLAN);
  for (const [name, document] of [...state.plans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const plan = readPlan(document);
    if (!plan.ok) {
      const reason = plan.problems.map(({ path, message }) => `${formatPath(path)}: ${message}`).join('; ');
      findings.push(
        planFinding('plan-unreadable', name, `Pay plan ${name} cannot be used and pays nothing: ${reason}.`)
      );
      continue;
    }
    const ids = new Set(plan.value.plans.map(({ id }) => id));
    const own = planInput(baseline, name, plan.value, input, ledger);
    findings.push(...planCreditFindings(name, plan.value, ledger.entries.has(name)));
    if (ids.size > 1 && own.assignments.length === 0) {
      findings.push(
        planFinding('plan-unassigned', name, `Nobody is on any plan of ${name}, so it pays nothing.`)
      );
    }
    documents.push({ name, document: plan.value, input: own });
    const output = payDocument(plan.value, own);
    pays.push(...output.payees);
    findings.push(...lineFindings(name, output.findings));
    const lines = output.payees.flatMap((payee) => payee.lines);
    findings.push(...targetFindings(name, plan.value, lines));
  }
  const earnedBy = new Map<string, Decimal>();
  for (const pay of pays)
    earnedBy.set(pay.payee, (earnedBy.get(pay.payee) ?? ZERO).plus(totalsOf(pay).earned));
  const paid = sumDecimals(pays.map((pay) => totalsOf(pay).paid));
  return {
    payouts: pays.flatMap((pay) => rowsOf(pay)(periods, places)).sort(byPayee),
    lines: pays.flatMap(({ lines }) => lines),
    lineRows: pays.flatMap(lineRowsOf),
    payments: pays.flatMap(({ payments }) => payments),
    input,
    documents,
    earned: sumDecimals(earnedBy.values()),
    paid,
    cost: paid,
    earnedBy,
    findings
  };
}

const NO_PLAN: Finding = {
  code: 'plan-missing',
  table: '',
  keys: [],
  values: [],
  message:
    'There is no pay plan in this workspace, so nothing is earned. Start one from an example on the Plans page, or import a plan file.'
};

const planFinding = (code: string, name: string, message: string): Finding => ({
  code,
  table: '',
  keys: [name],
  values: [],
  message
});

/** What the calculation itself remarked, once for each kind: the first in words, everybody it is about by key. */
function lineFindings(document: string, remarks: PayoutOutput['findings']): Finding[] {
  const kinds = new Map<string, PayoutOutput['findings'][number][]>();
  for (const remark of remarks) kinds.set(remark.code, [...(kinds.get(remark.code) ?? []), remark]);
  return [...kinds].map(([code, alike]) => {
    const [first, ...others] = alike;
    const more = others.length === 0 ? '' : ` The same holds for ${others.length} more.`;
    const keys = [...new Set(alike.flatMap(({ keys }) => keys['payee'] ?? []))].sort();
    return { code, table: '', keys, values: [document], message: `${first!.message}${more}` };
  });
}

/** Reps with credit before the day they were hired: the date prorates nothing, and somebody should look. */
function hireFindings({ reps }: LoadedBaseline, ledger: readonly PeriodCredit[]): Finding[] {
  const first = firstCredits(ledger);
  const early = reps.filter(({ rep, hired }) => hired !== null && (first.get(rep) ?? hired) < hired);
  if (early.length === 0) return [];
  return [
    {
      code: 'credit-before-hire',
      table: 'rep',
      keys: early.map(({ rep }) => rep),
      values: early.map(({ hired }) => hired ?? ''),
      message:
        early.length === 1
          ? '1 person has credit dated before the hire date; that person’s pay is not prorated by it.'
          : `${early.length} people have credit dated before their hire date; their pay is not prorated by that date.`
    }
  ];
}

/** What one payee earned and is paid in all, before and after the terms of payment. */
const totalsOf = byIdentity(({ payments }: PayeePay) => ({
  earned: sumDecimals(payments.map(({ earned }) => earned)),
  paid: sumDecimals(payments.map(({ paid }) => paid))
}));

/** The lines of a payee without their arithmetic. */
const lineRowsOf = byIdentity(({ lines }: PayeePay) =>
  lines.map(({ payee, period, plan, component, credit, target, earned, adjusts }): LineRow => ({
    payee,
    period,
    plan,
    component,
    credit: decimalText(credit),
    target: decimalText(target),
    earned: decimalText(earned),
    ...(adjusts === undefined ? {} : { adjusts })
  }))
);

/** One row a payee, period and component; where payment differs from earnings, a row of its own with the difference. */
const rowsOf = byIdentity(({ payee, lines, payments }: PayeePay) => {
  let made: { readonly key: string; readonly rows: readonly PayoutRow[] } | undefined;
  return (periods: readonly PayPeriod[], places: number): readonly PayoutRow[] => {
    const key = [places, ...periods.map(({ id, end }) => `${id}/${end}`)].join();
    if (made?.key !== key) made = { key, rows: payoutRows(payee, lines, payments, periods, places) };
    return made.rows;
  };
});

function payoutRows(
  payee: string,
  lines: readonly PayoutLine[],
  payments: readonly Payment[],
  periods: readonly PayPeriod[],
  places: number
): PayoutRow[] {
  const nothing = decimalText(ZERO, places);
  const spans = new Map(periods.map(({ id, start, end }) => [id as string, { start, end }]));
  const earnedIn = new Map<string, Decimal>();
  const rows: PayoutRow[] = [];
  for (const { period, component, earned } of lines) {
    earnedIn.set(period, (earnedIn.get(period) ?? ZERO).plus(earned));
    const amount = decimalText(earned, places);
    rows.push({ payee, ...spans.get(period)!, component, earned: amount, paid: amount, balance: nothing });
  }
  for (const { period, paid, balance } of payments) {
    const difference = paid.minus(earnedIn.get(period) ?? ZERO);
    if (difference.isZero() && balance.isZero()) continue;
    rows.push({
      payee,
      ...spans.get(period)!,
      component: PAYMENT_TERMS,
      earned: nothing,
      paid: decimalText(difference, places),
      balance: decimalText(balance, places)
    });
  }
  return rows.sort(byPayee);
}

const byPayee = (a: PayoutRow, b: PayoutRow) =>
  compare(a.payee, b.payee) || compare(a.start, b.start) || compare(a.component, b.component);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
