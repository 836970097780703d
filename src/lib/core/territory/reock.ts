import { cosine, sine } from '../portable-math.ts';
import { enclosingCircle } from './enclosing-circle.ts';
import type { UnitGraph } from './unit-graph.ts';

/** Points on the rim of the disc a unit is taken for. */
const RIM = 16;
const rimX = Float64Array.from({ length: RIM }, (_, i) => cosine((2 * Math.PI * i) / RIM));
const rimY = Float64Array.from({ length: RIM }, (_, i) => sine((2 * Math.PI * i) / RIM));

/**
 * Reock's compactness (Reock 1961): a territory's area over that of the smallest circle around it, 1 for a circle;
 * the mean over territories. Outlines are not known here, so each unit is taken as a disc of its own area around
 * its centroid. Null where units have no area.
 */
export function meanReock({ count, x, y, areaKm2 }: UnitGraph, holder: Int32Array): number | null {
  if (areaKm2 === undefined) return null;
  const members = new Map<number, number[]>();
  for (let unit = 0; unit < count; unit++) {
    const t = holder[unit]!;
    if (t < 0) continue;
    const known = members.get(t);
    if (known === undefined) members.set(t, [unit]);
    else known.push(unit);
  }
  let [total, territories] = [0, 0];
  for (const units of members.values()) {
    const [xs, ys] = [new Float64Array(units.length * RIM), new Float64Array(units.length * RIM)];
    let area = 0;
    units.forEach((unit, i) => {
      const radius = Math.sqrt(areaKm2[unit]! / Math.PI);
      area += areaKm2[unit]!;
      for (let j = 0; j < RIM; j++) {
        xs[i * RIM + j] = x[unit]! + radius * rimX[j]!;
        ys[i * RIM + j] = y[unit]! + radius * rimY[j]!;
      }
    });
    const { radius } = enclosingCircle(xs, ys)!;
    total += radius > 0 ? area / (Math.PI * radius * radius) : 0;
    territories++;
  }
  return territories > 0 ? total / territories : null;
}
