import { readTable, requireColumn } from '../../src/cli/read-table.ts';
import { createRandom } from '../../src/lib/core/random.ts';
import { projectEqualArea } from '../../src/lib/core/territory/project-equal-area.ts';
import type { UnitGraph } from '../../src/lib/core/territory/unit-graph.ts';
import { voronoiMap } from './voronoi-map.ts';

const geography = new URL('../../datasets/geography/', import.meta.url).pathname;

/**
 * About 33,000 ZIP points of the contiguous states (one per place on the map, nine of ten), each with a seeded share of its
 * county's population; neighbours by Voronoi cells.
 */
export async function zipMap(): Promise<UnitGraph> {
  const counties = await readTable(`${geography}us_county_market_potential.csv`);
  const [fipsAt, peopleAt] = [
    requireColumn(counties, 'fips', 'counties'),
    requireColumn(counties, 'population_2014', 'counties')
  ];
  const people = new Map(counties.rows.map((row) => [row[fipsAt]!, Number(row[peopleAt])]));
  const table = await readTable(`${geography}us_zip_county.csv`);
  const [zipAt, latAt, lonAt, countyAt] = ['zip', 'lat', 'lon', 'county_fips'].map((name) =>
    requireColumn(table, name, 'zips')
  ) as [number, number, number, number];
  const places = new Map<string, readonly string[]>();
  for (const row of table.rows) {
    const county = row[countyAt] ?? '';
    if (!people.has(county) || county.startsWith('02') || county.startsWith('15')) continue;
    const place = `${Number(row[latAt]).toFixed(2)},${Number(row[lonAt]).toFixed(2)}`;
    if (!places.has(place)) places.set(place, row);
  }
  const rows = [...places.values()].filter((_, i) => i % 10 !== 0);
  const random = createRandom(1, 'zips');
  const share = rows.map(() => 0.2 + random.next());
  const shares = new Map<string, number>();
  rows.forEach((row, i) => shares.set(row[countyAt]!, (shares.get(row[countyAt]!) ?? 0) + share[i]!));
  const plane = projectEqualArea(
    Float64Array.from(rows, (row) => Number(row[lonAt])),
    Float64Array.from(rows, (row) => Number(row[latAt]))
  );
  const points = rows.map((row, i) => {
    const county = row[countyAt]!;
    const weight = Math.round((people.get(county)! * share[i]!) / shares.get(county)!);
    return { id: row[zipAt]!, x: plane.x[i]!, y: plane.y[i]!, weight };
  });
  return voronoiMap(points, 'population');
}
