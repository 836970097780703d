import { readFileSync, writeFileSync } from 'node:fs';
import { countyAliases } from './geography/county-aliases.ts';
import { linkOverWater } from './geography/county-links.ts';
import { countyPotentials, measureColumns, type CountyRow } from './geography/county-potential.ts';
import { readCounties } from './geography/county-shapes.ts';

/**
 * Make the derived files of `datasets/geography` from what ships: the us-atlas outlines and the market potential
 * table. Run by hand when either changes: `npx tsx src/cli/build-geography.ts`.
 */
const folder = new URL('../../datasets/geography/', import.meta.url);

const readTable = (name: string): CountyRow[] => {
  const [header, ...lines] = readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n');
  const columns = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i]!, cell])));
};

const writeTable = (name: string, header: readonly string[], rows: readonly (readonly string[])[]) =>
  writeFileSync(new URL(name, folder), [header, ...rows].map((row) => `${row.join(',')}\n`).join(''));

const { shapes, borders } = readCounties();
const sources = readTable('us_county_market_potential.csv');
const sourceOf = new Map(sources.map((row) => [row['fips']!, row]));
const potentials = countyPotentials(sources);

writeTable(
  'us_counties.csv',
  [
    'fips',
    'name',
    'state',
    'lon',
    'lat',
    'x_km',
    'y_km',
    'area_km2',
    'perimeter_km',
    'potential',
    ...Object.keys(measureColumns)
  ],
  shapes.map(({ fips, name, centroid, place, areaKm2, perimeterKm }) => {
    const source = sourceOf.get(fips)!;
    // An outline too small for the map's grid (Falls Church, Virginia) has the Census Bureau's land area instead.
    const area = areaKm2 > 0.01 ? areaKm2 : Number(source['land_area_sqmi']) * 2.589988;
    return [
      fips,
      name,
      source['state']!,
      (place.longitude < -180 ? place.longitude + 360 : place.longitude).toFixed(4),
      place.latitude.toFixed(4),
      centroid.x.toFixed(3),
      centroid.y.toFixed(3),
      area.toFixed(2),
      perimeterKm.toFixed(2),
      potentials.get(fips)!.toFixed(3),
      ...Object.values(measureColumns).map((column) => source[column]!)
    ];
  })
);

const links = linkOverWater(shapes, borders);
writeTable(
  'county_adjacency.csv',
  ['u', 'v', 'border_km'],
  [
    ...[...borders].map(([pair, km]) => [pair, km.toFixed(3)] as const),
    ...links.map((pair) => [pair, '0.000'] as const)
  ]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pair, km]) => [...pair.split('|'), km])
);

writeTable(
  'county_aliases.csv',
  ['code', 'fips', 'exact', 'note'],
  countyAliases.map(({ code, fips, exact, note }) => [
    code,
    fips,
    String(exact),
    note.includes(',') ? `"${note}"` : note
  ])
);
