import { type MapGeometry, ringPoints } from './map-geometry.ts';
import { ringContains, squaredDistanceToSegment } from './polygon.ts';

export type Point = readonly [number, number];

export type UnitFinder = {
  /** The unit under a point of the plane, or −1. */
  unitAt(point: Point): number;
  /** Units whose centre lies within `radius` of the segment, ascending. */
  unitsAlong(from: Point, to: Point, radius: number): number[];
  /** Units whose centre lies inside the polygon (even–odd), ascending. */
  unitsInside(polygon: readonly Point[]): number[];
  /** Units whose centre lies inside the box spanned by two corners, ascending. */
  unitsInBox(corner: Point, opposite: Point): number[];
};

const CELLS = 64;

/** Index units by a grid over the plane, for the pointer: a lookup touches a handful of units. */
export function createUnitFinder(geometry: MapGeometry): UnitFinder {
  const { ids, bounds, centres, rings, arcs } = geometry;
  const extent = extentOf(bounds);
  const [left, top, right, bottom] = extent;
  const cellX = (x: number) => clampCell(((x - left) / (right - left)) * CELLS);
  const cellY = (y: number) => clampCell(((y - top) / (bottom - top)) * CELLS);
  const cells: number[][] = Array.from({ length: CELLS * CELLS }, () => []);
  for (let unit = 0; unit < ids.length; unit++) {
    for (let row = cellY(bounds[4 * unit + 1]!); row <= cellY(bounds[4 * unit + 3]!); row++) {
      for (let column = cellX(bounds[4 * unit]!); column <= cellX(bounds[4 * unit + 2]!); column++) {
        cells[row * CELLS + column]!.push(unit);
      }
    }
  }
  const outlines = new Map<number, number[][]>();
  const outlineOf = (unit: number) => {
    const known = outlines.get(unit) ?? rings[unit]!.map((ring) => ringPoints(arcs, ring));
    outlines.set(unit, known);
    return known;
  };
  const contains = (unit: number, x: number, y: number) =>
    x >= bounds[4 * unit]! &&
    x <= bounds[4 * unit + 2]! &&
    y >= bounds[4 * unit + 1]! &&
    y <= bounds[4 * unit + 3]! &&
    outlineOf(unit).filter((ring) => ringContains(ring, x, y)).length % 2 === 1;
  const centre = (unit: number): Point => [centres[2 * unit]!, centres[2 * unit + 1]!];
  const every = ids.map((_, unit) => unit);
  return {
    unitAt([x, y]) {
      if (!(x >= left && x <= right && y >= top && y <= bottom)) return -1;
      return cells[cellY(y) * CELLS + cellX(x)]!.find((unit) => contains(unit, x, y)) ?? -1;
    },
    unitsAlong(from, to, radius) {
      // Asked at every move of the hand: units far off are passed over before anything is worked out.
      const [west, east] = [Math.min(from[0], to[0]) - radius, Math.max(from[0], to[0]) + radius];
      const [north, south] = [Math.min(from[1], to[1]) - radius, Math.max(from[1], to[1]) + radius];
      const found: number[] = [];
      for (let unit = 0; unit < every.length; unit++) {
        const x = centres[2 * unit]!;
        if (x < west || x > east) continue;
        const y = centres[2 * unit + 1]!;
        if (y < north || y > south) continue;
        if (squaredDistanceToSegment([x, y], from, to) <= radius * radius) found.push(unit);
      }
      return found;
    },
    unitsInside(polygon) {
      const ring = polygon.flat();
      return every.filter((unit) => ringContains(ring, ...centre(unit)));
    },
    unitsInBox: ([ax, ay], [bx, by]) =>
      every.filter((unit) => {
        const [x, y] = centre(unit);
        return (
          x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
        );
      })
  };
}

const clampCell = (cell: number) => Math.min(CELLS - 1, Math.max(0, Math.floor(cell)));

/** Left, top, right, bottom of boxes. */
export function extentOf(bounds: Float64Array): [number, number, number, number] {
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < bounds.length; i += 4) {
    extent[0] = Math.min(extent[0], bounds[i]!);
    extent[1] = Math.min(extent[1], bounds[i + 1]!);
    extent[2] = Math.max(extent[2], bounds[i + 2]!);
    extent[3] = Math.max(extent[3], bounds[i + 3]!);
  }
  return extent;
}
