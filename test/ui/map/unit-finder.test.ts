import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ringContains } from '../../../src/lib/ui/map/polygon.ts';
import { createUnitFinder } from '../../../src/lib/ui/map/unit-finder.ts';
import { counties } from './atlas-fixture.ts';

const finder = createUnitFinder(counties);
const point = fc.tuple(fc.integer({ min: -50, max: 1050 }), fc.integer({ min: -50, max: 650 }));
const where = (keep: (x: number, y: number) => boolean) =>
  counties.ids.flatMap((_, unit) =>
    keep(counties.centres[2 * unit]!, counties.centres[2 * unit + 1]!) ? [unit] : []
  );

test('a box and a lasso take the counties that asking each one finds, also where they reach beyond the map', () => {
  fc.assert(
    fc.property(point, point, point, ([ax, ay], [bx, by], [cx, cy]) => {
      const box = where(
        (x, y) =>
          x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
      );
      expect(finder.unitsInBox([ax, ay], [bx, by])).toEqual(box);
      const ring = [ax, ay, bx, by, cx, cy];
      const lasso = where((x, y) => ringContains(ring, x, y));
      expect(
        finder.unitsInside([
          [ax, ay],
          [bx, by],
          [cx, cy]
        ])
      ).toEqual(lasso);
    }),
    { numRuns: 60 }
  );
});

test('a brush drawn along a level line takes what lies within its radius of that line', () => {
  fc.assert(
    fc.property(
      point,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 80 }),
      ([x0, y0], length, radius) => {
        const near = where((x, y) => {
          const along = Math.max(x0, Math.min(x0 + length, x));
          return (x - along) ** 2 + (y - y0) ** 2 <= radius * radius;
        });
        expect(finder.unitsAlong([x0, y0], [x0 + length, y0], radius)).toEqual(near);
      }
    ),
    { numRuns: 60 }
  );
});

test('no lasso takes nothing', () => {
  expect(finder.unitsInside([])).toEqual([]);
});
