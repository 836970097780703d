import { exponential } from '../portable-math.ts';
import { normalQuantile } from '../forecast/normal-quantile.ts';
import { sortedQuantile } from '../forecast/statistics.ts';
import { createRandom, type Random } from '../random.ts';

/** One open deal in the simulation: its chance to be won in the period, and its value for a uniform position. */
export type SimulatedDeal = { readonly chance: number; value(position: number): number };

export type PeriodSimulation = {
  readonly mean: number;
  readonly median: number;
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
  readonly draws: number;
  /** Standard error of the mean: what another seed would move it by. */
  readonly meanError: number;
  /** The same for the ends of each interval, the larger of the two. */
  readonly boundError: Readonly<Record<string, number>>;
  /** The total at 0, 0.5, 1, … 100 percent of the draws. */
  readonly percentiles: readonly number[];
};

export type SimulationInput = {
  readonly closed: number;
  readonly deals: readonly SimulatedDeal[];
  /** Deals not yet created: how many are won on average, and the sorted values to draw from. */
  readonly newWins: number;
  readonly newValues: Float64Array;
  /** How far a whole period's wins have strayed from what was expected, relatively (standard deviation). */
  readonly openShock: number;
  readonly newShock: number;
};

const normal = (random: Random) => normalQuantile((random.next() * 4294967296 + 0.5) / 4294967296);

/** A count of independent events by its normal approximation above 30, by inversion below. */
function poisson(mean: number, random: Random): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let [left, count] = [random.next(), 0];
  let chance = exponential(-mean);
  while (left > chance && count < 1000) {
    left -= chance;
    count++;
    chance *= mean / count;
  }
  return count;
}

/** The total of the period, drawn deal by deal; each draw also shifts all deals together, as whole periods do stray. */
export function simulatePeriod(
  input: SimulationInput,
  levels: readonly number[],
  seed: number,
  draws = 4000
): PeriodSimulation {
  const random = createRandom(seed, 'pipeline');
  const totals = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const shift = exponential(input.openShock * normal(random) - input.openShock ** 2 / 2);
    let total = input.closed;
    for (const deal of input.deals) {
      if (random.next() < deal.chance * shift) total += deal.value(random.next());
    }
    const newShift = exponential(input.newShock * normal(random) - input.newShock ** 2 / 2);
    const wins = poisson(input.newWins * newShift, random);
    for (let win = 0; win < wins; win++) {
      total += input.newValues[Math.floor(random.next() * input.newValues.length)] ?? 0;
    }
    totals[draw] = total;
  }
  totals.sort();
  const half = (level: number) => (100 - level) / 200;
  const mean = totals.reduce((sum, total) => sum + total, 0) / draws;
  const variance = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / Math.max(1, draws - 1);
  return {
    mean,
    median: sortedQuantile(totals, 0.5),
    intervals: Object.fromEntries(
      levels.map((level) => [
        String(level),
        [sortedQuantile(totals, half(level)), sortedQuantile(totals, 1 - half(level))] as const
      ])
    ),
    draws,
    meanError: Math.sqrt(variance / draws),
    boundError: Object.fromEntries(
      levels.map((level) => [
        String(level),
        Math.max(quantileError(totals, half(level)), quantileError(totals, 1 - half(level)))
      ])
    ),
    percentiles: Array.from({ length: 201 }, (_, step) => sortedQuantile(totals, step / 200))
  };
}

/** Standard error of a quantile, from the draws one standard error of its rank to either side. */
function quantileError(sorted: Float64Array, share: number): number {
  const reach = Math.sqrt((share * (1 - share)) / sorted.length);
  const at = (position: number) => sortedQuantile(sorted, Math.min(1, Math.max(0, position)));
  return (at(share + reach) - at(share - reach)) / 2;
}

/** The share of the draws at or above an amount. */
export function chanceAtLeast(percentiles: readonly number[], amount: number): number {
  const above = percentiles.findIndex((total) => total >= amount);
  if (above <= 0) return above === 0 ? 1 : 0;
  const [low, high] = [percentiles[above - 1]!, percentiles[above]!];
  const part = high > low ? (amount - low) / (high - low) : 1;
  return 1 - (above - 1 + part) / (percentiles.length - 1);
}
