import { addDays, addMonths, quarterStart, type IsoDate, type Period } from '../period.ts';
import { forecastPeriod, type PeriodForecast } from './forecast-period.ts';
import type { Finding, Opportunity, StageChange } from './opportunity.ts';
import { judge, MOST_PERIODS, judgePastPeriods, measureShocks, scorePipeline, type PastPeriod, type PipelineScore } from './score-pipeline.ts'; // prettier-ignore
import { measureSlip, type SlipDistribution } from './slip.ts';
import { createDealBook, dayAfter, lastKnownDay, type DealBook } from './snapshot.ts';

export type PipelineForecast = {
  readonly book: DealBook;
  readonly forecast: PeriodForecast;
  readonly score: PipelineScore;
  readonly slip: SlipDistribution;
  /** What the period came to, where the data reaches its end. */
  readonly outcome: PastPeriod | undefined;
  readonly findings: readonly Finding[];
};

/** The calendar quarter the next day lies in. */
export function quarterAhead(asOf: IsoDate): Period {
  const start = quarterStart(dayAfter(asOf));
  return { start, end: addMonths(start, 3) };
}

/** The day before the last quarter that was over by a day: its forecast can be set against what it came to. */
export function lastJudgedDay(known: IsoDate): IsoDate {
  return addDays(addMonths(quarterAhead(known).start, -3), -1);
}

/** Forecast a period's won total from the pipeline as it stood at the end of a day; nothing later is looked at. */
export function forecastPipeline(
  opportunities: readonly Opportunity[],
  changes: readonly StageChange[],
  {
    asOf,
    period = quarterAhead(asOf),
    levels = [80, 95],
    seed = 1,
    currency = 'USD'
  }: {
    readonly asOf: IsoDate;
    readonly period?: Period;
    readonly levels?: readonly number[];
    readonly seed?: number;
    readonly currency?: string;
  }
): PipelineForecast {
  const book = createDealBook(opportunities, changes, currency);
  const now = lastKnownDay(opportunities, changes);
  const past = judgePastPeriods(book, asOf, period, levels, seed);
  const forecast = forecastPeriod(book, asOf, period, now, { levels, seed, shocks: measureShocks(past) });
  const reached = dayAfter(now) >= period.end;
  return {
    book,
    forecast,
    score: scorePipeline(past, levels),
    slip: measureSlip(book, asOf),
    outcome: reached ? judge(book, forecast, period) : undefined,
    findings: findingsOf(forecast, past, changes)
  };
}

function findingsOf(
  forecast: PeriodForecast,
  past: readonly PastPeriod[],
  changes: readonly StageChange[]
): Finding[] {
  const findings: Finding[] = [];
  const unknown = forecast.deals.filter(({ open }) => open.amount === undefined).length;
  if (unknown > 0) {
    const message = `${unknown} open deals had no amount known then; they are valued at the mean won amount of their product.`;
    findings.push({ code: 'amount-unknown', message, count: unknown });
  }
  if (changes.length === 0) {
    const message = 'There is no stage history: earlier stages, amounts and expected close dates are not known, so deals pulled in and pushed out cannot be told apart from the past.'; // prettier-ignore
    findings.push({ code: 'no-stage-history', message, count: forecast.deals.length });
  }
  if (past.length < MOST_PERIODS) {
    const judged =
      past.length === 0 ? 'No past period' : `Only ${past.length} past period${past.length === 1 ? '' : 's'}`;
    const message = `${judged} could be judged: the interval leans on a guess of 15 % for how far a whole period strays.`;
    findings.push({ code: 'few-past-periods', message, count: past.length });
  }
  return findings;
}
