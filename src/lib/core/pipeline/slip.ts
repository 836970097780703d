import { sortedQuantile } from '../forecast/statistics.ts';
import { dayNumber, type IsoDate } from '../period.ts';
import type { DealBook } from './snapshot.ts';

/** Days from the close date first expected to the day a deal closed; above 0 is late. */
export type SlipDistribution = {
  readonly deals: number;
  readonly late: number;
  /** At 10, 25, 50, 75 and 90 percent of the deals; undefined where no history says what was expected. */
  readonly quantiles: readonly number[] | undefined;
  /** Deals by whole weeks of slip, −13 to 13; the ends hold everything beyond. Week 0 is 0 to 6 days late. */
  readonly weeks: readonly { readonly week: number; readonly deals: number }[];
};

const MOST_WEEKS = 13;

/** How closed deals slipped, from stage histories that carried an expected close date; closed up to a day. */
export function measureSlip({ opportunities, history }: DealBook, until: IsoDate): SlipDistribution {
  const days = opportunities
    .flatMap(({ id, outcome, close }) => {
      if (outcome === 'open' || close === undefined || close > until) return [];
      const expected = history.get(id)?.find((change) => change.close !== undefined)?.close;
      return expected === undefined ? [] : [dayNumber(close) - dayNumber(expected)];
    })
    .sort((a, b) => a - b);
  return {
    deals: days.length,
    late: days.filter((slip) => slip > 0).length,
    quantiles:
      days.length === 0 ? undefined : [0.1, 0.25, 0.5, 0.75, 0.9].map((share) => sortedQuantile(days, share)),
    weeks: countWeeks(days)
  };
}

function countWeeks(days: readonly number[]): { week: number; deals: number }[] {
  const counts = new Map<number, number>();
  for (const slip of days) {
    const week = Math.min(MOST_WEEKS, Math.max(-MOST_WEEKS, Math.floor(slip / 7)));
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([week, deals]) => ({ week, deals }));
}
