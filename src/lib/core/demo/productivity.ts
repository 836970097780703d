import { power } from '../portable-math.ts';
import type { DemoMonth } from './demo-calendar.ts';
import type { DemoTerritory } from './draw-territories.ts';
import type { Staff } from './hire-people.ts';
import { MONTH_DAYS, rampAt } from './ramp.ts';
import type { Cover } from './seat-cover.ts';

/** While a seat is empty the manager keeps this part of the business going. */
const COVERED = 0.3;
/**
 * One rep cannot work three times the market three times as much: yield per point of potential falls as the
 * territory grows, by this power of its size against the mean (our assumption).
 */
const CROWDING = -0.4;

/** How much of a territory's market is worked, by territory and month; 1 is a ramped rep of median skill and a mean territory. */
export function productivityTable(
  { people }: Staff,
  cover: Cover,
  territories: readonly DemoTerritory[],
  months: readonly DemoMonth[]
): Float64Array[] {
  const mean = territories.reduce((sum, { potential }) => sum + potential, 0) / territories.length;
  return territories.map(({ potential }, territory) => {
    const reach = power(potential / mean, CROWDING);
    return Float64Array.from(months, ({ start, end }) => {
      const middle = (start + end) >> 1;
      const tenure = cover.tenureAt(territory, middle);
      if (!tenure) return reach * COVERED;
      const { skill, hired } = people[tenure.person]!;
      // A seat that was empty yesterday is not worse off with a beginner in it.
      return reach * Math.max(COVERED, skill * rampAt((middle - hired) / MONTH_DAYS));
    });
  });
}
