import type { UnitPlaces } from './read-units.ts';
import type { TerritoryPlan } from './territory-plan.ts';

type Spot = { readonly x: number; readonly y: number };

/** Where a territory is worked from, in km, and how far its business lies from there. */
export type HomeDistance = {
  /** Undefined where the territory holds nothing. */
  readonly home: Spot | undefined;
  /** Whether somebody set the home base; else it is the centre of the territory's business. */
  readonly isSet: boolean;
  /** Mean km from home to the units, weighted by the measure (all alike where it is nought). */
  readonly mean: number | undefined;
};

/** The distances of every territory, by position. */
export function homeDistances(
  plan: TerritoryPlan,
  ids: readonly string[],
  places: UnitPlaces['places'],
  values: Float64Array
): HomeDistance[] {
  const members: number[][] = plan.territories.map(() => []);
  plan.holders.forEach((holder, unit) => members[holder]?.push(unit));
  return plan.territories.map(({ home }, position) => {
    const spots = members[position]!.flatMap((unit) => {
      const spot = places.get(ids[unit]!);
      return spot === undefined ? [] : [{ ...spot, weight: values[unit]! }];
    });
    const total = spots.reduce((sum, { weight }) => sum + weight, 0);
    const weighed = total > 0 ? spots : spots.map((spot) => ({ ...spot, weight: 1 }));
    const whole = total > 0 ? total : spots.length;
    const set = home === null ? undefined : places.get(home);
    const mean = (read: (spot: Spot) => number) =>
      weighed.reduce((sum, spot) => sum + spot.weight * read(spot), 0) / whole;
    const from = set ?? (whole > 0 ? { x: mean(({ x }) => x), y: mean(({ y }) => y) } : undefined);
    return {
      home: from,
      isSet: set !== undefined,
      mean: from && whole > 0 ? mean(({ x, y }) => Math.hypot(x - from.x, y - from.y)) : undefined
    };
  });
}
