import { decimalText, parseDecimal, roundMoney, Decimal, ZERO } from '../../lib/core/money.ts';
import { isIsoDate, type Period } from '../../lib/core/period.ts';
import { reportChanges, type SnapshotDeal } from '../../lib/core/pipeline/change-report.ts';
import { rollUpCategories } from '../../lib/core/pipeline/forecast-categories.ts';
import type { PeriodForecast } from '../../lib/core/pipeline/forecast-period.ts';
import {
  forecastPipeline,
  quarterAhead,
  type PipelineForecast
} from '../../lib/core/pipeline/forecast-pipeline.ts';
import type { Opportunity } from '../../lib/core/pipeline/opportunity.ts';
import { coverTarget } from '../../lib/core/pipeline/pipeline-coverage.ts';
import { readOpportunities, readStageHistory } from '../../lib/core/pipeline/read-opportunities.ts';
import type { PastPeriod } from '../../lib/core/pipeline/score-pipeline.ts';
import type { Result } from '../../lib/core/result.ts';
import { readTable } from '../read-table.ts';
import {
  requireOption,
  textOption,
  UsageError,
  wholeOption,
  WorkError,
  writeDocument,
  type Arguments,
  type Verb
} from '../verb.ts';

const LEVELS = [80, 95];
const money = (amount: Decimal) => decimalText(amount, 2);
const cents = (amount: number) => money(roundMoney(new Decimal(amount)));
const ratio = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(6))); // prettier-ignore

function readPeriod(text: string | undefined, asOf: string): Period {
  if (text === undefined) return quarterAhead(asOf);
  const [start = '', end = '', ...rest] = text.split(',').map((date) => date.trim());
  if (rest.length > 0 || !isIsoDate(start) || !isIsoDate(end) || start >= end || end <= asOf) {
    throw new UsageError(
      `--period needs START,END as dates, START before END and END after --as-of: ${text}`
    );
  }
  return { start, end };
}

function accept<T>(file: string, read: Result<T>): T {
  if (!read.ok) throw new WorkError(`${file}: ${read.problems.map(({ message }) => message).join(' ')}`);
  return read.value;
}

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
      lines: lines.map(({ stage, placement, age, team, deals, rate, value, expected }) => ({
        what: 'deals × rate × value',
        stage,
        placement,
        age,
        team,
        deals,
        value: money(value),
        rate: ratio(rate.rate),
        counted: { team: rate.team, cell: rate.cell, stage: rate.stage, all: rate.all },
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

const pastOf = ({ forecast, actual, inside }: PastPeriod) => ({
  asOf: forecast.asOf,
  ...forecast.period,
  expected: money(forecast.total),
  intervals: intervalsOf(forecast),
  actual: money(actual),
  inside
});

const intervalsOf = ({ simulation }: PeriodForecast) =>
  Object.fromEntries(
    Object.entries(simulation.intervals).map(([level, [lo, hi]]) => [level, [cents(lo), cents(hi)]])
  );

function documentOf(
  { forecast, score, slip, outcome, findings }: PipelineForecast,
  target: Decimal | undefined
) {
  const coverage = target === undefined ? undefined : coverTarget(forecast, target);
  const open = forecast.lines.reduce(
    (sum, { deals, value }) => ({ deals: sum.deals + deals, value: sum.value.plus(value) }),
    { deals: 0, value: ZERO }
  );
  const expectedOf = (placement: string) =>
    money(forecast.lines.filter((line) => line.placement === placement).reduce((sum, { expected }) => sum.plus(expected), ZERO)); // prettier-ignore
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
      mean: cents(forecast.simulation.mean),
      median: cents(forecast.simulation.median),
      intervals: intervalsOf(forecast)
    },
    open: {
      deals: open.deals,
      value: money(open.value),
      expectedInPeriod: expectedOf('in'),
      pulledIn: expectedOf('later'),
      pushedOut: money(
        forecast.lines
          .filter(({ placement }) => placement === 'in')
          .reduce((sum, { value, expected }) => sum.plus(value).minus(expected), ZERO)
      ),
      overdue: expectedOf('overdue'),
      undated: expectedOf('none')
    },
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
    slip: { deals: slip.deals, late: slip.late, days: slip.quantiles ?? null },
    coverage:
      coverage === undefined
        ? null
        : {
            target: money(coverage.target),
            closed: money(coverage.closed),
            gap: money(coverage.gap),
            openValue: money(coverage.openValue),
            ratio: coverage.ratio === undefined ? null : decimalText(coverage.ratio.toDecimalPlaces(6)),
            neededValue: money(coverage.neededValue),
            missingValue: money(coverage.missingValue)
          },
    score: {
      deals: score.deals,
      brier: ratio(score.brier),
      brierOfBaseRate: ratio(score.brierOfBaseRate),
      logLoss: ratio(score.logLoss),
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

const snapshotOf = (opportunities: readonly Opportunity[]): SnapshotDeal[] =>
  opportunities.map(({ id, outcome, amount, close }) => ({ id, outcome, amount: amount ?? ZERO, close }));

async function run(args: Arguments, output: Parameters<Verb['run']>[1]): Promise<void> {
  const file = requireOption(args, 'opportunities');
  const asOf = requireOption(args, 'as-of');
  if (!isIsoDate(asOf)) throw new UsageError(`--as-of needs a date like 2017-09-30: ${asOf}`);
  const period = readPeriod(textOption(args, 'period'), asOf);
  const seed = wholeOption(args, 'seed', 1);
  const targetText = textOption(args, 'target');
  const target = targetText === undefined ? undefined : parseDecimal(targetText);
  if (targetText !== undefined && target === undefined) throw new UsageError(`--target needs an amount: ${targetText}`); // prettier-ignore
  const table = await readTable(file);
  const { opportunities, findings } = accept(file, readOpportunities(table.columns, table.rows));
  if (!opportunities.some(({ created }) => created !== undefined && created <= asOf)) {
    throw new WorkError(
      `${file} has no deal created by ${asOf}: check the dates, which must be written like 2017-09-30, and the columns.`
    );
  }
  const historyFile = textOption(args, 'history');
  const history = historyFile === undefined ? undefined : await readTable(historyFile);
  const changes =
    history === undefined ? [] : accept(historyFile!, readStageHistory(history.columns, history.rows));
  const earlierFile = textOption(args, 'earlier');
  const earlier = earlierFile === undefined ? undefined : await readTable(earlierFile);
  const before = earlier === undefined ? undefined : accept(earlierFile!, readOpportunities(earlier.columns, earlier.rows)); // prettier-ignore
  const result = forecastPipeline(opportunities, changes, { asOf, period, levels: LEVELS, seed });
  const report = before === undefined ? undefined : reportChanges(snapshotOf(before.opportunities), snapshotOf(opportunities), period); // prettier-ignore
  writeDocument(output, {
    ...documentOf({ ...result, findings: [...findings, ...result.findings] }, target),
    ...(report === undefined
      ? {}
      : {
          changes: {
            opening: money(report.opening),
            closing: money(report.closing),
            reasons: report.reasons.map(({ reason, deals, amount }) => ({
              reason,
              deals,
              amount: money(amount)
            })),
            deals: report.changes.map(({ id, reason, amount }) => ({ id, reason, amount: money(amount) }))
          }
        })
  });
}

export const verb: Verb = {
  summary: 'Forecast what a period will come to from the pipeline as it stood on a day.',
  usage:
    '--opportunities CSV --as-of DATE [--period START,END] [--seed N] [--history CSV] [--target AMOUNT] [--earlier CSV]',
  options: {
    opportunities: { type: 'string' },
    'as-of': { type: 'string' },
    period: { type: 'string' },
    seed: { type: 'string' },
    history: { type: 'string' },
    target: { type: 'string' },
    earlier: { type: 'string' }
  },
  run
};
