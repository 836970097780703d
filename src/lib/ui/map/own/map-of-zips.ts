import { Delaunay } from 'd3-delaunay';
import { projectEqualArea } from '../../../core/territory/project-equal-area.ts';
import type { EdgeRow } from '../../../core/territory/unit-graph.ts';
import { atlasKilometresPerUnit } from '../atlas.ts';
import { atlasProjection } from '../atlas-projection.ts';
import { buildGeometry } from '../map-geometry.ts';
import { crossings } from './crossings.ts';
import type { ShapeMap } from './map-of-shapes.ts';
import { sharedArcs } from './shared-arcs.ts';

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
  const { arcs, rings: cut } = sharedArcs(rings);
  const ids = units.map(({ zip }) => zip);
  const stateOf = new Map(units.map(({ zip, state }) => [zip, state]));
  const { kilometresPerUnit: _scale, ...geometry } = buildGeometry(
    units.map(({ zip, place }, at) => ({ id: zip, name: `${zip} ${place}`, rings: cut[at]! })),
    arcs,
    {
      parentOf: (zip) => stateOf.get(zip)!,
      parentNames: new Map([...new Set(stateOf.values())].map((state) => [state, state])),
      kilometresPerUnit: atlasKilometresPerUnit
    }
  );
  const plane = projectEqualArea(
    Float64Array.from(units, ({ lon }) => lon),
    Float64Array.from(units, ({ lat }) => lat)
  );
  const known = new Set(ids);
  return {
    geometry,
    places: new Map(
      units.map(({ zip, x, y }, at) => {
        const km = atlasKilometresPerUnit(x, y);
        return [
          zip,
          {
            x: plane.x[at]!,
            y: plane.y[at]!,
            areaKm2: geometry.areas[at]! * km * km,
            perimeterKm: perimeterOf(rings[at]![0]!) * km
          }
        ];
      })
    ),
    edges: edgesOf(geometry, plane, ids),
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

/** Borders of cells in km, and the shortest link from each part of the country to the rest. */
function edgesOf(
  { arcs, left, right, neighbours, centres }: ShapeMap['geometry'],
  plane: { readonly x: Float64Array; readonly y: Float64Array },
  ids: readonly string[]
): EdgeRow[] {
  const borders = new Map<string, { u: string; v: string; borderKm: number }>();
  arcs.forEach((arc, at) => {
    const [a, b] = [left[at]!, right[at]!];
    if (a < 0 || b < 0 || a === b) return;
    let length = 0;
    for (let i = 2; i < arc.length; i += 2)
      length += Math.hypot(arc[i]! - arc[i - 2]!, arc[i + 1]! - arc[i - 1]!);
    const [u, v] = [ids[Math.min(a, b)]!, ids[Math.max(a, b)]!];
    const known = borders.get(`${u} ${v}`) ?? { u, v, borderKm: 0 };
    known.borderKm += length * atlasKilometresPerUnit(centres[2 * a]!, centres[2 * a + 1]!);
    borders.set(`${u} ${v}`, known);
  });
  const spots = new Float64Array(2 * ids.length);
  ids.forEach((_, at) => {
    spots[2 * at] = plane.x[at]!;
    spots[2 * at + 1] = plane.y[at]!;
  });
  return [...borders.values(), ...crossings({ ids, neighbours, centres: spots })];
}
