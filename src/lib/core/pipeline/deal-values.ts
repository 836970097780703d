import type { Opportunity } from './opportunity.ts';
import type { OpenDeal } from './snapshot.ts';
import type { IsoDate } from '../period.ts';

/** What won deals were worth, to value the ones whose amount is not known yet. */
export type DealValues = {
  /** What a deal without an amount is worth on average, if won. */
  expected(open: OpenDeal): number;
  /** A won amount such deals came to; `position` is uniform in [0, 1). */
  drawn(open: OpenDeal, position: number): number;
  /** Every won amount, sorted. */
  readonly all: Float64Array;
  readonly mean: number;
};

const LEAST = 10;

/** Learn from deals won up to a day: by product where at least 10 were won, otherwise from all. */
export function learnDealValues(opportunities: readonly Opportunity[], until: IsoDate): DealValues {
  const byProduct = new Map<string, number[]>();
  const everything: number[] = [];
  for (const { outcome, close, amount, product } of opportunities) {
    if (outcome !== 'won' || close === undefined || close > until || amount === undefined) continue;
    const value = amount.toNumber();
    everything.push(value);
    const list = byProduct.get(product);
    if (list) list.push(value);
    else byProduct.set(product, [value]);
  }
  const sorted = (values: readonly number[]) => Float64Array.from(values).sort();
  const average = (values: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[i]!;
    return values.length > 0 ? sum / values.length : 0;
  };
  const all = sorted(everything);
  const products = new Map(
    [...byProduct]
      .filter(([, values]) => values.length >= LEAST)
      .map(([name, values]) => [name, sorted(values)])
  );
  const means = new Map([...products].map(([name, values]) => [name, average(values)]));
  const mean = average(all);
  const pick = (values: Float64Array, position: number) => values[Math.floor(position * values.length)] ?? 0;
  return {
    all,
    mean,
    expected: ({ deal }) => means.get(deal.product) ?? mean,
    drawn: ({ deal }, position) => pick(products.get(deal.product) ?? all, position)
  };
}
