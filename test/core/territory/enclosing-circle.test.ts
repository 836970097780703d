import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enclosingCircle } from '../../../src/lib/core/territory/enclosing-circle.ts';

test.each([
  ['two points: half their distance', [0, 6], [0, 8], 5],
  ['a square of side 2: half its diagonal', [0, 2, 2, 0], [0, 0, 2, 2], Math.SQRT2],
  ['a 3-4-5 triangle: half its longest side', [0, 3, 0], [0, 0, 4], 2.5],
  ['an equilateral triangle of side 2: 2 / √3', [0, 2, 1], [0, 0, Math.sqrt(3)], 2 / Math.sqrt(3)],
  ['points on a line', [0, 1, 5], [0, 1, 5], Math.sqrt(50) / 2],
  ['one point', [3], [4], 0]
])('%s', (_, xs, ys, radius) => {
  expect(enclosingCircle(xs, ys)!.radius).toBeCloseTo(radius, 12);
});

test('it holds every point, whatever their order, and no less than half the longest distance', () => {
  const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
      const of = (list: readonly (readonly [number, number])[]) =>
        enclosingCircle(
          list.map(([x]) => x),
          list.map(([, y]) => y)
        )!;
      const { x, y, radius } = of(points);
      let longest = 0;
      for (const [px, py] of points) {
        expect(Math.hypot(px - x, py - y)).toBeLessThanOrEqual(radius + 1e-9);
        for (const [qx, qy] of points) longest = Math.max(longest, Math.hypot(px - qx, py - qy));
      }
      expect(radius).toBeGreaterThanOrEqual(longest / 2 - 1e-9);
      // Jung's theorem: no set in the plane needs more than its diameter / √3.
      expect(radius).toBeLessThanOrEqual(longest / Math.sqrt(3) + 1e-9);
      expect(of(points.toReversed())).toEqual({ x, y, radius });
    })
  );
});
