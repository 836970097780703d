import type { MapGeometry } from './map-geometry.ts';

/** Arcs between two territories, or between a territory and nothing held; the outer shore is not a border. */
export function territoryBorders(geometry: MapGeometry, holders: ArrayLike<number>): number[] {
  return arcsWhere(geometry, (a, b) => b !== -1 && holders[a] !== holders[b]);
}

/** The outline of the chosen units as one shape: arcs with exactly one chosen side. */
export function outlineOf(geometry: MapGeometry, chosen: (unit: number) => boolean): number[] {
  return arcsWhere(geometry, (a, b) => chosen(a) !== (b !== -1 && chosen(b)));
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
