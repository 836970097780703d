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

const CELLS = 96;

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
  const outlines = new Map<number, Float64Array[]>();
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
  const { start, sorted } = byCell(ids.length, (unit) => {
    return cellY(centres[2 * unit + 1]!) * CELLS + cellX(centres[2 * unit]!);
  });
  /** Units with their centre in a box and where `keep` says so, ascending; only the cells it touches are looked at. */
  const centredIn = (
    [west, north, east, south]: readonly [number, number, number, number],
    keep: (x: number, y: number) => boolean
  ): number[] => {
    const found: number[] = [];
    const [first, last] = [cellX(west), cellX(east)];
    for (let row = cellY(north), end = cellY(south); row <= end; row++) {
      const behind = start[row * CELLS + last + 1]!;
      for (let at = start[row * CELLS + first]!; at < behind; at++) {
        const unit = sorted[at]!;
        const [x, y] = [centres[2 * unit]!, centres[2 * unit + 1]!];
        if (x >= west && x <= east && y >= north && y <= south && keep(x, y)) found.push(unit);
      }
    }
    return found.sort((a, b) => a - b);
  };
  return {
    unitAt([x, y]) {
      if (!(x >= left && x <= right && y >= top && y <= bottom)) return -1;
      return cells[cellY(y) * CELLS + cellX(x)]!.find((unit) => contains(unit, x, y)) ?? -1;
    },
    unitsAlong(from, to, radius) {
      const [west, east] = [Math.min(from[0], to[0]) - radius, Math.max(from[0], to[0]) + radius];
      const [north, south] = [Math.min(from[1], to[1]) - radius, Math.max(from[1], to[1]) + radius];
      const reach = radius * radius;
      return centredIn(
        [west, north, east, south],
        (x, y) => squaredDistanceToSegment([x, y], from, to) <= reach
      );
    },
    unitsInside(polygon) {
      const ring = polygon.flat();
      let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [x, y] of polygon) {
        [west, east] = [Math.min(west, x), Math.max(east, x)];
        [north, south] = [Math.min(north, y), Math.max(south, y)];
      }
      return centredIn([west, north, east, south], (x, y) => ringContains(ring, x, y));
    },
    unitsInBox: ([ax, ay], [bx, by]) =>
      centredIn([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], () => true)
  };
}

/** Items in the order of their cells, and where each cell's begin; one more start closes the last. */
function byCell(count: number, cellOf: (item: number) => number) {
  const start = new Int32Array(CELLS * CELLS + 1);
  const cells = new Int32Array(count);
  for (let item = 0; item < count; item++) start[(cells[item] = cellOf(item)) + 1]!++;
  for (let cell = 0; cell < CELLS * CELLS; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const sorted = new Int32Array(count);
  for (let item = 0; item < count; item++) sorted[next[cells[item]!]!++] = item;
  return { start, sorted };
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
