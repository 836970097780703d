import { sortedQuantile } from '../forecast/statistics.ts';
import { dayNumber, type IsoDate } from '../period.ts';
import type { DealBook } from './snapshot.ts';

/** Days from the close date first expected to the day a deal closed; above 0 is late. */
export type SlipDistribution = {
  readonly deals: number;
  readonly late: number;
  /** At 10, 25, 50, 75 and 90 percent of the deals; undefined where no history says what was expected. */
  readonly quantiles: readonly number[] | undefined;
};

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
      days.length === 0 ? undefined : [0.1, 0.25, 0.5, 0.75, 0.9].map((share) => sortedQuantile(days, share))
  };
}
