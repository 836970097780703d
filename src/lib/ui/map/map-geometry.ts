import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { fail } from '../../core/assert.ts';
import { ringArea, ringCentre } from './polygon.ts';

/** An arc of the topology used forwards (`i`) or backwards (`~i`), as TopoJSON writes it. */
export type ArcReference = number;
export type ArcRing = readonly ArcReference[] | Int32Array;

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
  readonly rings: readonly (readonly ArcRing[])[];
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
    ...measureUnits(rings, arcs),
    neighbours: neighboursOf(ids.length, left, right),
    kilometresPerUnit: options.kilometresPerUnit
  };
}

/** The points of a ring, x and y in turn, the arcs' shared ends once. */
export function ringPoints(arcs: readonly Float64Array[], ring: ArcRing): Float64Array {
  let length = 2;
  for (const reference of ring) length += arcOf(arcs, reference).length - 2;
  const points = new Float64Array(ring.length === 0 ? 0 : length);
  let end = 0;
  for (const reference of ring) {
    const arc = arcOf(arcs, reference);
    const skip = end === 0 ? 0 : 2;
    if (reference >= 0) {
      for (let i = skip; i < arc.length; i++) points[end++] = arc[i]!;
    } else {
      for (let i = arc.length - 2 - skip; i >= 0; i -= 2) {
        points[end++] = arc[i]!;
        points[end++] = arc[i + 1]!;
      }
    }
  }
  return points;
}

const arcOf = (arcs: readonly Float64Array[], reference: ArcReference): Float64Array =>
  arcs[reference < 0 ? ~reference : reference] ?? fail(`unknown arc: ${reference}`);

export type UnitPolygons = {
  readonly id: string;
  readonly name: string;
  readonly rings: readonly ArcRing[];
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
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i++) {
        const arc = ring[i]! < 0 ? ~ring[i]! : ring[i]!;
        if (left[arc] === -1) left[arc] = unit;
        else right[arc] = unit;
      }
    }
  });
  return { left, right };
}

function measureUnits(units: readonly UnitPolygons['rings'][], arcs: readonly Float64Array[]) {
  const bounds = new Float64Array(4 * units.length);
  const centres = new Float64Array(2 * units.length);
  const areas = new Float64Array(units.length);
  units.forEach((rings, unit) => {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    let largest = -1;
    for (const ring of rings) {
      const points = ringPoints(arcs, ring);
      for (let i = 0; i < points.length; i += 2) {
        left = Math.min(left, points[i]!);
        top = Math.min(top, points[i + 1]!);
        right = Math.max(right, points[i]!);
        bottom = Math.max(bottom, points[i + 1]!);
      }
      const size = Math.abs(ringArea(points));
      areas[unit]! += size;
      if (size <= largest) continue;
      largest = size;
      centres.set(ringCentre(points), 2 * unit);
    }
    bounds.set([left, top, right, bottom], 4 * unit);
  });
  return { bounds, centres, areas };
}

function neighboursOf(count: number, left: Int32Array, right: Int32Array): Int32Array[] {
  const start = new Int32Array(count + 1);
  const isBorder = (a: number, b: number) => a >= 0 && b >= 0 && a !== b;
  for (let arc = 0; arc < left.length; arc++) {
    if (!isBorder(left[arc]!, right[arc]!)) continue;
    start[left[arc]! + 1]!++;
    start[right[arc]! + 1]!++;
  }
  for (let unit = 0; unit < count; unit++) start[unit + 1]! += start[unit]!;
  const end = start.slice();
  const near = new Int32Array(start[count]!);
  for (let arc = 0; arc < left.length; arc++) {
    const [a, b] = [left[arc]!, right[arc]!];
    if (!isBorder(a, b)) continue;
    near[end[a]!++] = b;
    near[end[b]!++] = a;
  }
  return Array.from({ length: count }, (_, unit) => {
    const own = near.subarray(start[unit], start[unit + 1]).sort();
    let kept = 0;
    for (let i = 0; i < own.length; i++) if (i === 0 || own[i] !== own[i - 1]) own[kept++] = own[i]!;
    return own.subarray(0, kept);
  });
}
