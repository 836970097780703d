import type { MapGeometry } from './map-geometry.ts';

/** The outline of the chosen units as one shape: arcs with exactly one chosen side, ascending; only their own arcs are looked at. */
export function outlineOf({ rings, left, right }: MapGeometry, chosen: ReadonlySet<number>): Int32Array {
  const found: number[] = [];
  for (const unit of chosen) {
    for (const ring of rings[unit]!) {
      for (let i = 0; i < ring.length; i++) {
        const arc = ring[i]! < 0 ? ~ring[i]! : ring[i]!;
        if (chosen.has(left[arc]!) !== chosen.has(right[arc]!)) found.push(arc);
      }
    }
  }
  const arcs = Int32Array.from(found).sort();
  return arcs.filter((arc, i) => arc !== arcs[i - 1]);
}

/** Arcs between units of different parents. */
export function parentBorders(geometry: MapGeometry): number[] {
  return arcsWhere(geometry, (a, b) => b !== -1 && geometry.parents[a] !== geometry.parents[b]);
}

/** Arcs with a unit on one side only. */
export const shore = (geometry: MapGeometry): number[] => arcsWhere(geometry, (_, b) => b === -1);

/** Arcs between units. */
export const unitBorders = (geometry: MapGeometry): number[] => arcsWhere(geometry, (_, b) => b !== -1);

function arcsWhere({ left, right }: MapGeometry, keep: (a: number, b: number) => boolean): number[] {
  const kept: number[] = [];
  for (let arc = 0; arc < left.length; arc++) {
    if (left[arc] !== -1 && keep(left[arc]!, right[arc]!)) kept.push(arc);
  }
  return kept;
}
