import { expect, test } from 'vitest';
import { createRandom } from '../../../src/lib/core/random.ts';
import { colourDifference } from '../../../src/lib/ui/map/colour-difference.ts';
import {
  LEAST_DIFFERENCE,
  assignTerritoryColours,
  territoryNeighbours
} from '../../../src/lib/ui/map/territory-colours.ts';
import { territoryPalette } from '../../../src/lib/ui/theme/palette.ts';
import { counties } from './atlas-fixture.ts';

/** Territories grown from random counties, like a real plan. */
function growTerritories(count: number, seed: number) {
  const random = createRandom(seed);
  const holders = new Int32Array(counties.ids.length).fill(-1);
  const queue: number[] = [];
  for (let territory = 0; territory < count; territory++) {
    const start = random.below(holders.length);
    if (holders[start] === -1) queue.push(start);
    holders[start] = territory;
  }
  while (queue.length > 0) {
    const [unit] = queue.splice(random.below(queue.length), 1);
    for (const near of counties.neighbours[unit!]!) {
      if (holders[near] !== -1) continue;
      holders[near] = holders[unit!]!;
      queue.push(near);
    }
  }
  const keys = Array.from({ length: count }, (_, i) => `T${String(i).padStart(3, '0')}`);
  return territoryNeighbours(keys, holders, counties.neighbours);
}

test.each([
  [40, 1],
  [40, 2],
  [104, 3]
])('neighbours among %i territories are told apart in both palettes', (count, seed) => {
  const neighbours = growTerritories(count, seed);
  const colours = assignTerritoryColours(neighbours);
  for (const [key, near] of neighbours) {
    for (const other of near) {
      const [a, b] = [colours.get(key)!, colours.get(other)!];
      const differs = (palette: 'light' | 'dark') =>
        colourDifference(territoryPalette[palette][a]!, territoryPalette[palette][b]!);
      expect(differs('light')).toBeGreaterThanOrEqual(LEAST_DIFFERENCE.light);
      expect(differs('dark')).toBeGreaterThanOrEqual(LEAST_DIFFERENCE.dark);
    }
  }
});

test('a stored colour stays when a territory is added beside it', () => {
  const before = assignTerritoryColours(
    new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['a'])]
    ])
  );
  const after = assignTerritoryColours(
    new Map([
      ['a', new Set(['b', 'c'])],
      ['b', new Set(['a', 'c'])],
      ['c', new Set(['a', 'b'])]
    ]),
    before
  );
  expect(after.get('a')).toBe(before.get('a'));
  expect(after.get('b')).toBe(before.get('b'));
  expect(new Set(after.values()).size).toBe(3);
});

test('no colour is worn by more than two of forty territories', () => {
  const colours = [...assignTerritoryColours(growTerritories(40, 5)).values()];
  for (const colour of colours)
    expect(colours.filter((other) => other === colour).length).toBeLessThanOrEqual(2);
});

test('black and white differ by 100; some palette pairs are lost to colour-blind eyes', () => {
  expect(colourDifference('#000000', '#FFFFFF')).toBeCloseTo(100, 0);
  const { light } = territoryPalette;
  const closest = Math.min(...light.flatMap((a, i) => light.slice(i + 1).map((b) => colourDifference(a, b))));
  expect(closest).toBeLessThan(1);
});
