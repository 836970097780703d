import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { fail } from '../../core/assert.ts';
import { ringArea, ringCentre } from './polygon.ts';

/** An arc of the topology used forwards (`i`) or backwards (`~i`), as TopoJSON writes it. */
export type ArcReference = number;

/**
 * Units on a flat plane (y grows downwards), sorted by id. Borders are shared arcs: each is stored once with the unit on
 * either side, so the border between two territories is the arcs whose two units have different holders.
 */
export type MapGeometry = {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Further codes a unit stands for, by its id: the data has them, this map draws them as one. */
  readonly alsoCodes?: ReadonlyMap<string, readonly string[]>;
  /** The state (or other parent) of each unit, and the parents' names. */
  readonly parents: readonly string[];
  readonly parentNames: ReadonlyMap<string, string>;
  readonly position: ReadonlyMap<string, number>;
  /** Per unit, its rings of arc references. */
  readonly rings: readonly (readonly (readonly ArcReference[])[])[];
  /** Per arc, x and y in turn. */
  readonly arcs: readonly Float64Array[];
  /** Unit on either side of an arc; −1 is outside. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Per unit: left, top, right, bottom. */
  readonly bounds: Float64Array;
  /** Per unit: x and y of the area centroid of its largest ring. */
  readonly centres: Float64Array;
  readonly areas: Float64Array;
  /** Units that share an arc, ascending. */
  readonly neighbours: readonly Int32Array[];
  /** Kilometres that one unit of length on the plane stands for at a point. */
  readonly kilometresPerUnit: (x: number, y: number) => number;
};

export type GeometryOptions = {
  readonly object: string;
  readonly parentOf: (id: string) => string;
  readonly parentNames: ReadonlyMap<string, string>;
  readonly kilometresPerUnit: (x: number, y: number) => number;
};

/** Read the polygons of one object of a topology. Units without a polygon are left out. */
export function readGeometry(topology: Topology, options: GeometryOptions): MapGeometry {
  const units = polygonsOf(topology, options.object);
  return buildGeometry(units, decodeArcs(topology), options);
}

/** A geometry of units whose rings are arcs, shared ones once; units sorted by id. */
export function buildGeometry(
  units: readonly UnitPolygons[],
  arcs: readonly Float64Array[],
  options: Omit<GeometryOptions, 'object'>
): MapGeometry {
  const ids = units.map(({ id }) => id);
  const { left, right } = sidesOf(units, arcs.length);
  const rings = units.map((unit) => unit.rings);
  const measured = rings.map((unit) => measureUnit(unit, arcs));
  return {
    ids,
    names: units.map(({ name }) => name),
    parents: ids.map(options.parentOf),
    parentNames: options.parentNames,
    position: new Map(ids.map((id, i) => [id, i])),
    rings,
    arcs,
    left,
    right,
    bounds: Float64Array.from(measured.flatMap(({ bounds }) => bounds)),
    centres: Float64Array.from(measured.flatMap(({ centre }) => centre)),
    areas: Float64Array.from(measured, ({ area }) => area),
    neighbours: neighboursOf(ids.length, left, right),
    kilometresPerUnit: options.kilometresPerUnit
  };
}

/** The points of a ring, x and y in turn, the arcs' shared ends once. */
export function ringPoints(arcs: readonly Float64Array[], ring: readonly ArcReference[]): number[] {
  const points: number[] = [];
  for (const reference of ring) {
    const arc = arcs[reference < 0 ? ~reference : reference] ?? fail(`unknown arc: ${reference}`);
    const count = arc.length / 2;
    for (let i = points.length === 0 ? 0 : 1; i < count; i++) {
      const at = 2 * (reference < 0 ? count - 1 - i : i);
      points.push(arc[at]!, arc[at + 1]!);
    }
  }
  return points;
}

export type UnitPolygons = {
  readonly id: string;
  readonly name: string;
  readonly rings: readonly (readonly ArcReference[])[];
};

function polygonsOf(topology: Topology, object: string): UnitPolygons[] {
  const collection = topology.objects[object] ?? fail(`the topology has no object ${object}`);
  const members = collection.type === 'GeometryCollection' ? collection.geometries : [collection];
  return members
    .filter((member): member is Polygon | MultiPolygon => /Polygon$/.test(member.type ?? ''))
    .map((member) => ({
      id: String((member as GeometryObject).id ?? ''),
      name: String((member.properties as { name?: unknown } | undefined)?.name ?? member.id ?? ''),
      rings: member.type === 'Polygon' ? member.arcs : member.arcs.flat()
    }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function decodeArcs({ arcs, transform }: Topology): Float64Array[] {
  const [scaleX, scaleY] = transform?.scale ?? [1, 1];
  const [shiftX, shiftY] = transform?.translate ?? [0, 0];
  return arcs.map((arc) => {
    const points = new Float64Array(2 * arc.length);
    let x = 0;
    let y = 0;
    arc.forEach((point, i) => {
      x = transform === undefined ? point[0]! : x + point[0]!;
      y = transform === undefined ? point[1]! : y + point[1]!;
      points[2 * i] = x * scaleX + shiftX;
      points[2 * i + 1] = y * scaleY + shiftY;
    });
    return points;
  });
}

function sidesOf(units: readonly UnitPolygons[], arcCount: number) {
  const left = new Int32Array(arcCount).fill(-1);
  const right = new Int32Array(arcCount).fill(-1);
  units.forEach(({ rings }, unit) => {
    for (const reference of rings.flat()) {
      const arc = reference < 0 ? ~reference : reference;
      if (left[arc] === -1) left[arc] = unit;
      else right[arc] = unit;
    }
  });
  return { left, right };
}

function measureUnit(rings: UnitPolygons['rings'], arcs: readonly Float64Array[]) {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  let largest = -1;
  let centre: [number, number] = [0, 0];
  for (const ring of rings) {
    const points = ringPoints(arcs, ring);
    for (let i = 0; i < points.length; i += 2) {
      bounds[0] = Math.min(bounds[0], points[i]!);
      bounds[1] = Math.min(bounds[1], points[i + 1]!);
      bounds[2] = Math.max(bounds[2], points[i]!);
      bounds[3] = Math.max(bounds[3], points[i + 1]!);
    }
    const size = Math.abs(ringArea(points));
    area += size;
    if (size <= largest) continue;
    largest = size;
    centre = ringCentre(points);
  }
  return { bounds, centre, area };
}

function neighboursOf(count: number, left: Int32Array, right: Int32Array): Int32Array[] {
  const sets = Array.from({ length: count }, () => new Set<number>());
  left.forEach((a, arc) => {
    const b = right[arc]!;
    if (a < 0 || b < 0 || a === b) return;
    sets[a]!.add(b);
    sets[b]!.add(a);
  });
  return sets.map((set) => Int32Array.from(set).sort());
}
