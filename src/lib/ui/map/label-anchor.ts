import type { MapGeometry } from './map-geometry.ts';
import type { Point } from './unit-finder.ts';
import { outlineOf } from './territory-borders.ts';

/** A name is about this many times wider than high, so room to the sides counts less than room above and below. */
const STRETCH = 2.5;

/**
 * Where a territory's name fits best: among its units' centres and their common centre, the point furthest from the
 * territory's outline, measured with the width of a name in mind. Undefined for no units.
 */
export function labelAnchor(geometry: MapGeometry, units: readonly number[]): Point | undefined {
  if (units.length === 0) return undefined;
  const { centres, areas, arcs } = geometry;
  const inside = new Set(units);
  const outline: number[] = [];
  for (const arc of outlineOf(geometry, inside)) {
    const points = arcs[arc]!;
    for (let i = 0; i < points.length; i += 4) outline.push(points[i]! / STRETCH, points[i + 1]!);
  }
  const total = units.reduce((sum, unit) => sum + areas[unit]!, 0);
  const mean = (axis: 0 | 1) =>
    units.reduce((sum, unit) => sum + centres[2 * unit + axis]! * areas[unit]!, 0) / Math.max(total, 1e-12);
  const middle: Point =
    total > 0 ? [mean(0), mean(1)] : [centres[2 * units[0]!]!, centres[2 * units[0]! + 1]!];
  const clearance = new Clearance(Float64Array.from(outline));
  let [best, furthest] = [middle, -Infinity];
  for (const unit of units) {
    const point: Point = [centres[2 * unit]!, centres[2 * unit + 1]!];
    const pull = 0.12 * Math.hypot((point[0] - middle[0]) / STRETCH, point[1] - middle[1]);
    const square = clearance.squareBeyond(point, furthest + pull);
    const room = Math.sqrt(square) - pull;
    if (room > furthest) [best, furthest] = [point, room];
  }
  return best;
}

/** How far points lie from an outline. */
class Clearance {
  /** Where the last look ended: what is near to one point is near to the next. */
  #last = 0;
  constructor(readonly outline: Float64Array) {}

  /** The square of the distance to the outline, or of one that is clearly less than `least`. */
  squareBeyond([x, y]: Point, least: number): number {
    const { outline } = this;
    const enough = least > 0 ? least * least * 0.999 : -1;
    let square = Infinity;
    for (let step = 0, i = this.#last; step < outline.length; step += 2, i += 2) {
      if (i >= outline.length) i = 0;
      const dx = outline[i]! - x / STRETCH;
      const dy = outline[i + 1]! - y;
      const next = dx * dx + dy * dy;
      if (next >= square) continue;
      square = next;
      this.#last = i;
      if (square < enough) break;
    }
    return square;
  }
}
