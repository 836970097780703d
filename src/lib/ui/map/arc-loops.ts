import type { ArcReference, MapGeometry } from './map-geometry.ts';
import { PointGrid } from './point-grid.ts';
import { extentOf } from './unit-finder.ts';

/** Ends of arcs that fall together to so small a part of the map are one. */
const GRAIN = 1e7;

/** Joins arcs end to end. Which ends fall together is found once, when first asked. */
export class ArcLoops {
  #ends: Int32Array | undefined;
  constructor(readonly geometry: MapGeometry) {}

  /**
   * Arcs that bound an area as closed loops, each in the order and direction it is walked. Where more than two meet, loops touch;
   * by the even-odd rule the area is the same whichever way they were joined.
   */
  of(arcs: ArrayLike<number>): ArcReference[][] {
    const ends = (this.#ends ??= endsOf(this.geometry));
    const open = new Map<number, number[]>();
    const offer = (end: number, arc: number) => {
      const there = open.get(end);
      if (there === undefined) open.set(end, [arc]);
      else there.push(arc);
    };
    for (let i = 0; i < arcs.length; i++) {
      offer(ends[2 * arcs[i]!]!, arcs[i]!);
      offer(ends[2 * arcs[i]! + 1]!, arcs[i]!);
    }
    const used = new Set<number>();
    const loops: ArcReference[][] = [];
    for (let i = 0; i < arcs.length; i++) {
      const loop: ArcReference[] = [];
      let at = ends[2 * arcs[i]!]!;
      for (let arc: number | undefined = arcs[i]!; arc !== undefined;) {
        if (used.has(arc)) break;
        used.add(arc);
        const isForwards: boolean = ends[2 * arc] === at;
        loop.push(isForwards ? arc : ~arc);
        at = ends[isForwards ? 2 * arc + 1 : 2 * arc]!;
        arc = open.get(at)?.find((next) => !used.has(next));
      }
      if (loop.length > 0) loops.push(loop);
    }
    return loops;
  }
}

/** Numbers of the first and the last point of each arc. */
function endsOf({ arcs, bounds }: MapGeometry): Int32Array {
  const [left, top, right, bottom] = extentOf(bounds);
  const step = Math.max(right - left, bottom - top, 1e-9) / GRAIN;
  const grid = new PointGrid(2 * arcs.length);
  const number = (x: number, y: number) =>
    grid.number(Math.round((x - left) / step), Math.round((y - top) / step), x, y);
  const ends = new Int32Array(2 * arcs.length);
  arcs.forEach((points, arc) => {
    ends[2 * arc] = number(points[0]!, points[1]!);
    ends[2 * arc + 1] = number(points.at(-2)!, points.at(-1)!);
  });
  return ends;
}
