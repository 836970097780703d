import { forecastTree, type Forecaster } from '../core/forecast/forecast-tree.ts';
import { rememberForecasts } from '../core/forecast/remember-forecasts.ts';
import { currencyExponent, Decimal, decimalText, sumDecimals } from '../core/money.ts';
import { attainmentOf, ratioText } from '../core/quota/attainment.ts';
import type { ClosedQuota } from '../core/quota/quota-periods.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { Connector, QueryOptions } from '../engine/connector.ts';
import { creditEntries, type CreditEntry, type CreditGrain } from '../engine/queries/credit-entries.ts';
import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';
import { overlayCredits, type OverlayCredit } from '../engine/queries/overlay-credits.ts';
import type { QuotaRow } from '../engine/queries/quota-rows.ts';
import { canonicalJson } from './canonical-text.ts';
import { byIdentity } from './by-identity.ts';
import type {
  CreditRow,
  CreditRule,
  Evaluation,
  EvaluationDocument,
  Finding,
  PaidEvaluation,
  RepRow,
  TerritoryRow
} from './evaluation.ts';
import { grainsOf } from './credit-grain.ts';
import { dataFindings, resultFindings } from './evaluation-findings.ts';
import { fairnessRows } from './fairness-rows.ts';
import { ledgerDays, type KeyedDays } from './ledger-days.ts';
import { loadBaseline, type LoadedBaseline, type WorkspaceFacts } from './load-baseline.ts';
import { payScenario, type ScenarioPay } from './pay-scenario.ts';
import type { Ledger } from './payout-input.ts';
import { createPeriodLedger } from './period-ledger.ts';
import { planInputs } from './plan-inputs.ts';
import { foldChanges, type PlanState } from './plan-state.ts';
import { createHistoryQuestions } from './forecast-questions.ts';
import { projectCredit, ProjectionError, type Projection } from './projection.ts';
import { rememberAnswer } from './remember-answer.ts';
import { repAttainments, type RepAttainment } from './rep-attainment.ts';
import { followsOf, realignmentOf } from './realignment.ts';
import { createSameCredits } from './same-credits.ts';
import type { Scenario } from './scenario.ts';
import type { Breakdown, SeriesTree } from './series-tree.ts';
import { territoryTable } from './territory-table.ts';

const MEASURE = 'revenue';

/** A scenario cannot be evaluated on this workspace: one readable sentence. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

/** Evaluates scenarios over one workspace. Stages are memoised by their inputs: a quota edit asks no SQL again. */
export type Evaluator = {
  baseline(): Promise<LoadedBaseline>;
  evaluate(scenario: Scenario, options?: QueryOptions): Promise<PaidEvaluation>;
  /** What each readable plan document of a scenario is paid on, by its name. */
  payInputs(scenario: Scenario, options?: QueryOptions): Promise<ReadonlyMap<string, PayoutInput>>;
  /** Past credit as series that add up; undefined where no sale has a date. */
  history(scenario: Scenario, breakdown: Breakdown, options?: QueryOptions): Promise<SeriesTree | undefined>;
};

/** What a scenario is measured on: its plan, its credit, and the projection where the credit is a forecast. */
type MeasuredPlan = {
  readonly start: LoadedBaseline;
  readonly state: PlanState;
  readonly ledger: Ledger;
  readonly projection?: Projection;
};

const forecastHere: Forecaster = (request) => Promise.resolve(forecastTree(request));

/** `forecaster` runs forecasts elsewhere, such as in a worker of the page; it is asked once for each content. */
export function createEvaluator(
  db: Connector,
  facts: WorkspaceFacts,
  forecaster: Forecaster = rememberForecasts(forecastHere)
): Evaluator {
  const histories = createHistoryQuestions(db);
  let loaded: Promise<LoadedBaseline> | undefined;
  let findings: Promise<Finding[]> | undefined;
  const credits = new Map<string, Promise<Omit<Ledger, 'entries'>>>();
  const sales = new Map<string, Promise<readonly CreditEntry[]>>();
  const overlays = new Map<string, Promise<readonly OverlayCredit[]>>();
  const periodLedger = createPeriodLedger(db);
  const sameCredits = createSameCredits();
  const baseline = () =>
    (loaded ??= loadBaseline(db, facts).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));

  /** Overlay credit stays with its people whatever moves. */
  const overlayOf = (start: LoadedBaseline, days: KeyedDays, options?: QueryOptions) =>
    rememberAnswer(
      overlays,
      days.key,
      () => overlayCredits(db, start.catalog, days, options),
      options?.signal
    );

  const creditsOf = async (
    start: LoadedBaseline,
    state: PlanState,
    options?: QueryOptions
  ): Promise<Ledger> => {
    const realignment = realignmentOf(start, state);
    const follows = followsOf(state);
    const days = ledgerDays(start, state);
    const key = canonicalJson([realignment, follows, days.key]);
    const ask = () =>
      Promise.all([
        periodLedger(start, days, realignment, follows, options),
        overlayOf(start, days, options)
      ]).then(([revenue, overlay]) => ({ revenue: sameCredits(revenue), overlay, days }));
    const entriesOf = async (grain: CreditGrain) =>
      rememberAnswer(
        sales,
        canonicalJson([key, grain]),
        () => creditEntries(db, start.catalog, days, grain, realignment, follows, options),
        options?.signal
      );
    const entries = new Map<string, readonly CreditEntry[]>();
    for (const { name, grain } of grainsOf(state.plans)) entries.set(name, await entriesOf(grain));
    return { ...(await rememberAnswer(credits, key, ask, options?.signal)), entries };
  };

  /** The past replayed, or the forecast of coming periods: never both. */
  const measure = async (scenario: Scenario, options?: QueryOptions): Promise<MeasuredPlan> => {
    const start = await baseline();
    const state = stateOf(start, scenario);
    if (scenario.basis === 'recast') return { start, state, ledger: await creditsOf(start, state, options) };
    const projection = await projectCredit(histories, forecaster, start, state, scenario, options).catch(
      (error: unknown) => {
        throw error instanceof ProjectionError ? new EvaluationError(error.message, { cause: error }) : error;
      }
    );
    const coming = projection.baseline;
    return { start: coming, state: stateOf(coming, scenario), ledger: projection.ledger, projection };
  };

  return {
    baseline,
    history: async (scenario, breakdown, options) => {
      const start = await baseline();
      return histories.history(start, stateOf(start, scenario), breakdown, options);
    },
    async evaluate(scenario, options) {
      const measured = await measure(scenario, options);
      const known = await (findings ??= dataFindings(db, await baseline()));
      return assemble(scenario, measured, known);
    },
    async payInputs(scenario, options) {
      const { start, state, ledger } = await measure(scenario, options);
      return planInputs(start, state, ledger);
    }
  };
}

/** The document the command prints: an evaluation without what only the pages need. */
export function evaluationDocument({
  credits: _c,
  territories: _t,
  alignment: _a,
  reps: _r,
  likely: _l,
  pay: _p,
  plans: _d,
  paid: _i,
  ...document
}: Evaluation & Partial<PaidEvaluation>): EvaluationDocument {
  return document;
}

/** A scenario's changes applied to the baseline. */
export const stateOf = (start: LoadedBaseline, scenario: Scenario): PlanState =>
  foldChanges(foldable(start), scenario.changes);

const foldable = byIdentity(({ quotas, units, territories, plans }: LoadedBaseline) => ({
  quotas,
  holders: new Map(units.map(({ unit, territory }) => [unit, territory])),
  territories: new Map(
    territories.map(({ territory, name, parent, rep }) => [territory, { name, parent, rep }])
  ),
  plans
}));

const byOwner = (a: ClosedQuota<QuotaRow>, b: ClosedQuota<QuotaRow>) =>
  compare(a.rep, b.rep) || compare(a.measure, b.measure) || compare(a.start, b.start);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function assemble(
  scenario: Scenario,
  { start, state, ledger, projection }: MeasuredPlan,
  known: readonly Finding[]
): PaidEvaluation {
  const { currency } = start;
  const places = currencyExponent(currency);
  const quotas = [...state.quotas.values()].sort(byOwner);
  const reps = repAttainments(
    ledger.revenue,
    quotas.filter(({ measure }) => measure === MEASURE),
    places
  );
  const pay = payScenario(start, state, ledger);
  const { territories, alignment } = territoryTable(start, state);
  return {
    format: 'evenfield/evaluation',
    version: 1,
    scenario: { id: scenario.id, title: scenario.title },
    fingerprint: start.fingerprint,
    currency,
    basis: scenario.basis,
    ...(projection && { forecast: projection.summary }),
    totals: totalsOf(ledger.revenue, reps, pay, places),
    attainment: reps.flatMap(({ rows }) => rows),
    payouts: pay.payouts,
    fairness: fairnessRows(
      potentialsOf(territories),
      { population: 'reps with a quota, over all its periods', values: attainmentByRep(reps) },
      { population: 'rep periods with a quota', values: reps.flatMap(({ attainments }) => attainments) },
      { population: 'payees', values: [...pay.earnedBy.values()] }
    ),
    findings: [
      ...known,
      ...state.findings,
      ...(projection?.findings ?? []),
      ...resultFindings(scenario, start, ledger.revenue),
      ...pay.findings
    ],
    credits: creditRows(ledger.revenue),
    territories,
    alignment,
    reps: repRowsOf(start.reps),
    likely: projection?.likely ?? [],
    plans: state.plans,
    pay: { lines: pay.lineRows, measures: suppliedMeasures(pay), days: ledger.days },
    paid: { lines: pay.lines, payments: pay.payments, input: pay.input, documents: pay.documents }
  };
}

/** Measures with credit in any plan document. */
function suppliedMeasures({ input, documents }: ScenarioPay): readonly string[] {
  const found = new Set<string>();
  for (const { credits, results } of [input, ...documents.map((paid) => paid.input)]) {
    for (const { measure, amount } of credits)
      if (!found.has(measure) && !amount.isZero()) found.add(measure);
    for (const { measure } of results) found.add(measure);
  }
  return [...found].sort();
}

const repRowsOf = byIdentity((reps: LoadedBaseline['reps']): readonly RepRow[] =>
  reps.map(({ rep, name, manager, title, left }) => ({
    rep,
    name,
    manager,
    title,
    ...(left !== null && { left })
  }))
);

/** The same object for the same territories, so that their fairness is worked out once. */
const potentialsOf = byIdentity((territories: readonly TerritoryRow[]) => ({
  population: 'territories',
  values: territories.map(({ potential }) => new Decimal(potential))
}));

/** Each rep's credit under quota over its quota, all periods together. */
const attainmentByRep = (reps: readonly RepAttainment[]): Decimal[] =>
  reps.flatMap(({ credit, quota }) => (quota.gt(0) ? [credit.div(quota)] : []));

const creditRows = byIdentity((revenue: readonly PeriodCredit[]): readonly CreditRow[] =>
  revenue.flatMap(creditRow)
);
/** The same row for the same credit, whatever else a move changes. */
const creditRow = byIdentity(({ rep, rule, start, credit, transactions }: PeriodCredit): CreditRow[] =>
  start === null
    ? []
    : [{ rep, rule: rule as CreditRule, start, credit: decimalText(credit, 2), transactions }]
);

const creditInAll = byIdentity((revenue: readonly PeriodCredit[]) =>
  sumDecimals(revenue.map(({ credit }) => credit))
);

function totalsOf(
  revenue: readonly PeriodCredit[],
  reps: readonly RepAttainment[],
  pay: ScenarioPay,
  places: number
) {
  const quota = sumDecimals(reps.map((rep) => rep.quota));
  const underQuota = sumDecimals(reps.map((rep) => rep.credit));
  return {
    credit: decimalText(creditInAll(revenue), places),
    quota: decimalText(quota, places),
    attainment: ratioText(attainmentOf(underQuota, quota)),
    earned: decimalText(pay.earned, places),
    paid: decimalText(pay.paid, places),
    cost: decimalText(pay.cost, places)
  };
}
