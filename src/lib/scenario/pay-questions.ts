import { computePayout } from '../core/compensation/compute-payout.ts';
import { readPlan } from './read-plan.ts';
import type { PayoutOutput } from '../core/compensation/payout.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { PlanDocument } from '../core/compensation/schema/plan.ts';
import { addDays, type IsoDate } from '../core/period.ts';
import type { Connector, QueryOptions } from '../engine/connector.ts';
import { creditDetail, type CreditDetail, type CreditQuestion } from '../engine/queries/credit-detail.ts';
import { creditsByPeriod } from '../engine/queries/credits-by-period.ts';
import { creditEntries } from '../engine/queries/credit-entries.ts';
import { overlayCredits } from '../engine/queries/overlay-credits.ts';
import { grainsOf } from './credit-grain.ts';
import { stateOf } from './evaluate.ts';
import { ledgerDays } from './ledger-days.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import { inputForPayee } from './payee-input.ts';
import { payoutInput, payPeriods } from './payout-input.ts';
import { planCredits } from './plan-credits.ts';
import { paidSales } from './plan-inputs.ts';
import { followsOf, realignmentOf } from './realignment.ts';
import type { Scenario } from './scenario.ts';

/** How pay is closed: a period is final that many days after its last day; `asKnownOn` looks back to a day. */
export type Closing = { readonly days: number; readonly asKnownOn?: IsoDate | undefined };

/** Pay with closed periods: what each payee was paid by what was known. */
export type ClosedPay = {
  /** The last day of data. */
  readonly asOf: IsoDate;
  /** What a plan document is paid on, every credit with its versions. */
  inputOf(document: PlanDocument): PayoutInput;
  payeeOutput(document: PlanDocument, payee: string): PayoutOutput;
};

/** What the Payout page asks beside an evaluation. */
export type PayQuestions = {
  /** The last day with data. */
  dataDate(): Promise<IsoDate>;
  /** The transactions behind some reps' credit. */
  creditDetail(scenario: Scenario, asked: CreditQuestion, options?: QueryOptions): Promise<CreditDetail[]>;
  /** Pay of periods that were closed with what was known then; what was learned later adjusts the next period. */
  closedPay(scenario: Scenario, closing: Closing, options?: QueryOptions): Promise<ClosedPay>;
};

export function createPayQuestions(db: Connector, baseline: () => Promise<LoadedBaseline>): PayQuestions {
  return {
    dataDate: async () => (await baseline()).asOf,
    async creditDetail(scenario, asked, options) {
      const start = await baseline();
      const state = stateOf(start, scenario);
      return creditDetail(db, start.catalog, asked, realignmentOf(start, state), followsOf(state), options);
    },
    async closedPay(scenario, { days, asKnownOn }, options) {
      const start = await baseline();
      const state = stateOf(start, scenario);
      const [realignment, follows] = [realignmentOf(start, state), followsOf(state)];
      const cut = ledgerDays(start, state);
      const until = asKnownOn ?? start.asOf;
      const periods = payPeriods(start, state).map((period) => {
        const closedAt = addDays(period.end, days - 1);
        return { ...period, ...(closedAt <= until ? { closedAt } : {}) };
      });
      const grains = grainsOf(state.plans);
      const plain = new Map<string, Version>();
      const versions = new Map(grains.map(({ name }) => [name, new Map<string, Version>()]));
      const paid = new Map<string, PayoutInput['transactions']>();
      let input: PayoutInput | undefined;
      // Every moment has the whole ledger as it was known then; a credit is a new version where it differs.
      for (const moment of [...periods.flatMap(({ closedAt }) => closedAt ?? []), until]) {
        const known = { ...options, knownBy: moment };
        const [revenue, overlay] = await Promise.all([
          creditsByPeriod(db, start.catalog, cut, realignment, follows, known),
          overlayCredits(db, start.catalog, cut, known)
        ]);
        input = payoutInput(start, state, { revenue, overlay }, periods);
        noteVersions(plain, input.credits, moment);
        for (const { name, document, grain } of grains) {
          const entries = await creditEntries(db, start.catalog, cut, grain, realignment, follows, known);
          noteVersions(versions.get(name)!, planCredits(document, entries), moment);
          paid.set(name, paidSales(entries));
        }
      }
      const wholeOf = (
        known: ReadonlyMap<string, Version>,
        transactions: PayoutInput['transactions'] = []
      ): PayoutInput => ({
        ...input!,
        transactions,
        periods,
        credits: [...known.values()].flatMap(({ rows }) => rows)
      });
      const whole = wholeOf(plain);
      const finer = new Map([...versions].map(([name, known]) => [name, wholeOf(known, paid.get(name))]));
      const inputOf = (document: PlanDocument) =>
        finer.get(grains.find((one) => hasSamePlans(one.document, document))?.name ?? '') ?? whole;
      return {
        asOf: start.asOf,
        inputOf,
        payeeOutput: (document, payee) => {
          const own = inputForPayee(document, inputOf(document), payee);
          const { lines, payments, findings } = computePayout(document, own, { asKnownAt: until });
          const isOwn = (row: { readonly payee: string }) => row.payee === payee;
          return { lines: lines.filter(isOwn), payments: payments.filter(isOwn), findings };
        }
      };
    }
  };
}

const hasSamePlans = (a: PlanDocument, b: PlanDocument): boolean =>
  a.plans.length === b.plans.length && a.plans.every(({ id }, i) => id === b.plans[i]!.id);

type CreditRow = PayoutInput['credits'][number];
type Version = { readonly rows: CreditRow[] };

/** Add a version to each credit that is not what it last was; one that is gone becomes nothing. */
function noteVersions(versions: Map<string, Version>, credits: readonly CreditRow[], knownAt: IsoDate): void {
  const now = new Map(credits.map((credit) => [credit.id, credit]));
  for (const [id, { rows }] of versions) {
    const last = rows.at(-1)!;
    if (!now.has(id) && !last.amount.isZero()) rows.push({ ...last, amount: last.amount.times(0), knownAt });
  }
  for (const [id, credit] of now) {
    const known = versions.get(id);
    if (!known) versions.set(id, { rows: [{ ...credit, knownAt }] });
    else if (!known.rows.at(-1)!.amount.eq(credit.amount)) known.rows.push({ ...credit, knownAt });
  }
}

/** The plan document of a payee among those in force, read; undefined where none that can be read pays them. */
export function planOfPayee(
  plans: ReadonlyMap<string, unknown>,
  planIds: ReadonlySet<string>
): { readonly name: string; readonly document: PlanDocument } | undefined {
  for (const [name, json] of plans) {
    const read = readPlan(json);
    if (read.ok && read.value.plans.some(({ id }) => planIds.has(id))) return { name, document: read.value };
  }
  return undefined;
}
