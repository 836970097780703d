import type { MapGeometry } from '../map/map-geometry.ts';

/** Neighbours of each unit by a file of pairs (`u,v,…`) added to the borders the map draws; unknown codes are passed over. */
export function readAdjacency(geometry: MapGeometry, csv: string): Int32Array[] {
  const near = geometry.neighbours.map((units) => new Set(units));
  for (const line of csv.split(/\r?\n/).slice(1)) {
    const [first, second] = line.split(',').map((code) => geometry.position.get(code));
    if (first === undefined || second === undefined) continue;
    near[first]!.add(second);
    near[second]!.add(first);
  }
  return near.map((units) => Int32Array.from(units).sort());
}
