import type { MapGeometry } from '../map-geometry.ts';
import { NearestSpot } from './nearest-spot.ts';

/** Units as pairs: `from[i]` is linked to `to[i]`. */
export type UnitPairs = { readonly from: readonly number[]; readonly to: readonly number[] };

/**
 * The shortest link from every part of the map that touches no other to the rest: islands belong somewhere. Parts join
 * the largest one by one, larger ones first.
 */
export function crossings({ neighbours, centres }: Pick<MapGeometry, 'neighbours' | 'centres'>): UnitPairs {
  const [largest = [], ...parts] = partsOf(neighbours);
  const joined = new NearestSpot(centres);
  for (const unit of largest) joined.add(unit);
  const [from, to]: [number[], number[]] = [[], []];
  for (const members of parts) {
    let [origin, target, least] = [members[0]!, joined.first, Infinity];
    for (const unit of members) {
      const near = joined.nearest(centres[2 * unit]!, centres[2 * unit + 1]!, least);
      if (near !== undefined) [origin, target, least] = [unit, near.spot, near.square];
    }
    from.push(origin);
    to.push(target);
    for (const unit of members) joined.add(unit);
  }
  return { from, to };
}

/** Units that hang together, the most first; ties by the first unit. */
function partsOf(neighbours: MapGeometry['neighbours']): number[][] {
  const seen = new Uint8Array(neighbours.length);
  const parts: number[][] = [];
  for (let origin = 0; origin < neighbours.length; origin++) {
    if (seen[origin] === 1) continue;
    const members = [origin];
    seen[origin] = 1;
    for (const unit of members) {
      for (const other of neighbours[unit]!) {
        if (seen[other] === 1) continue;
        seen[other] = 1;
        members.push(other);
      }
    }
    parts.push(members);
  }
  return parts.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
