import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { projectEqualArea } from '../../../src/lib/core/geography/equal-area.ts';

const read = (name: string) => {
  const [header, ...lines] = readFileSync(
    new URL(`../../../datasets/geography/${name}`, import.meta.url),
    'utf8'
  )
    .trimEnd()
    .split('\n');
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!]));
  });
};

const counties = read('us_counties.csv');
const borders = read('county_adjacency.csv');
const codes = new Set(counties.map((row) => row['fips']));
const sum = (column: string) => counties.reduce((total, row) => total + Number(row[column]), 0);

test('counties are those of the map, in order, each once', () => {
  const atlas = createRequire(import.meta.url)('us-atlas/counties-10m.json') as {
    objects: { counties: { geometries: { id: string }[] } };
  };
  const drawn = atlas.objects.counties.geometries.map(({ id }) => id).filter((id) => id < '57');
  expect(counties.map((row) => row['fips'])).toEqual(drawn.sort());
});

test('totals agree with published figures', () => {
  // Census Bureau: population of 2014; land and inland water of the 50 states without Great Lakes and sea.
  expect(sum('population')).toBe(318_857_056);
  expect(sum('area_km2') / 9_460_000).toBeCloseTo(1, 1);
  expect(sum('potential')).toBeCloseTo(1_000_000, 0);
});

test('plane and degrees are one place', () => {
  for (const row of counties) {
    const { x, y } = projectEqualArea({ longitude: Number(row['lon']), latitude: Number(row['lat']) });
    expect(Math.hypot(x - Number(row['x_km']), y - Number(row['y_km'])), row['fips']).toBeLessThan(0.02);
  }
});

test('the graph is one piece, borders fit the outlines', () => {
  const near = new Map<string, string[]>([...codes].map((code) => [code!, []]));
  const shared = new Map<string, number>();
  for (const { u, v, border_km } of borders) {
    expect(u! < v!).toBe(true);
    near.get(u!)!.push(v!);
    near.get(v!)!.push(u!);
    for (const side of [u!, v!]) shared.set(side, (shared.get(side) ?? 0) + Number(border_km));
  }
  const seen = new Set(['01001']);
  const queue = ['01001'];
  for (const at of queue) {
    const fresh = near.get(at)!.filter((next) => !seen.has(next));
    fresh.forEach((next) => seen.add(next));
    queue.push(...fresh);
  }
  expect(seen.size).toBe(3142);
  for (const row of counties) {
    expect(shared.get(row['fips']!) ?? 0, row['fips']).toBeLessThan(Number(row['perimeter_km']) + 0.1);
  }
});

test('codes elsewhere lead into the set', () => {
  for (const { code, fips } of read('county_aliases.csv')) {
    expect(codes.has(fips), code).toBe(true);
    expect(codes.has(code), code).toBe(false);
  }
  for (const { zip, county_fips } of read('us_zip_county.csv')) {
    expect(county_fips === '' || codes.has(county_fips), zip).toBe(true);
  }
});
