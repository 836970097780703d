import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DemoCounty } from '../../../src/lib/core/demo/demo-geography.ts';
import { growPartition, staysWhole } from '../../../src/lib/core/demo/grow-partition.ts';
import { createRandom } from '../../../src/lib/core/random.ts';

/** A chessboard of counties, neighbours by edge. */
const board = (width: number, potential: (i: number) => number): DemoCounty[] =>
  Array.from({ length: width * width }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const neighbours = [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1]
    ].flatMap(([a, b]) => (a! >= 0 && a! < width && b! >= 0 && b! < width ? [b! * width + a!] : []));
    return {
      fips: String(i), name: '', state: '', longitude: 0, latitude: 0, x: x * 10, y: y * 10, potential: potential(i),
      population: 1 + potential(i), establishments: 1, employees: 1, neighbours, zips: []
    }; // prettier-ignore
  });

const everything = (counties: readonly DemoCounty[]) => counties.map((_, i) => i);

test('groups of equal counties come near their targets', () => {
  const counties = board(12, () => 1);
  const groups = growPartition(counties, everything(counties), [1, 1, 2], createRandom(3));
  const sizes = [0, 1, 2].map((group) => [...groups.values()].filter((held) => held === group).length);
  expect(sizes.reduce((a, b) => a + b)).toBe(144);
  [36, 36, 72].forEach((target, group) => expect(Math.abs(sizes[group]! - target)).toBeLessThanOrEqual(2));
});

test('every group is one piece, and every county is in one', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 2, max: 7 }), (seed, count) => {
      const weights = createRandom(seed, 'weights');
      const counties = board(9, () => 0.1 + weights.next());
      const groups = growPartition(
        counties,
        everything(counties),
        new Array<number>(count).fill(1),
        createRandom(seed)
      );
      expect(groups.size).toBe(81);
      const seen = new Set<number>();
      let pieces = 0;
      for (const first of groups.keys()) {
        if (seen.has(first)) continue;
        pieces += 1;
        const queue = [first];
        seen.add(first);
        for (const at of queue) {
          const fresh = counties[at]!.neighbours.filter(
            (next) => groups.get(next) === groups.get(at) && !seen.has(next)
          );
          fresh.forEach((next) => seen.add(next));
          queue.push(...fresh);
        }
      }
      expect(pieces).toBe(count);
    }),
    { numRuns: 60 }
  );
});

test('the middle of a row of three cannot leave, its ends can, the last one cannot', () => {
  const counties = board(3, () => 1);
  const row = new Map([0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => [i, i < 3 ? 0 : 1]));
  expect(staysWhole(counties, row, 1)).toBe(false);
  expect(staysWhole(counties, row, 0)).toBe(true);
  expect(staysWhole(counties, new Map([...row].map(([i]) => [i, i === 0 ? 0 : 1])), 0)).toBe(false);
});
