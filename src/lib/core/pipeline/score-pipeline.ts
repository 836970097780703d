import { logarithm } from '../portable-math.ts';
import { sumDecimals, ZERO, type Decimal } from '../money.ts';
import type { IsoDate, Period } from '../period.ts';
import { forecastPeriod, shockOf, type PeriodForecast, type Shocks } from './forecast-period.ts';
import { monthlyWindows, samePointWindows } from './past-windows.ts';
import { wonBetween, type DealBook } from './snapshot.ts';

/** A period that is over: what was expected of it on a day with as much time left, and what came. */
export type PastPeriod = {
  readonly forecast: PeriodForecast;
  readonly actual: Decimal;
  /** What the last period as long that was over by then came to: the floor a forecast should beat. */
  readonly naive: Decimal | undefined;
  /** Deals open that day and whether each was won in the period. */
  readonly outcomes: readonly { readonly chance: number; readonly won: boolean }[];
  readonly newWins: number;
  readonly inside: Readonly<Record<string, boolean>>;
};

export type CalibrationBin = { readonly from: number; readonly to: number; readonly deals: number; readonly predicted: number; readonly actual: number }; // prettier-ignore

/** How good the chances and the totals were. Figures are undefined where no past period could be judged. */
export type PipelineScore = {
  readonly deals: number;
  /** Mean squared distance of chance and outcome; `brierOfBaseRate` is what one rate for all deals gets. */
  readonly brier: number | undefined;
  readonly brierOfBaseRate: number | undefined;
  readonly logLoss: number | undefined;
  readonly logLossOfBaseRate: number | undefined;
  /** Mean absolute miss of the period totals, relatively, and what the naive floor's is over the same periods. */
  readonly miss: number | undefined;
  readonly missOfNaive: number | undefined;
  readonly calibration: readonly CalibrationBin[];
  readonly coverage: Readonly<Record<string, number>>;
  readonly periods: readonly PastPeriod[];
};

/** What was won in a period, whenever the deals were created. */
export const wonInPeriod = ({ opportunities }: DealBook, { start, end }: Period): Decimal =>
  sumDecimals(
    opportunities
      .filter(({ outcome, close }) => outcome === 'won' && close! >= start && close! < end)
      .map(({ amount }) => amount ?? ZERO)
  );

/** So many past periods are judged where the data reach back; fewer say too little of how far a period strays. */
export const MOST_PERIODS = 8;

/** Forecast past periods as of then and judge them; each with the shocks measured before it only. */
export function judgePastPeriods(
  book: DealBook,
  asOf: IsoDate,
  period: Period,
  levels: readonly number[],
  seed: number,
  most = MOST_PERIODS
): PastPeriod[] {
  const judged: PastPeriod[] = [];
  for (const window of monthlyWindows(asOf, period, most).reverse()) {
    const before = judged.filter(({ forecast }) => forecast.period.end <= window.date);
    const forecast = forecastPeriod(book, window.date, window.period, '9999-12-31', {
      levels,
      seed,
      shocks: measureShocks(before),
      draws: 1000
    });
    const learned = forecast.deals.some(({ rate }) => rate.all.deals > 0);
    if (!learned || forecast.newDeals.past.length === 0) continue;
    judged.push(judge(book, forecast, window.period));
  }
  return judged.reverse();
}

/** Judge one forecast by what happened. */
export function judge(book: DealBook, forecast: PeriodForecast, period: Period): PastPeriod {
  const actual = wonInPeriod(book, period);
  const value = actual.toNumber();
  return {
    forecast,
    actual,
    naive: naiveTotal(book, forecast.asOf, period),
    outcomes: forecast.deals.map(({ open, rate }) => ({
      chance: rate.rate,
      won: wonBetween(open.deal, forecast.asOf, period.end)
    })),
    newWins: book.opportunities.filter(
      (deal) =>
        deal.created !== undefined &&
        deal.created > forecast.asOf &&
        wonBetween(deal, forecast.asOf, period.end)
    ).length,
    inside: Object.fromEntries(
      Object.entries(forecast.simulation.intervals).map(([level, [lo, hi]]) => [
        level,
        value >= lo && value <= hi
      ])
    )
  };
}

/** What the last period of the same length that was over came to; undefined where nothing had closed before it. */
export function naiveTotal(book: DealBook, asOf: IsoDate, period: Period): Decimal | undefined {
  const [last] = samePointWindows(asOf, period, 1);
  if (last === undefined) return undefined;
  const begun = book.opportunities.some(
    ({ outcome, close }) => outcome === 'won' && close !== undefined && close < last.period.start
  );
  return begun ? wonInPeriod(book, last.period) : undefined;
}

/** How far past periods strayed: wins of open deals, and of deals created later, against what was expected. */
export function measureShocks(periods: readonly PastPeriod[]): Shocks {
  const miss = (actual: number, expected: number) => (expected > 0 ? actual / expected - 1 : 0);
  return {
    open: shockOf(
      periods.map(({ outcomes }) => {
        const expected = outcomes.reduce((sum, { chance }) => sum + chance, 0);
        return miss(outcomes.filter(({ won }) => won).length, expected);
      })
    ),
    fresh: shockOf(periods.map(({ forecast, newWins }) => miss(newWins, forecast.newDeals.wins)))
  };
}

/** Brier score, log loss, calibration curve and coverage over past periods. */
export function scorePipeline(periods: readonly PastPeriod[], levels: readonly number[]): PipelineScore {
  const outcomes = periods.flatMap((period) => period.outcomes);
  const deals = outcomes.length;
  const average = (pick: (outcome: { chance: number; won: boolean }) => number) =>
    deals === 0 ? undefined : outcomes.reduce((sum, outcome) => sum + pick(outcome), 0) / deals;
  const base = average(({ won }) => (won ? 1 : 0));
  const clamp = (chance: number) => Math.min(1 - 1e-6, Math.max(1e-6, chance));
  return {
    deals,
    brier: average(({ chance, won }) => (chance - (won ? 1 : 0)) ** 2),
    brierOfBaseRate: base === undefined ? undefined : base * (1 - base),
    logLossOfBaseRate: base === undefined ? undefined : entropy(base),
    ...missesOf(periods),
    logLoss: average(({ chance, won }) => -logarithm(clamp(won ? chance : 1 - chance))),
    calibration: calibrationCurve(outcomes),
    coverage:
      periods.length === 0
        ? {}
        : Object.fromEntries(
            levels.map((level) => [
              String(level),
              periods.filter(({ inside }) => inside[String(level)]).length / periods.length
            ])
          ),
    periods
  };
}

const entropy = (rate: number) =>
  rate <= 0 || rate >= 1 ? 0 : -(rate * logarithm(rate) + (1 - rate) * logarithm(1 - rate));

/** Mean absolute relative misses, over the periods both can be judged on. */
function missesOf(periods: readonly PastPeriod[]): Pick<PipelineScore, 'miss' | 'missOfNaive'> {
  const both = periods.filter(({ naive, actual }) => naive !== undefined && actual.gt(0));
  if (both.length === 0) return { miss: undefined, missOfNaive: undefined };
  const mean = (of: (period: PastPeriod) => Decimal) =>
    both.reduce((sum, period) => sum + of(period).div(period.actual).minus(1).abs().toNumber(), 0) /
    both.length;
  return { miss: mean(({ forecast }) => forecast.total), missOfNaive: mean(({ naive }) => naive!) };
}

function calibrationCurve(outcomes: PastPeriod['outcomes']): CalibrationBin[] {
  return Array.from({ length: 10 }, (_, bin) => {
    const inside = outcomes.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === bin);
    return {
      from: bin / 10,
      to: (bin + 1) / 10,
      deals: inside.length,
      predicted: inside.reduce((sum, { chance }) => sum + chance, 0) / inside.length,
      actual: inside.filter(({ won }) => won).length / inside.length
    };
  }).filter(({ deals }) => deals > 0);
}
