import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArcLoops } from '../../../src/lib/ui/map/arc-loops.ts';
import { ringPoints } from '../../../src/lib/ui/map/map-geometry.ts';
import { mapOfShapes } from '../../../src/lib/ui/map/own/map-of-shapes.ts';
import { openShapeMap } from '../../../src/lib/ui/map/own/shape-map.ts';
import { ringContains, squaredDistanceToSegment } from '../../../src/lib/ui/map/polygon.ts';
import { outlineOf } from '../../../src/lib/ui/map/territory-borders.ts';
import { counties } from './atlas-fixture.ts';
import { randomShapes } from './own/random-shapes.ts';

const choices = { id: 'code', name: 'code', parent: '', coordinates: 'metres' } as const;
const point = fc.tuple(
  fc.double({ min: -0.5, max: 8, noNaN: true }),
  fc.double({ min: -8, max: 0.5, noNaN: true })
);

function isNear(line: ArrayLike<number>, at: readonly [number, number]): boolean {
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [from, to] = [[line[i]!, line[i + 1]!] as const, [line[i + 2]!, line[i + 3]!] as const];
    if (squaredDistanceToSegment(at, from, to) < 1e-18) return true;
  }
  return false;
}

test('a point lies in the loops round some units just where it lies in an odd number of those units’ rings', () => {
  fc.assert(
    fc.property(
      randomShapes,
      fc.array(fc.boolean(), { minLength: 9 }),
      fc.array(point),
      (shapes, chosen, points) => {
        const { geometry } = openShapeMap(mapOfShapes(shapes, choices, new Set()), () => 1);
        const units = [...geometry.ids.keys()].filter((unit) => chosen[unit]);
        const outline = outlineOf(geometry, new Set(units));
        const loops = new ArcLoops(geometry).of(outline);
        expect(
          loops
            .flat()
            .map((arc) => (arc < 0 ? ~arc : arc))
            .sort((a, b) => a - b)
        ).toEqual([...outline]);
        const rings = units.flatMap((unit) => geometry.rings[unit]!);
        const inside = (all: readonly ArrayLike<number>[], [x, y]: readonly [number, number]) =>
          all.filter((ring) => ringContains(ringPoints(geometry.arcs, Array.from(ring)), x, y)).length % 2;
        // On an outline a point is inside or not by the last bit of a rounding, and by which way the arc is walked.
        const isClear = (at: readonly [number, number]) =>
          rings.every((ring) => !isNear(ringPoints(geometry.arcs, ring), at));
        for (const at of points.filter(isClear)) expect(inside(loops, at)).toBe(inside(rings, at));
      }
    )
  );
});

test('every loop round the counties of a state ends where it began', () => {
  const loops = new ArcLoops(counties);
  for (const state of new Set(counties.parents)) {
    const units = counties.ids.flatMap((_, unit) => (counties.parents[unit] === state ? [unit] : []));
    for (const loop of loops.of(outlineOf(counties, new Set(units)))) {
      const points = ringPoints(counties.arcs, loop);
      expect([points.at(-2), points.at(-1)], state).toEqual([points[0], points[1]]);
    }
  }
});
