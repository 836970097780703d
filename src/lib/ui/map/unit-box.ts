import type { Box } from './map-view.ts';

/** The box round some units. */
export function boxOf(bounds: Float64Array, units: readonly number[]): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const unit of units) {
    box[0] = Math.min(box[0], bounds[4 * unit]!);
    box[1] = Math.min(box[1], bounds[4 * unit + 1]!);
    box[2] = Math.max(box[2], bounds[4 * unit + 2]!);
    box[3] = Math.max(box[3], bounds[4 * unit + 3]!);
  }
  return box;
}
