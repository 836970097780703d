import type { MapGeometry } from './map-geometry.ts';
import type { Point } from './unit-finder.ts';

/** The neighbour that lies most in a direction, for the arrow keys; the unit itself where none lies that way. */
export function neighbourTowards(
  geometry: MapGeometry,
  neighbours: readonly ArrayLike<number>[],
  unit: number,
  [dx, dy]: Point
): number {
  const { centres } = geometry;
  let [best, straightest] = [unit, 0.25];
  for (const other of Array.from(neighbours[unit]!)) {
    const [x, y] = [
      centres[2 * other]! - centres[2 * unit]!,
      centres[2 * other + 1]! - centres[2 * unit + 1]!
    ];
    const length = Math.hypot(x, y);
    const cosine = length === 0 ? 0 : (x * dx + y * dy) / length;
    if (cosine > straightest) [best, straightest] = [other, cosine];
  }
  return best;
}
