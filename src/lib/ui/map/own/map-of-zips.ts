import { Delaunay } from 'd3-delaunay';
import { projectEqualArea } from '../../../core/territory/project-equal-area.ts';
import { atlasKilometresPerUnit } from '../atlas.ts';
import { atlasProjection } from '../atlas-projection.ts';
import { crossings } from './crossings.ts';
import { type ShapeMap, geometryOfCut, measuredOf } from './shape-map.ts';
import { sharedArcs } from './shared-arcs.ts';
import { sharedBorders, withLinks } from './shared-borders.ts';

/** A ZIP code as a point: codes are areas to the post only, so the map draws what lies nearest to each. */
export type ZipPoint = {
  readonly zip: string;
  readonly place: string;
  readonly state: string;
  readonly lon: number;
  readonly lat: number;
};

/** Distance, on the map's plane, beyond which the country is taken to end: about 65 km. */
const REACH = 13;

/**
 * A map of the data's ZIP codes: each point with the cell of what is nearest to it, on the plane of the counties' map.
 * Points over the sea that belong to nobody keep the cells at the coast small; codes at one place stand side by side.
 */
export function mapOfZips(points: readonly ZipPoint[], codes: ReadonlySet<string>): ShapeMap {
  const project = atlasProjection();
  const taken = new Set<string>();
  const units = points
    .filter(({ zip }) => codes.has(zip))
    .sort((a, b) => (a.zip < b.zip ? -1 : 1))
    .flatMap((point) => {
      const at = project(point.lon, point.lat);
      if (at === undefined) return [];
      const y = at[1];
      let x = at[0];
      while (taken.has(`${x.toFixed(3)} ${y.toFixed(3)}`)) x += 0.02;
      taken.add(`${x.toFixed(3)} ${y.toFixed(3)}`);
      return [{ ...point, x, y }];
    });
  const sites: [number, number][] = [
    ...units.map(({ x, y }) => [x, y] as [number, number]),
    ...emptySites(units)
  ];
  const [left, top, right, bottom] = extentOf(sites);
  const delaunay = Delaunay.from(sites);
  const cells = delaunay.voronoi([left - REACH, top - REACH, right + REACH, bottom + REACH]);
  const rings = units.map((_, at) => [(cells.cellPolygon(at) ?? []).slice(0, -1).flat()]);
  const cut = sharedArcs(rings);
  const ids = units.map(({ zip }) => zip);
  const parents = units.map(({ state }) => state);
  const names = {
    ids,
    names: units.map(({ zip, place }) => `${zip} ${place}`),
    parents,
    parentNames: new Map([...new Set(parents)].map((state) => [state, state]))
  };
  const geometry = geometryOfCut(names, cut);
  const plane = projectEqualArea(
    Float64Array.from(units, ({ lon }) => lon),
    Float64Array.from(units, ({ lat }) => lat)
  );
  const scales = Float64Array.from(units, ({ x, y }) => atlasKilometresPerUnit(x, y));
  const { centres } = geometry;
  const borders = sharedBorders(geometry, (unit) =>
    atlasKilometresPerUnit(centres[2 * unit]!, centres[2 * unit + 1]!)
  );
  const spots = new Float64Array(2 * ids.length);
  for (let at = 0; at < ids.length; at++) spots.set([plane.x[at]!, plane.y[at]!], 2 * at);
  const links = crossings({ neighbours: geometry.neighbours, centres: spots });
  const known = new Set(ids);
  return {
    names,
    cut,
    ...measuredOf(geometry, links),
    x: plane.x,
    y: plane.y,
    areaKm2: geometry.areas.map((area, at) => area * scales[at]! * scales[at]!),
    perimeterKm: scales.map((scale, at) => perimeterOf(rings[at]![0]!) * scale),
    edges: withLinks(borders, links),
    projection: `${plane.name}; drawn on the counties’ Albers plane`,
    unmatchedCodes: [...codes].filter((code) => !known.has(code)).sort(),
    unknownShapes: [],
    repeated: []
  };
}

/** A grid of points wherever no unit lies within reach. */
function emptySites(units: readonly { readonly x: number; readonly y: number }[]): [number, number][] {
  const near = new Set<string>();
  const cell = (value: number) => Math.floor(value / REACH);
  for (const { x, y } of units)
    for (let column = -1; column <= 1; column++)
      for (let row = -1; row <= 1; row++) near.add(`${cell(x) + column} ${cell(y) + row}`);
  const [left, top, right, bottom] = extentOf(units.map(({ x, y }) => [x, y]));
  const sites: [number, number][] = [];
  for (let column = cell(left) - 2; column <= cell(right) + 2; column++)
    for (let row = cell(top) - 2; row <= cell(bottom) + 2; row++)
      if (!near.has(`${column} ${row}`)) sites.push([(column + 0.5) * REACH, (row + 0.5) * REACH]);
  return sites;
}

function extentOf(points: readonly (readonly [number, number])[]): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return [left, top, right, bottom];
}

function perimeterOf(ring: readonly number[]): number {
  let length = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    length += Math.hypot(ring[next]! - ring[i]!, ring[next + 1]! - ring[i + 1]!);
  }
  return length;
}
