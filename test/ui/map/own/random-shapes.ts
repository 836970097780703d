import fc from 'fast-check';
import type { Shape } from '../../../../src/lib/ui/map/own/read-shapes.ts';

type Corner = readonly [column: number, row: number];

const settings = fc.record({
  columns: fc.integer({ min: 1, max: 7 }),
  rows: fc.integer({ min: 1, max: 7 }),
  /** Units by cell, in turn; 0 is nobody's land. */
  owners: fc.array(fc.nat(9), { minLength: 1, maxLength: 49 }),
  /** Further turns for where rings begin and run, what corners are left out, and how far they are moved. */
  turns: fc.array(fc.nat(999), { minLength: 7, maxLength: 41 }),
  whole: fc.boolean(),
  bent: fc.boolean(),
  thinned: fc.boolean()
});

/**
 * Maps on a grid of cells: units of several parts, with holes and enclaves, beside each other with and without the same corners,
 * at times cell upon cell as several shapes, their rings begun anywhere and run either way.
 */
export const randomShapes: fc.Arbitrary<Shape[]> = settings.map(
  ({ columns, rows, owners, turns, whole, bent, thinned }) => {
    let turn = 0;
    const next = (most: number) => turns[turn++ % turns.length]! % most;
    const ownerAt = (column: number, row: number) =>
      column < 0 || row < 0 || column >= columns || row >= rows
        ? 0
        : owners[(row * columns + column) % owners.length]!;
    const place = ([column, row]: Corner): number[] => {
      const bend = bent ? turns[(7 * column + row) % turns.length]! / 2500 : 0;
      return [1000 * column + 400 * bend, 1000 * row - 300 * bend];
    };
    const written = (ring: readonly Corner[]): Float64Array => {
      const begin = next(ring.length);
      const turned = [...ring.slice(begin), ...ring.slice(0, begin)];
      if (next(2) === 0) turned.reverse();
      const kept = thinned ? turned.filter((_, i) => i < 3 || next(4) > 0) : turned;
      return Float64Array.from([...kept, kept[0]!].flatMap(place));
    };
    const units = [...new Set(owners)].filter((owner) => owner > 0);
    return units.flatMap((unit): Shape[] => {
      const properties = { code: `u${unit}` };
      const cells = [...Array(rows).keys()].flatMap((row) =>
        [...Array(columns).keys()]
          .filter((column) => ownerAt(column, row) === unit)
          .map((column) => [column, row] as const)
      );
      if (cells.length === 0) return [];
      if (!whole) return cells.map((cell) => ({ properties, polygons: [[written(squareOf(cell))]] }));
      return [{ properties, polygons: [outlinesOf(cells).map(written)] }];
    });
  }
);

const squareOf = ([column, row]: Corner): Corner[] => [
  [column, row],
  [column + 1, row],
  [column + 1, row + 1],
  [column, row + 1]
];

/** The outlines of cells taken together: sides two of them share fall away. */
function outlinesOf(cells: readonly Corner[]): Corner[][] {
  const sides = new Map<string, [Corner, Corner]>();
  for (const cell of cells) {
    const corners = squareOf(cell);
    corners.forEach((from, i) => {
      const to = corners[(i + 1) % 4]!;
      if (!sides.delete(`${to.join()} ${from.join()}`)) sides.set(`${from.join()} ${to.join()}`, [from, to]);
    });
  }
  const rings: Corner[][] = [];
  for (const [key, [first, second]] of sides) {
    if (!sides.delete(key)) continue;
    const ring = [first];
    for (let at = second; at.join() !== first.join();) {
      ring.push(at);
      const [following, [, to]] = [...sides].find(([, [from]]) => from.join() === at.join())!;
      sides.delete(following);
      at = to;
    }
    rings.push(ring);
  }
  return rings;
}
