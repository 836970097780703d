import type { MapGeometry } from '../map-geometry.ts';
import type { UnitPairs } from './crossings.ts';
import type { UnitEdges } from './shape-map.ts';

export type SharedBorders = UnitEdges & {
  /** The whole outline of each unit. */
  readonly perimeters: Float64Array;
};

/** Each pair of units that share arcs once, in the order of their first arc, with the arcs' length in km. */
export function sharedBorders(
  { arcs, left, right, neighbours }: Pick<MapGeometry, 'arcs' | 'left' | 'right' | 'neighbours'>,
  /** Km of a unit of length, on an arc of a unit. */
  kilometresAt: (unit: number) => number = () => 1
): SharedBorders {
  const perimeters = new Float64Array(neighbours.length);
  // The place of a pair: that of the later unit in the neighbours of the earlier.
  const start = new Int32Array(neighbours.length);
  for (let unit = 1; unit < start.length; unit++)
    start[unit] = start[unit - 1]! + neighbours[unit - 1]!.length;
  const pairs = start.length === 0 ? 0 : start.at(-1)! + neighbours.at(-1)!.length;
  const place = new Int32Array(pairs).fill(-1);
  const [from, to, km]: [number[], number[], number[]] = [[], [], []];
  for (let arc = 0; arc < left.length; arc++) {
    const length = lengthOf(arcs[arc]!);
    const a = left[arc]!;
    const b = right[arc]!;
    if (a >= 0) perimeters[a]! += length;
    if (b >= 0) perimeters[b]! += length;
    if (a < 0 || b < 0 || a === b) continue;
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const slot = start[low]! + neighbours[low]!.indexOf(high);
    if (place[slot]! < 0) {
      place[slot] = from.push(low) - 1;
      to.push(high);
      km.push(0);
    }
    km[place[slot]!]! += length * kilometresAt(a);
  }
  return {
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    km: Float64Array.from(km),
    perimeters
  };
}

/** Borders, then links of no length. */
export const withLinks = ({ from, to, km }: UnitEdges, links: UnitPairs): UnitEdges => ({
  from: Int32Array.from([...from, ...links.from]),
  to: Int32Array.from([...to, ...links.to]),
  km: Float64Array.from({ length: km.length + links.from.length }, (_, i) => km[i] ?? 0)
});

function lengthOf(arc: Float64Array): number {
  let length = 0;
  for (let i = 2; i < arc.length; i += 2)
    length += Math.hypot(arc[i]! - arc[i - 2]!, arc[i + 1]! - arc[i - 1]!);
  return length;
}
