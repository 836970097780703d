import { median } from '../forecast/statistics.ts';
import { Decimal, roundMoney, sumDecimals, ZERO } from '../money.ts';
import { dayNumber, type IsoDate, type Period } from '../period.ts';
import { learnDealValues, type DealValues } from './deal-values.ts';
import { monthlyWindows, samePointWindows, taughtWindows } from './past-windows.ts';
import { simulatePeriod, type PeriodSimulation } from './simulate-period.ts';
import { openDealsAt, wonBetween, type DealBook, type OpenDeal } from './snapshot.ts';
import { daysLeft, learnWinCurve } from './win-curve.ts';
import { measureWinRates, type WinRate, type WinRates } from './win-rates.ts';

/** Open deals that share stage, placement, age and team: one line of the arithmetic. */
export type OpenLine = {
  readonly stage: string;
  readonly placement: OpenDeal['placement'];
  readonly age: string;
  readonly team: string;
  readonly deals: number;
  /** Expected over value: the mean rate of the line's deals, by value. */
  readonly rate: number;
  /** The counts its rates came from. */
  readonly counted: Omit<WinRate, 'rate' | 'open' | 'curve'>;
  /** Summed value of the deals if all were won. */
  readonly value: Decimal;
  readonly expected: Decimal;
};

/** One deal's chance of being won in the period. Amounts are whole minor units; they add up to every figure above them. */
export type ScoredDeal = {
  readonly open: OpenDeal;
  readonly rate: WinRate;
  /** Its own amount, or what such deals are worth on average where nobody has said. */
  readonly value: Decimal;
  /** Value × chance to be won in the period. */
  readonly expected: Decimal;
  /** Value × chance to be won once it is decided, in the period or later. */
  readonly weighted: Decimal;
};

export type NewDeals = {
  /** Wins from deals created after the day, by past window, newest first. */
  readonly past: readonly { readonly date: IsoDate; readonly wins: number }[];
  readonly wins: number;
  readonly value: Decimal;
  readonly expected: Decimal;
};

/** Parts of a period's total as expected on a day. Expected figures are whole minor units and add up exactly. */
export type PeriodForecast = {
  readonly asOf: IsoDate;
  readonly period: Period;
  readonly closedDeals: number;
  readonly closed: Decimal;
  readonly deals: readonly ScoredDeal[];
  readonly lines: readonly OpenLine[];
  readonly open: Decimal;
  readonly newDeals: NewDeals;
  readonly total: Decimal;
  readonly simulation: PeriodSimulation;
  readonly windows: number;
};

/** How far whole periods strayed from what was expected, relatively: for open deals and for new ones. */
export type Shocks = { readonly open: number; readonly fresh: number };

export type SimulationSettings = {
  readonly levels: readonly number[];
  readonly seed: number;
  readonly shocks: Shocks;
  readonly draws?: number;
};

/** What a period is thought to stray by before any was measured; it counts as much as `PRIOR_PERIODS` measured ones. */
const PRIOR_SHOCK = 0.15;
const PRIOR_PERIODS = 3;

/** The widest a period is thought to stray: also what is guessed where no past window taught anything. */
const MOST_SHOCK = 0.5;

/** Root mean square of relative misses, mixed with the prior. */
export function shockOf(misses: readonly number[]): number {
  const squares = misses.reduce((sum, miss) => sum + miss * miss, 0);
  return Math.min(
    MOST_SHOCK,
    Math.sqrt((squares + PRIOR_PERIODS * PRIOR_SHOCK ** 2) / (misses.length + PRIOR_PERIODS))
  );
}

/** What is learned from few windows strays once more by itself: the variance of a mean of `windows` of them. */
const widened = (shock: number, windows: number): number =>
  windows === 0 ? MOST_SHOCK : Math.min(MOST_SHOCK, shock * Math.sqrt(1 + 1 / windows));

/** Expected parts of the period, from what was known at the end of `asOf`. */
export function forecastPeriod(
  book: DealBook,
  asOf: IsoDate,
  period: Period,
  now: IsoDate,
  { levels, seed, shocks, draws = 4000 }: SimulationSettings
): PeriodForecast {
  const values = learnDealValues(book.opportunities, asOf);
  const windows = taughtWindows(samePointWindows(asOf, period, 4), book.opportunities);
  const rates = measureWinRates(book, windows, usualDaysToWin(book, asOf), {
    curve: learnWinCurve(book, asOf),
    horizon: daysLeft(asOf, period.end)
  });
  const wonSoFar = book.opportunities.filter(
    (deal) => deal.outcome === 'won' && deal.close! >= period.start && deal.close! <= asOf
  );
  const closed = sumDecimals(wonSoFar.map(({ amount }) => amount ?? ZERO));
  const deals = openDealsAt(book, asOf, period, now).map((open) =>
    scoreDeal(open, rates.rateOf(open), values, book.currency)
  );
  const lines = linesOf(deals, rates);
  const open = sumDecimals(lines.map(({ expected }) => expected));
  const newDeals = expectNewDeals(book, asOf, period, values);
  const simulation = simulatePeriod(
    {
      closed: closed.toNumber(),
      deals: deals.map(({ open, rate }) => ({ chance: rate.rate, value: valueDrawer(open, values) })),
      newWins: newDeals.wins,
      newValues: values.all,
      openShock: widened(shocks.open, windows.length),
      newShock: widened(shocks.fresh, newDeals.past.length)
    },
    levels,
    seed,
    draws
  );
  const total = closed.plus(open).plus(newDeals.expected);
  return { asOf, period, closedDeals: wonSoFar.length, closed, deals, lines, open, newDeals, total, simulation, windows: windows.length }; // prettier-ignore
}

/** Median days from created to won, among deals won up to a day; 60 where none was. */
export function usualDaysToWin({ opportunities }: DealBook, until: IsoDate): number {
  const days = opportunities.flatMap(({ outcome, created, close }) =>
    outcome === 'won' && created !== undefined && close !== undefined && close <= until
      ? [dayNumber(close) - dayNumber(created)]
      : []
  );
  return days.length > 0 ? median(days) : 60;
}

/** A deal's own amount in every draw, or one from the won amounts of its product. */
function valueDrawer(open: OpenDeal, values: DealValues): (position: number) => number {
  const own = open.amount?.toNumber();
  return own === undefined ? (position) => values.drawn(open, position) : () => own;
}

function scoreDeal(open: OpenDeal, rate: WinRate, values: DealValues, currency: string): ScoredDeal {
  const value = roundMoney(open.amount ?? new Decimal(values.expected(open)), currency);
  return {
    open,
    rate,
    value,
    expected: roundMoney(value.times(rate.rate), currency),
    weighted: roundMoney(value.times(rate.rate / (1 - rate.open)), currency)
  };
}

function linesOf(deals: readonly ScoredDeal[], rates: WinRates): OpenLine[] {
  const groups = new Map<string, ScoredDeal[]>();
  for (const scored of deals) {
    const { stage, placement, deal } = scored.open;
    const key = [stage, placement, rates.bandOf(scored.open), deal.team].join('\u001f');
    const group = groups.get(key);
    if (group) group.push(scored);
    else groups.set(key, [scored]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]): OpenLine => {
      const [{ open, rate: used }] = group as [ScoredDeal];
      const { all, stage, cell, team } = used;
      const value = sumDecimals(group.map(({ value }) => value));
      const expected = sumDecimals(group.map(({ expected }) => expected));
      const mean = group.reduce((sum, { rate }) => sum + rate.rate, 0) / group.length;
      return {
        stage: open.stage,
        placement: open.placement,
        age: rates.bandOf(open),
        team: open.deal.team,
        deals: group.length,
        rate: value.isZero() ? mean : expected.div(value).toNumber(),
        counted: { all, stage, cell, team },
        value,
        expected
      };
    });
}

function expectNewDeals(
  { opportunities, currency }: DealBook,
  asOf: IsoDate,
  period: Period,
  values: DealValues
): NewDeals {
  const past = taughtWindows(monthlyWindows(asOf, period, 6), opportunities).map(({ date, period }) => ({
    date,
    wins: opportunities.filter(
      (deal) => deal.created !== undefined && deal.created > date && wonBetween(deal, date, period.end)
    ).length
  }));
  const wins = past.length > 0 ? past.reduce((sum, one) => sum + one.wins, 0) / past.length : 0;
  const value = roundMoney(new Decimal(values.mean), currency);
  return { past, wins, value, expected: roundMoney(value.times(wins), currency) };
}
