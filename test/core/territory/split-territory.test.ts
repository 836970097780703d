import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPieces } from '../../../src/lib/core/territory/pieces.ts';
import { splitTerritory } from '../../../src/lib/core/territory/split-territory.ts';
import { gridMap } from './small-map.ts';

const sum = (values: Float64Array, units: readonly number[]) =>
  units.reduce((total, unit) => total + values[unit]!, 0);

test('any block of cells falls into two connected parts that hold everything between them', () => {
  fc.assert(
    fc.property(
      fc.nat(40),
      fc.integer({ min: 2, max: 7 }),
      fc.integer({ min: 1, max: 6 }),
      (seed, columns, rows) => {
        const graph = gridMap(9, 8, seed);
        const units = Array.from(
          { length: columns * rows },
          (_, i) => (i % columns) + 9 * Math.floor(i / columns)
        );
        const split = splitTerritory(graph, units);
        expect(split.ok).toBe(true);
        if (!split.ok) return;
        const side = new Int32Array(graph.count).fill(-1);
        for (const unit of units) side[unit] = split.value.includes(unit) ? 1 : 0;
        const parts = findPieces(graph, side).filter(({ territory }) => territory >= 0);
        expect(parts.map(({ territory }) => territory).sort()).toEqual([0, 1]);
      }
    ),
    { numRuns: 12 }
  );
});

test('a 10 × 6 block of weights from 1 to 20 is halved within 5 % of the mean', () => {
  const graph = gridMap(10, 6, 3);
  const units = Array.from({ length: graph.count }, (_, unit) => unit);
  const split = splitTerritory(graph, units);
  const total = sum(graph.values[0]!, units);
  const second = split.ok ? sum(graph.values[0]!, split.value) : 0;
  expect(Math.abs(second / (total / 2) - 1)).toBeLessThanOrEqual(0.05);
});

test('pieces that do not touch are linked before they are halved; the same units give the same parts', () => {
  const graph = gridMap(9, 3);
  // Columns 0–2 and 6–8 of three rows: nine cells each, three columns apart.
  const units = Array.from({ length: 27 }, (_, unit) => unit).filter((unit) => unit % 9 < 3 || unit % 9 > 5);
  const split = splitTerritory(graph, units);
  const again = splitTerritory(graph, units);
  expect(again).toEqual(split);
  const columns = new Set(split.ok ? split.value.map((unit) => unit % 9 < 3) : []);
  expect(split.ok && split.value.length).toBe(9);
  expect(columns.size).toBe(1);
});

test('a single unit cannot be split, and says so', () => {
  expect(splitTerritory(gridMap(2, 2), [1])).toMatchObject({
    ok: false,
    problems: [{ code: 'too-few-units' }]
  });
});
