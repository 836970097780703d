import { calibratedSpread } from '../core/forecast/chance.ts';
import type { HierarchyForecast } from '../core/forecast/forecast-hierarchy.ts';
import { LEAST_HISTORY, type Forecaster } from '../core/forecast/forecast-tree.ts';
import type { StepWindow } from '../core/forecast/window-forecast.ts';
import { currencyExponent, decimalText, roundTo, Decimal } from '../core/money.ts';
import { addMonths, type IsoDate, type Period } from '../core/period.ts';
import type { QueryOptions } from '../engine/connector.ts';
import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';
import type { LedgerDays } from '../engine/queries/ledger-days.ts';
import { comingQuotas } from './coming-quotas.ts';
import type { Finding, ForecastSummary, LikelyCredit } from './evaluation.ts';
import { applyOverrides, nodeAmount } from './forecast-overrides.ts';
import type { HistoryQuestions } from './forecast-questions.ts';
import { forecastRequest } from './forecast-request.ts';
import { forecastChanges } from './forecast-settings.ts';
import { ledgerDays } from './ledger-days.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { Ledger } from './payout-input.ts';
import { quotaKey, type PlanState } from './plan-state.ts';
import type { Scenario } from './scenario.ts';
import { seriesKey, type SeriesTree } from './series-tree.ts';

/** A scenario cannot be projected on this workspace: one readable sentence. */
export class ProjectionError extends Error {
  override readonly name = 'ProjectionError';
}

/** The coming periods as an evaluation takes them: quotas and credit by rep, and how sure that credit is. */
export type Projection = {
  readonly baseline: LoadedBaseline;
  readonly ledger: Ledger;
  readonly summary: ForecastSummary;
  readonly likely: readonly LikelyCredit[];
  readonly findings: readonly Finding[];
};

/** The forecast's means by rep and coming month as credit, with the scenario's judgements in their place. */
export async function projectCredit(
  questions: HistoryQuestions,
  forecaster: Forecaster,
  start: LoadedBaseline,
  state: PlanState,
  scenario: Scenario,
  options?: QueryOptions
): Promise<Projection> {
  const { settings, overrides, events } = forecastChanges(scenario.changes);
  const tree = checkHistory(await questions.history(start, state, 'people', options));
  const first = addMonths(tree.months.at(-1)!, 1);
  const months = Array.from({ length: settings.horizon }, (_, step) => addMonths(first, step));
  const span = { start: first, end: addMonths(first, settings.horizon) };
  const { quotas, findings } = comingQuotas(start, span);
  const periods = coveredPeriods(quotas, months);
  const request = forecastRequest(tree, settings, events, periods);
  const forecast = await forecaster(request, { signal: options?.signal });
  const coverage = checkCoverage(forecast, settings.level);
  const means = forecast.nodes.slice(forecast.hierarchy.aggregates).map(({ mean }) => mean);
  const adjusted = applyOverrides(tree.hierarchy, tree.levels, months, means, overrides, start.currency);
  const coming = { ...start, span, quotas };
  const days = ledgerDays(coming, {
    ...state,
    quotas: new Map(quotas.map((quota) => [quotaKey(quota.rep, quota.measure, quota.start), quota]))
  });
  return {
    baseline: coming,
    ledger: {
      revenue: creditsOf(tree, adjusted.leaves, span.start, months, days),
      overlay: [],
      days,
      entries: new Map()
    },
    summary: {
      method: settings.method,
      start: span.start,
      end: span.end,
      historyStart: tree.months[0]!,
      historyEnd: first,
      series: tree.leaves.length,
      level: settings.level,
      coverage,
      overrides: adjusted.applied.length
    },
    likely: likelyCredits(tree, forecast, adjusted.leaves, months, currencyExponent(start.currency)),
    findings: [...findings, ...projectionFindings(adjusted.unplaced, tree, coverage, settings.level)]
  };
}

function checkHistory(tree: SeriesTree | undefined): SeriesTree {
  if (tree === undefined)
    throw new ProjectionError(
      'There is no sale with a date in this workspace, so nothing can be forecast; set the scenario’s basis to recast.'
    );
  const count = tree.months.length;
  if (count < LEAST_HISTORY || tree.leaves.length === 0)
    throw new ProjectionError(
      `The history has ${count === 1 ? 'one whole month' : `${count} whole months`}; at least ${LEAST_HISTORY} are needed to forecast. Set the scenario’s basis to recast.`
    );
  return tree;
}

/** A forecast feeds quotas and pay only where its interval was measured on this very history. */
function checkCoverage({ backtest }: HierarchyForecast, level: '80' | '95'): ForecastSummary['coverage'] {
  const share = (name: string) => {
    const covered = backtest.coverage[name];
    return covered === undefined || !Number.isFinite(covered)
      ? null
      : decimalText(roundTo(new Decimal(covered), 4), 4);
  };
  const coverage = { '80': share('80'), '95': share('95') };
  if (coverage[level] === null)
    throw new ProjectionError(
      `The history is too short or too even to measure how often the ${level} % interval holds, and a forecast that was not measured may not feed quotas and pay; set the scenario’s basis to recast.`
    );
  return coverage;
}

/** The quota periods and the years they make up, as steps of the horizon. */
function coveredPeriods(quotas: readonly Period[], months: readonly IsoDate[]): StepWindow[] {
  const spans = new Map<string, StepWindow>([[`0-${months.length}`, { from: 0, to: months.length }]]);
  const add = (start: IsoDate, end: IsoDate) => {
    const from = months.findIndex((month) => month >= start);
    const beyond = months.findIndex((month) => month >= end);
    const to = beyond < 0 ? months.length : beyond;
    if (from >= 0 && from < to) spans.set(`${from}-${to}`, { from, to });
  };
  const years = new Map<string, Period>();
  for (const { start, end } of quotas) {
    add(start, end);
    const year = years.get(start.slice(0, 4));
    years.set(start.slice(0, 4), {
      start: year && year.start < start ? year.start : start,
      end: year && year.end > end ? year.end : end
    });
  }
  for (const { start, end } of years.values()) add(start, end);
  return [...spans.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function creditsOf(
  tree: SeriesTree,
  leaves: readonly (readonly Decimal[])[],
  first: IsoDate,
  months: readonly IsoDate[],
  { bounds, own }: LedgerDays
): PeriodCredit[] {
  const sums = new Map<string, PeriodCredit>();
  const ownDays = new Map<string, IsoDate[]>();
  for (const { rep, day } of own) ownDays.set(rep, [...(ownDays.get(rep) ?? []), day]);
  tree.leaves.forEach(({ path }, leaf) => {
    const rep = path.at(-1) || null;
    const days = [first, ...bounds, ...(ownDays.get(rep ?? '') ?? [])].sort();
    months.forEach((month, step) => {
      const start = days.findLast((day) => day <= month) ?? null;
      const key = JSON.stringify([rep, start]);
      const before = sums.get(key);
      const credit = leaves[leaf]![step]!;
      sums.set(key, {
        rep,
        rule: 'forecast',
        start,
        credit: before ? before.credit.plus(credit) : credit,
        transactions: 0,
        firstDay: before?.firstDay ?? month
      });
    });
  });
  const order = ({ rep, start }: PeriodCredit) => JSON.stringify([rep ?? '', start]);
  return [...sums.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function likelyCredits(
  tree: SeriesTree,
  forecast: HierarchyForecast,
  leaves: readonly (readonly Decimal[])[],
  months: readonly IsoDate[],
  places: number
): LikelyCredit[] {
  return forecast.nodes.flatMap(({ node, windows }) =>
    windows.map((window): LikelyCredit => {
      let mean = new Decimal(0);
      for (let step = window.from; step < window.to; step++) mean = mean.plus(nodeAmount(leaves, node, step));
      return {
        series: seriesKey(tree.levels, node),
        start: months[window.from]!,
        end: addMonths(months[window.to - 1]!, 1),
        mean: decimalText(mean, places),
        spread: calibratedSpread(window, forecast.calibration)
      };
    })
  );
}

function projectionFindings(
  unplaced: readonly { readonly series: string; readonly period: IsoDate }[],
  tree: SeriesTree,
  coverage: ForecastSummary['coverage'],
  level: '80' | '95'
): Finding[] {
  const finding = (code: string, message: string, keys: readonly string[] = []): Finding => ({
    code,
    table: 'sales_transaction',
    keys: [...keys],
    values: [],
    message
  });
  const percent = new Decimal(coverage[level]!).times(100).toFixed(1);
  return [
    finding(
      'forecast-measured',
      `Credit of coming periods is a forecast from ${tree.months.length} months of history; on earlier origins its ${level} % interval held ${percent} % of what followed.`
    ),
    ...tree.notes.map((note) => finding('forecast-history', note)),
    ...(unplaced.length === 0
      ? []
      : [
          finding(
            'forecast-override-unplaced',
            `${unplaced.length} judgements are for a series or month this forecast does not have; they do nothing.`,
            unplaced.map(({ series, period }) => `${series} ${period}`)
          )
        ])
  ];
}
