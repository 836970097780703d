import { Decimal, decimalText, roundMoney, ZERO } from '../money.ts';
import type { ChangeReport } from './change-report.ts';
import { rollUpCategories } from './forecast-categories.ts';
import type { PeriodForecast } from './forecast-period.ts';
import type { PipelineForecast } from './forecast-pipeline.ts';
import { bridgePeriod } from './period-bridge.ts';
import { coverTarget } from './pipeline-coverage.ts';
import type { PastPeriod } from './score-pipeline.ts';

const money = (amount: Decimal) => decimalText(amount, 2);
const cents = (amount: number) => money(roundMoney(new Decimal(amount)));
const ratio = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(6))); // prettier-ignore

/** A pipeline forecast as plain text and numbers: what the command prints and the page shows. */
export type PipelineDocument = ReturnType<typeof pipelineDocument>;

/** Write a forecast down: money as text to the cent, ratios to six places. */
export function pipelineDocument(
  { forecast, score, slip, outcome, findings }: PipelineForecast,
  target: Decimal | undefined
) {
  const { simulation } = forecast;
  return {
    format: 'evenfield/pipeline',
    version: 1,
    asOf: forecast.asOf,
    period: forecast.period,
    expected: {
      closed: money(forecast.closed),
      open: money(forecast.open),
      notYetCreated: money(forecast.newDeals.expected),
      total: money(forecast.total)
    },
    simulated: {
      mean: cents(simulation.mean),
      median: cents(simulation.median),
      intervals: intervalsOf(forecast),
      draws: simulation.draws,
      meanError: cents(simulation.meanError),
      boundError: Object.fromEntries(
        Object.entries(simulation.boundError).map(([level, error]) => [level, cents(error)])
      )
    },
    bridge: bridgePeriod(forecast).map(({ step, deals, amount }) => ({ step, deals, amount: money(amount) })),
    open: openOf(forecast),
    categories: rollUpCategories(forecast.deals, {
      deals: forecast.closedDeals,
      amount: forecast.closed
    }).map(({ category, deals, value, expected, managerDeals, managerValue }) => ({
      category,
      deals,
      value: money(value),
      expected: money(expected),
      managerDeals,
      managerValue: money(managerValue)
    })),
    slip: { deals: slip.deals, late: slip.late, days: slip.quantiles ?? null, weeks: slip.weeks },
    coverage: target === undefined ? null : coverageOf(forecast, target),
    score: {
      deals: score.deals,
      brier: ratio(score.brier),
      brierOfBaseRate: ratio(score.brierOfBaseRate),
      logLoss: ratio(score.logLoss),
      logLossOfBaseRate: ratio(score.logLossOfBaseRate),
      miss: ratio(score.miss),
      missOfNaive: ratio(score.missOfNaive),
      calibration: score.calibration.map(({ from, to, deals, predicted, actual }) => ({
        from,
        to,
        deals,
        predicted: ratio(predicted),
        actual: ratio(actual)
      })),
      coverage: score.coverage,
      periods: score.periods.map(pastOf)
    },
    outcome: outcome === undefined ? null : pastOf(outcome),
    findings,
    trace: traceOf(forecast)
  };
}

function openOf({ lines }: PeriodForecast) {
  const value = lines.reduce((sum, line) => sum.plus(line.value), ZERO);
  const expectedOf = (placement: string) =>
    money(lines.filter((line) => line.placement === placement).reduce((sum, { expected }) => sum.plus(expected), ZERO)); // prettier-ignore
  return {
    deals: lines.reduce((sum, { deals }) => sum + deals, 0),
    value: money(value),
    expectedInPeriod: expectedOf('in'),
    pulledIn: expectedOf('later'),
    pushedOut: money(
      lines
        .filter(({ placement }) => placement === 'in')
        .reduce((sum, { value, expected }) => sum.plus(value).minus(expected), ZERO)
    ),
    overdue: expectedOf('overdue'),
    undated: expectedOf('none')
  };
}

/** What a target still needs, as text. */
export function coverageOf(forecast: PeriodForecast, target: Decimal) {
  const coverage = coverTarget(forecast, target);
  return {
    target: money(coverage.target),
    closed: money(coverage.closed),
    gap: money(coverage.gap),
    openValue: money(coverage.openValue),
    ratio: coverage.ratio === undefined ? null : decimalText(coverage.ratio.toDecimalPlaces(6)),
    neededValue: money(coverage.neededValue),
    missingValue: money(coverage.missingValue)
  };
}

/** A change report as text. */
export const changesDocument = (report: ChangeReport) => ({
  opening: money(report.opening),
  closing: money(report.closing),
  reasons: report.reasons.map(({ reason, deals, amount }) => ({ reason, deals, amount: money(amount) })),
  deals: report.changes.map(({ id, reason, amount }) => ({ id, reason, amount: money(amount) }))
});

const pastOf = ({ forecast, actual, naive, inside }: PastPeriod) => ({
  asOf: forecast.asOf,
  ...forecast.period,
  expected: money(forecast.total),
  intervals: intervalsOf(forecast),
  actual: money(actual),
  naive: naive === undefined ? null : money(naive),
  inside
});

const intervalsOf = ({ simulation }: PeriodForecast): Record<string, [string, string]> =>
  Object.fromEntries(
    Object.entries(simulation.intervals).map(([level, [lo, hi]]) => [level, [cents(lo), cents(hi)]])
  );

/** The arithmetic behind every expected figure: lines whose amounts add up to it. */
function traceOf({ closed, closedDeals, lines, open, newDeals, total }: PeriodForecast) {
  return [
    {
      figure: 'closed',
      amount: money(closed),
      lines: [{ what: 'deals won in the period up to the day', deals: closedDeals, amount: money(closed) }]
    },
    {
      figure: 'open',
      amount: money(open),
      lines: lines.map(({ stage, placement, age, team, deals, rate, counted, value, expected }) => ({
        what: 'sum over deals of rate × value; the rate shown is their mean by value',
        stage,
        placement,
        age,
        team,
        deals,
        value: money(value),
        rate: ratio(rate),
        counted: tallied(counted),
        amount: money(expected)
      }))
    },
    {
      figure: 'notYetCreated',
      amount: money(newDeals.expected),
      lines: [
        {
          what: 'wins from deals created later, mean of past periods × mean won amount',
          past: newDeals.past,
          wins: ratio(newDeals.wins),
          value: money(newDeals.value),
          amount: money(newDeals.expected)
        }
      ]
    },
    {
      figure: 'total',
      amount: money(total),
      lines: [
        { what: 'closed', amount: money(closed) },
        { what: 'open', amount: money(open) },
        { what: 'not yet created', amount: money(newDeals.expected) }
      ]
    }
  ];
}

type Counted = PeriodForecast['lines'][number]['counted'];

/** The counts behind a rate, with the wins the curve of all deals expected of each group. */
export const tallied = ({ team, cell, stage, all }: Counted) => {
  const plain = ({ deals, won, open, curve }: Counted['all']) => ({ deals, won, open, curve: ratio(curve) });
  return { team: plain(team), cell: plain(cell), stage: plain(stage), all: plain(all) };
};
