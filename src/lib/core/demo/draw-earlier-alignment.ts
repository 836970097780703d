import { shuffle, type Random } from '../random.ts';
import type { DemoCounty } from './demo-geography.ts';
import type { DemoTerritory } from './draw-territories.ts';
import { staysWhole } from './grow-partition.ts';

/** Counties that changed hands in the yearly realignment. */
const MOVED_COUNTIES = 90;

/** The territory of each county today. */
export function territoryOfCounties(
  counties: readonly DemoCounty[],
  territories: readonly DemoTerritory[]
): Int32Array {
  const held = new Int32Array(counties.length);
  territories.forEach(({ counties: own }, territory) => own.forEach((county) => (held[county] = territory)));
  return held;
}

/**
 * The alignment before the realignment: small border counties put back to a neighbour of the same district,
 * every territory still in one piece.
 */
export function drawEarlierAlignment(
  counties: readonly DemoCounty[],
  territories: readonly DemoTerritory[],
  random: Random
): Int32Array {
  const now = territoryOfCounties(counties, territories);
  const groups = new Map([...now].map((territory, county) => [county, territory]));
  let moved = 0;
  for (const county of shuffle([...groups.keys()], random)) {
    if (moved === MOVED_COUNTIES) break;
    const from = groups.get(county)!;
    const { district, potential } = territories[from]!;
    const to = counties[county]!.neighbours.map((next) => groups.get(next)!).find(
      (other) => other !== from && territories[other]!.district === district
    );
    if (to === undefined || counties[county]!.potential > 0.06 * potential) continue;
    if (!staysWhole(counties, groups, county)) continue;
    groups.set(county, to);
    moved += 1;
  }
  return Int32Array.from(now, (_, county) => groups.get(county)!);
}
