import { projectEqualArea } from '../../../core/territory/project-equal-area.ts';
import type { EdgeRow } from '../../../core/territory/unit-graph.ts';
import { type MapGeometry, buildGeometry } from '../map-geometry.ts';
import { ringArea } from '../polygon.ts';
import type { Shape } from './read-shapes.ts';
import { crossings } from './crossings.ts';
import { codeMatcher } from './shape-columns.ts';
import { type PlaneRings, sharedArcs } from './shared-arcs.ts';

/** What a person says of a file of shapes. */
export type ShapeChoices = {
  readonly id: string;
  /** Property with the name; empty: the code. */
  readonly name: string;
  /** Property with the group (a state, a region); empty: none. */
  readonly parent: string;
  /** Longitude and latitude, or metres or any other length of a plane. */
  readonly coordinates: 'degrees' | 'metres';
};

/** A geography as plain data, ready to post from a worker. `projection` says what the plane is. */
export type ShapeMap = {
  readonly geometry: Omit<MapGeometry, 'kilometresPerUnit'>;
  readonly places: ReadonlyMap<string, { x: number; y: number; areaKm2: number; perimeterKm: number }>;
  readonly edges: readonly EdgeRow[];
  readonly projection: string;
  /** Codes of the data no shape has, and shapes whose code the data does not know. */
  readonly unmatchedCodes: readonly string[];
  readonly unknownShapes: readonly string[];
  /** Codes several shapes share: they are one unit of several parts. */
  readonly repeated: readonly string[];
};

/** Build a map from shapes: codes as the data writes them, a plane in km, borders by shared outlines, islands linked. */
export function mapOfShapes(
  shapes: readonly Shape[],
  choices: ShapeChoices,
  codes: ReadonlySet<string>
): ShapeMap {
  const match = codeMatcher(codes);
  const units = new Map<string, { name: string; parent: string; shapes: Shape[] }>();
  const unknownShapes: string[] = [];
  for (const shape of shapes) {
    const written = shape.properties[choices.id];
    if (written === undefined) continue;
    const code = match(written);
    if (code === undefined) unknownShapes.push(written);
    const id = code ?? written;
    const unit = units.get(id) ?? {
      name: shape.properties[choices.name] ?? id,
      parent: shape.properties[choices.parent] ?? '',
      shapes: []
    };
    unit.shapes.push(shape);
    units.set(id, unit);
  }
  const ids = [...units.keys()].sort();
  const { toPlane, name: projection } = planeOf(shapes, choices.coordinates);
  const polygons = ids.map((id) => units.get(id)!.shapes.flatMap((shape) => shape.polygons));
  const flat = polygons.map((unit) => unit.map((rings) => rings.map((ring) => ring.flatMap(toPlane))));
  const { arcs, rings } = sharedArcs(flat.map((unit): PlaneRings => unit.flat()));
  const parents = new Map(ids.map((id) => [id, units.get(id)!.parent]));
  const { kilometresPerUnit: _scale, ...geometry } = buildGeometry(
    ids.map((id, at) => ({ id, name: units.get(id)!.name, rings: rings[at]! })),
    arcs,
    {
      parentOf: (id) => parents.get(id)!,
      parentNames: new Map([...new Set(parents.values())].map((parent) => [parent, parent])),
      kilometresPerUnit: () => 1
    }
  );
  const { edges, perimeters } = bordersOf(geometry);
  return {
    geometry,
    places: new Map(
      ids.map((id, at) => [
        id,
        {
          x: geometry.centres[2 * at]!,
          y: -geometry.centres[2 * at + 1]!,
          areaKm2: flat[at]!.reduce((sum, polygon) => sum + areaOf(polygon), 0),
          perimeterKm: perimeters[at]!
        }
      ])
    ),
    edges: [...edges, ...crossings(geometry)],
    projection,
    unmatchedCodes: [...codes].filter((code) => !units.has(code)).sort(),
    unknownShapes: [...new Set(unknownShapes)].sort(),
    repeated: ids.filter((id) => units.get(id)!.shapes.length > 1)
  };
}

/** To km with y growing downwards, as the screen has it. */
function planeOf(shapes: readonly Shape[], coordinates: ShapeChoices['coordinates']) {
  if (coordinates === 'metres') {
    return {
      name: 'the plane of the file, lengths in metres',
      toPlane: ([x, y]: readonly number[]): number[] => [x! / 1000, -y! / 1000]
    };
  }
  const [lon, lat]: [number[], number[]] = [[], []];
  for (const shape of shapes)
    for (const ring of shape.polygons.flat())
      for (const [x, y] of ring) {
        lon.push(x!);
        lat.push(y!);
      }
  const projected = projectEqualArea(Float64Array.from(lon), Float64Array.from(lat));
  return {
    name: projected.name,
    toPlane: ([x, y]: readonly number[]): number[] => {
      const [east, north] = projected.project(x!, y!);
      return [east, -north];
    }
  };
}

const areaOf = ([outer = [], ...holes]: readonly (readonly number[])[]): number =>
  Math.abs(ringArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0);

type Arcs = Pick<MapGeometry, 'ids' | 'arcs' | 'left' | 'right'>;

function bordersOf({ ids, arcs, left, right }: Arcs) {
  const shared = new Map<string, EdgeRow & { borderKm: number }>();
  const perimeters = new Float64Array(ids.length);
  arcs.forEach((arc, at) => {
    let km = 0;
    for (let i = 2; i < arc.length; i += 2)
      km += Math.hypot(arc[i]! - arc[i - 2]!, arc[i + 1]! - arc[i - 1]!);
    const [a, b] = [left[at]!, right[at]!];
    if (a >= 0) perimeters[a]! += km;
    if (b >= 0) perimeters[b]! += km;
    if (a < 0 || b < 0 || a === b) return;
    const [u, v] = [ids[Math.min(a, b)]!, ids[Math.max(a, b)]!];
    const known = shared.get(`${u} ${v}`)?.borderKm ?? 0;
    shared.set(`${u} ${v}`, { u, v, borderKm: known + km });
  });
  return { edges: [...shared.values()], perimeters };
}
