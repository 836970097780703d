import type { SetApart } from '../../core/territory/set-apart.ts';

/** A measure summed per territory, against the equal share. Deviations are ratios: 0.1 is ten percent above the mean. */
export type TerritoryBalance = {
  readonly totals: Float64Array;
  readonly mean: number;
  readonly deviations: Float64Array;
  readonly unassigned: number;
};

/**
 * Sum a measure by holder; what nobody holds is in no mean. Territories that hold a unit set apart (too big for any
 * balanced territory) have no deviation, and the mean is that of the rest. Without a mean above 0 there is none at all.
 */
export function balanceOf(
  holders: Int32Array,
  territoryCount: number,
  values: Float64Array,
  apart?: SetApart
): TerritoryBalance {
  const totals = new Float64Array(territoryCount);
  let unassigned = 0;
  for (let unit = 0; unit < holders.length; unit++) {
    const holder = holders[unit]!;
    if (holder < 0) unassigned += values[unit]!;
    else totals[holder]! += values[unit]!;
  }
  const mean = apart?.target ?? totals.reduce((sum, total) => sum + total, 0) / Math.max(territoryCount, 1);
  const exempt = new Set(apart?.units.map((unit) => holders[unit]!));
  return { totals, mean, deviations: deviationsOf(totals, mean, exempt), unassigned };
}

/** Ratios to a mean; those exempt, and all without a mean above 0, have none. */
export const deviationsOf = (totals: Float64Array, mean: number, exempt: ReadonlySet<number>): Float64Array =>
  totals.map((total, t) => (mean <= 0 || exempt.has(t) ? 0 : total / mean - 1));

/** The units as they would be held once these were handed over. */
export function holdersAfter(holders: Int32Array, units: Iterable<number>, to: number): Int32Array {
  const after = holders.slice();
  for (const unit of units) after[unit] = to;
  return after;
}

/** Outside the band by more than rounding. */
export const isOutside = (deviation: number, band: number): boolean => Math.abs(deviation) > band + 1e-9;

/** Root mean square of the deviations. */
export function imbalance({ deviations }: Pick<TerritoryBalance, 'deviations'>): number {
  const squares = deviations.reduce((sum, deviation) => sum + deviation * deviation, 0);
  return Math.sqrt(squares / Math.max(deviations.length, 1));
}
