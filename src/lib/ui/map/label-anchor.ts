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
  for (const arc of outlineOf(geometry, (unit) => inside.has(unit))) {
    const points = arcs[arc]!;
    for (let i = 0; i < points.length; i += 4) outline.push(points[i]! / STRETCH, points[i + 1]!);
  }
  const total = units.reduce((sum, unit) => sum + areas[unit]!, 0);
  const mean = (axis: 0 | 1) =>
    units.reduce((sum, unit) => sum + centres[2 * unit + axis]! * areas[unit]!, 0) / Math.max(total, 1e-12);
  const middle: Point =
    total > 0 ? [mean(0), mean(1)] : [centres[2 * units[0]!]!, centres[2 * units[0]! + 1]!];
  let [best, furthest] = [middle, -Infinity];
  for (const unit of units) {
    const point: Point = [centres[2 * unit]!, centres[2 * unit + 1]!];
    const pull = Math.hypot((point[0] - middle[0]) / STRETCH, point[1] - middle[1]);
    const room = Math.sqrt(squaredClearance(outline, point)) - 0.12 * pull;
    if (room > furthest) [best, furthest] = [point, room];
  }
  return best;
}

function squaredClearance(outline: readonly number[], [x, y]: Point): number {
  let least = Infinity;
  for (let i = 0; i < outline.length; i += 2) {
    const dx = outline[i]! - x / STRETCH;
    const dy = outline[i + 1]! - y;
    const square = dx * dx + dy * dy;
    if (square < least) least = square;
  }
  return least;
}
