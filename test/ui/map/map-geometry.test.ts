import { expect, test } from 'vitest';
import { createUnitFinder, extentOf } from '../../../src/lib/ui/map/unit-finder.ts';
import { ringArea, ringCentre, ringContains } from '../../../src/lib/ui/map/polygon.ts';
import { counties } from './atlas-fixture.ts';

const names = (units: Iterable<number>) => [...units].map((unit) => counties.names[unit]).sort();
const county = (fips: string) => counties.position.get(fips)!;

test('the atlas has every county with its state', () => {
  expect(counties.ids).toHaveLength(3142);
  expect([...counties.ids].sort()).toEqual(counties.ids);
  expect(counties.names[county('04013')]).toBe('Maricopa');
  expect(counties.parentNames.get(counties.parents[county('04013')]!)).toBe('Arizona');
});

test('counties that share a border are neighbours, and only they', () => {
  // Maricopa County touches La Paz, Yavapai, Gila, Pinal, Pima and Yuma (Census county adjacency file).
  expect(names(counties.neighbours[county('04013')]!)).toEqual([
    'Gila',
    'La Paz',
    'Pima',
    'Pinal',
    'Yavapai',
    'Yuma'
  ]);
  counties.neighbours.forEach((near, unit) => {
    for (const other of near) expect(counties.neighbours[other]).toContain(unit);
  });
});

test('the unit under a county’s centre is the county', () => {
  const finder = createUnitFinder(counties);
  const missed = counties.ids.filter((_, unit) => {
    const centre = [counties.centres[2 * unit]!, counties.centres[2 * unit + 1]!] as const;
    return finder.unitAt(centre) !== unit;
  });
  // Crescent-shaped and hollow counties hold their centroid outside themselves; Falls Church has no area in the atlas.
  expect(missed.length).toBeLessThan(20);
  expect(finder.unitAt([-1e6, 0])).toBe(-1);
});

test('a brush takes the centres within its radius, along the whole way', () => {
  const finder = createUnitFinder(counties);
  const maricopa: [number, number] = [
    counties.centres[2 * county('04013')]!,
    counties.centres[2 * county('04013') + 1]!
  ];
  const reach = 150 / counties.kilometresPerUnit(...maricopa);
  const near = finder.unitsAlong(maricopa, maricopa, reach);
  expect(near).toContain(county('04013'));
  expect(near.length).toBeLessThan(10);
  const further: [number, number] = [maricopa[0] + 100, maricopa[1]];
  expect(finder.unitsAlong(maricopa, further, reach)).toEqual(expect.arrayContaining(near));
});

test('a box and a lasso round the same area take the same counties', () => {
  const finder = createUnitFinder(counties);
  const [left, top, right, bottom] = extentOf(counties.bounds);
  expect(finder.unitsInBox([left, top], [right, bottom])).toHaveLength(3142);
  const corners = [
    [200, 200],
    [400, 200],
    [400, 350],
    [200, 350]
  ] as const;
  expect(finder.unitsInside(corners)).toEqual(finder.unitsInBox([400, 200], [200, 350]));
});

test('a square of side 2 about (5, 5)', () => {
  const square = [4, 4, 6, 4, 6, 6, 4, 6];
  expect(Math.abs(ringArea(square))).toBe(4);
  expect(ringCentre(square)).toEqual([5, 5]);
  expect(ringContains(square, 5.5, 4.5)).toBe(true);
  expect(ringContains(square, 6.5, 4.5)).toBe(false);
});
