import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Polygon, MultiPolygon, Topology } from 'topojson-specification';
import {
  greatCircleKm,
  projectEqualArea,
  unprojectEqualArea,
  type GeoPoint,
  type PlanePoint
} from '../../lib/core/geography/equal-area.ts';

/** A county's outline measured: rings in degrees, its centroid in the equal-area plane, km² and km. */
export type CountyShape = {
  readonly fips: string;
  readonly name: string;
  readonly rings: readonly (readonly GeoPoint[])[];
  readonly centroid: PlanePoint;
  readonly place: GeoPoint;
  readonly areaKm2: number;
  readonly perimeterKm: number;
};

export type Counties = {
  readonly shapes: readonly CountyShape[];
  /** Shared border in km by `fips|fips`, the lower code first. */
  readonly borders: ReadonlyMap<string, number>;
};

type CountyTopology = Topology<{ counties: GeometryCollection<{ name: string }> }>;

/** Territories outside the 50 states and the District of Columbia are left out. */
const isState = (fips: string) => fips < '57';

/** Measure every county of the us-atlas package (Census Bureau outlines of 2017, clipped to the shore). */
export function readCounties(): Counties {
  const path = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json');
  const topology = JSON.parse(readFileSync(path, 'utf8')) as CountyTopology;
  const geometries = topology.objects.counties.geometries
    .filter(({ id }) => isState(String(id)))
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)) as (Polygon<{ name: string }> &
    MultiPolygon<{ name: string }>)[];
  const arcLengths = measureArcs(topology);
  return {
    shapes: geometries.map((geometry) => measureShape(topology, geometry)),
    borders: measureBorders(geometries, arcLengths)
  };
}

function measureArcs({ arcs, transform }: CountyTopology): number[] {
  const [scaleX, scaleY] = transform!.scale;
  const [left, bottom] = transform!.translate;
  return arcs.map((arc) => {
    let [x, y, length] = [0, 0, 0];
    let previous: GeoPoint | undefined;
    for (const [dx, dy] of arc) {
      x += dx!;
      y += dy!;
      const point = { longitude: x * scaleX + left, latitude: y * scaleY + bottom };
      if (previous) length += greatCircleKm(previous, point);
      previous = point;
    }
    return length;
  });
}

function measureBorders(
  geometries: readonly (Polygon | MultiPolygon)[],
  arcLengths: readonly number[]
): Map<string, number> {
  const sides = new Map<number, Set<string>>();
  for (const { id, arcs } of geometries) {
    for (const index of (arcs as unknown[]).flat(3) as number[]) {
      const arc = index < 0 ? ~index : index;
      sides.set(arc, (sides.get(arc) ?? new Set()).add(String(id)));
    }
  }
  const borders = new Map<string, number>();
  for (const [arc, counties] of sides) {
    if (counties.size !== 2) continue;
    const pair = [...counties].sort().join('|');
    borders.set(pair, (borders.get(pair) ?? 0) + arcLengths[arc]!);
  }
  return borders;
}

function measureShape(topology: CountyTopology, geometry: Polygon<{ name: string }>): CountyShape {
  const { geometry: shape } = feature(topology, geometry);
  const polygons = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as number[][][][];
  const rings = polygons.flat().map((ring) =>
    // Longitudes beyond the antimeridian continue westward, so that the Aleutians are one piece.
    ring.map(([longitude, latitude]) => ({
      longitude: longitude! > 0 ? longitude! - 360 : longitude!,
      latitude: latitude!
    }))
  );
  let [area, momentX, momentY, perimeter] = [0, 0, 0, 0];
  for (const ring of rings) {
    const plane = ring.map(projectEqualArea);
    for (let i = 1; i < plane.length; i++) {
      const [a, b] = [plane[i - 1]!, plane[i]!];
      const cross = a.x * b.y - b.x * a.y;
      area += cross / 2;
      momentX += ((a.x + b.x) * cross) / 6;
      momentY += ((a.y + b.y) * cross) / 6;
      perimeter += greatCircleKm(ring[i - 1]!, ring[i]!);
    }
  }
  const centroid =
    Math.abs(area) > 0.01
      ? { x: momentX / area, y: momentY / area }
      : meanPoint(rings.flat().map(projectEqualArea));
  return {
    fips: String(geometry.id),
    name: geometry.properties!.name,
    rings,
    centroid,
    place: unprojectEqualArea(centroid),
    areaKm2: Math.abs(area),
    perimeterKm: perimeter
  };
}

const meanPoint = (points: readonly PlanePoint[]): PlanePoint => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length
});
