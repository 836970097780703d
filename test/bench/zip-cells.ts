import { Delaunay } from 'd3-delaunay';
import { readTable, requireColumn } from '../../src/cli/read-table.ts';

const geography = new URL('../../datasets/geography/us_zip_county.csv', import.meta.url).pathname;

/**
 * GeoJSON of the Voronoi cells of about 33,000 ZIP points of the contiguous states. Each border is cut into `parts`, bent a
 * little and the same from both sides.
 */
export async function zipCells(parts: number): Promise<string> {
  const table = await readTable(geography);
  const [zipAt, stateAt, latAt, lonAt] = ['zip', 'state', 'lat', 'lon'].map((name) =>
    requireColumn(table, name, 'zips')
  ) as [number, number, number, number];
  const places = new Map<string, readonly string[]>();
  for (const row of table.rows) {
    if (['AK', 'HI', 'PR', 'AP', 'AE', 'AA'].includes(row[stateAt]!) || Number(row[latAt]) < 23) continue;
    places.set(`${Number(row[latAt]).toFixed(3)} ${Number(row[lonAt]).toFixed(3)}`, row);
  }
  const rows = [...places.values()].filter((_, i) => i % 10 !== 0);
  const cells = Delaunay.from(
    rows,
    (row) => Number(row[lonAt]),
    (row) => Number(row[latAt])
  ).voronoi([-126, 23, -65, 51]);
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  const features = rows.flatMap((row, i) => {
    const corners = (cells.cellPolygon(i) ?? []).map(([x, y]) => [round(x), round(y)] as const);
    const ring = corners.slice(0, -1).flatMap((from, at) => bent(from, corners[at + 1]!, parts, round));
    return ring.length < 3
      ? []
      : [
          {
            type: 'Feature',
            properties: { zip: row[zipAt] },
            geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
          }
        ];
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

type Position = readonly [x: number, y: number];

/** The points from one corner up to the next, which itself is left out. */
function bent(from: Position, to: Position, parts: number, round: (degrees: number) => number): Position[] {
  const isForwards = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
  const [first, last] = isForwards ? [from, to] : [to, from];
  const between = Array.from({ length: parts - 1 }, (_, i): Position => {
    const share = (i + 1) / parts;
    const bend = (i % 2 === 0 ? 0.05 : -0.05) * (1 + share);
    const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
    return [round(first[0] + dx * share - dy * bend), round(first[1] + dy * share + dx * bend)];
  });
  return [from, ...(isForwards ? between : between.reverse())];
}
