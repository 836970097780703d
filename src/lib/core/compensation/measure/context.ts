import { Decimal } from '../../money.ts';
import type { Period } from '../../period.ts';
import type { CreditBook, Finding } from '../crediting/credit.ts';
import { bookCredits } from '../crediting/credit.ts';
import { creditTransactions } from '../crediting/credit-transactions.ts';
import { Hierarchy } from '../crediting/hierarchy.ts';
import { type Rounding, roundingOf } from '../rounding.ts';
import type { Payee, PayoutInput, PayPeriod, QuotaRow } from '../schema/input.ts';
import type { Measure, Plan, PlanDocument } from '../schema/plan.ts';
import type { SpanReached } from '../component/reached.ts';
import { closed, intersectSpans, mergeSpans } from './pieces.ts';
import { plainBasis, type TimeBasis } from './time-span.ts';

/** Everything a calculation looks things up in: built once for a plan document and an input. */
export type Context = {
  readonly document: PlanDocument;
  readonly input: PayoutInput;
  readonly rounding: Rounding;
  readonly division: TimeBasis;
  readonly proration: TimeBasis;
  readonly periods: readonly PayPeriod[];
  readonly plans: readonly Plan[];
  readonly measures: ReadonlyMap<string, Measure>;
  readonly payees: ReadonlyMap<string, readonly PayeeRow[]>;
  readonly months: TimeBasis;
  readonly days: TimeBasis;
  /** Days a payee is on a plan, merged; only plans of the document. */
  readonly pieces: ReadonlyMap<string, ReadonlyMap<string, readonly Period[]>>;
  readonly book: CreditBook;
  readonly quotas: ReadonlyMap<string, readonly QuotaRow[]>;
  readonly relief: ReadonlyMap<string, PayoutInput['relief']>;
  readonly results: ReadonlyMap<string, ReadonlyMap<string, Decimal>>;
  readonly hierarchy: Hierarchy;
  readonly findings: Finding[];
  readonly reached?: ReachedMemory;
};

/**
 * What members of teams reached, for calculations one after another on the same plan document. `versionOf` tells
 * everything a member's figures depend on: where it is the same, what is known under it still holds.
 */
export type ReachedMemory = {
  readonly versionOf: (payee: string) => number;
  readonly spans: Map<string, SpanMemory>;
};

/** The same of one component over one span: by member, and by leader with the members that were summed. */
export type SpanMemory = {
  readonly members: Map<string, { readonly version: number; readonly own: SpanReached }>;
  readonly teams: Map<string, { readonly members: readonly SpanReached[]; readonly team: SpanReached }>;
};

/** A payee's row with the days it is in force. */
export type PayeeRow = Payee & { readonly days: Period };

/** Key of a payee and a measure. */
export const pairKey = (payee: string, measure: string): string => `${payee}\u0000${measure}`;

/** Look a plan document and an input over and file what the calculation will ask for. */
export function createContext(document: PlanDocument, input: PayoutInput): Context {
  const findings: Finding[] = [];
  const hierarchy = new Hierarchy(input.hierarchy);
  const { settings } = document;
  const payees = group(
    input.payees.map((row) => ({ ...row, days: closed(row) })),
    ({ id }) => id
  );
  const results = new Map<string, Map<string, Decimal>>();
  for (const { payee, measure, period, value } of input.results) {
    const key = pairKey(payee, measure);
    const values = results.get(key) ?? new Map<string, Decimal>();
    values.set(period, value);
    results.set(key, values);
  }
  return {
    document,
    input,
    rounding: roundingOf(settings, input.currency),
    division: { ...settings.division, yearStart: settings.yearStart, known: new Map() },
    proration: { ...settings.proration, yearStart: settings.yearStart, known: new Map() },
    months: plainBasis('months'),
    days: plainBasis('actualDays'),
    periods: [...input.periods].sort((a, b) => (a.start < b.start ? -1 : 1)),
    plans: document.plans,
    measures: new Map(document.measures.map((measure) => [measure.id, measure])),
    payees: new Map([...payees].sort(([a], [b]) => (a < b ? -1 : 1))),
    pieces: assignPlans(document, input, payees, findings),
    book: bookCredits(creditTransactions(document, input, hierarchy, findings)),
    quotas: group(input.quotas, ({ payee, measure }) => pairKey(payee, measure)),
    relief: group(input.relief, ({ payee, measure }) => pairKey(payee, measure)),
    results,
    hierarchy,
    findings
  };
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Who is on which plan when: assignments cut to the days with the company; without any, the only plan. */
function assignPlans(
  document: PlanDocument,
  input: PayoutInput,
  payees: ReadonlyMap<string, readonly PayeeRow[]>,
  findings: Finding[]
): Map<string, Map<string, Period[]>> {
  const assignments = group(input.assignments, ({ payee }) => payee);
  const plans = new Set(document.plans.map(({ id }) => id));
  const only = document.plans.length === 1 ? document.plans[0]!.id : undefined;
  for (const { payee, plan } of input.assignments) {
    if (plans.has(plan)) continue;
    findings.push({
      code: 'unknown-plan',
      message: `${payee} is assigned to the plan ${plan}, which the document does not hold.`,
      keys: { payee, plan }
    });
  }
  const pieces = new Map<string, Map<string, Period[]>>();
  for (const [payee, rows] of payees) {
    const employed = mergeSpans(rows.map(({ days }) => days));
    const own = new Map<string, Period[]>();
    const assigned = assignments.get(payee);
    if (assigned) {
      for (const [plan, spans] of group(assigned, (row) => row.plan)) {
        const days = intersectSpans(mergeSpans(spans.map(closed)), employed);
        if (plans.has(plan) && days.length > 0) own.set(plan, days);
      }
    } else if (only !== undefined) own.set(only, employed);
    else {
      findings.push({
        code: 'no-plan',
        message: `${payee} is on none of the plans: add an assignment.`,
        keys: { payee }
      });
    }
    pieces.set(payee, own);
  }
  return pieces;
}
