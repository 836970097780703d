import { expect, test } from 'vitest';
import { labelAnchor } from '../../../src/lib/ui/map/label-anchor.ts';
import { outlineOf } from '../../../src/lib/ui/map/territory-borders.ts';
import { counties } from './atlas-fixture.ts';

/** The same by looking from every unit at every point of the outline. */
function everyPoint(units: readonly number[]) {
  const { centres, areas, arcs } = counties;
  const outline = [...outlineOf(counties, new Set(units))].flatMap((arc) =>
    [...arcs[arc]!.keys()].filter((i) => i % 4 === 0).map((i) => [arcs[arc]![i]! / 2.5, arcs[arc]![i + 1]!])
  );
  const total = units.reduce((sum, unit) => sum + areas[unit]!, 0);
  const [x, y] = [0, 1].map(
    (axis) =>
      units.reduce((sum, unit) => sum + centres[2 * unit + axis]! * areas[unit]!, 0) / Math.max(total, 1e-12)
  ) as [number, number];
  const rooms = units.map((unit) => {
    const [px, py] = [centres[2 * unit]!, centres[2 * unit + 1]!];
    const least = Math.min(...outline.map(([ox, oy]) => (ox! - px / 2.5) ** 2 + (oy! - py) ** 2));
    return { at: [px, py], room: Math.sqrt(least) - 0.12 * Math.hypot((px - x) / 2.5, py - y) };
  });
  return rooms.reduce((best, next) => (next.room > best.room ? next : best)).at;
}

test('the name of every state stands where a look at every point of its outline puts it', () => {
  for (const state of new Set(counties.parents)) {
    const units = counties.ids.flatMap((_, unit) => (counties.parents[unit] === state ? [unit] : []));
    expect(labelAnchor(counties, units), state).toEqual(everyPoint(units));
  }
});
