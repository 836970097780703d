import { PointGrid } from '../point-grid.ts';

/** Points that fall together to a millionth of the map's size are one. */
const GRAIN = 1e6;

/** Rings as numbers of points: ring `i` is `numbers[start[i] … start[i + 1])`, the first not repeated. */
export type NumberedRings = {
  readonly numbers: Int32Array;
  readonly start: Int32Array;
  /** Per point x and y, as first met. */
  readonly at: Float64Array;
};

/** Number the points of rings of x and y in turn. Points that repeat the one before are dropped. */
export function numberPoints(rings: readonly ArrayLike<number>[]): NumberedRings {
  let [left, top, right, bottom, positions] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (const ring of rings) {
    positions += ring.length / 2;
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  const step = Math.max(right - left, bottom - top, 1e-9) / GRAIN;
  const grid = new PointGrid(positions);
  const numbers = new Int32Array(positions);
  const start = new Int32Array(rings.length + 1);
  let end = 0;
  rings.forEach((ring, index) => {
    const begin = end;
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      const point = grid.number(Math.round((x - left) / step), Math.round((y - top) / step), x, y);
      if (end === begin || point !== numbers[end - 1]) numbers[end++] = point;
    }
    while (end > begin + 1 && numbers[begin] === numbers[end - 1]) end--;
    start[index + 1] = end;
  });
  return { numbers: numbers.subarray(0, end), start, at: grid.at.subarray(0, 2 * grid.count) };
}
