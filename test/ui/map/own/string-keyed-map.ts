import type { ShapeChoices } from '../../../../src/lib/ui/map/own/map-of-shapes.ts';
import type { Shape } from '../../../../src/lib/ui/map/own/read-shapes.ts';
import { codeMatcher } from '../../../../src/lib/ui/map/own/shape-columns.ts';
import { ringArea, ringCentre } from '../../../../src/lib/ui/map/polygon.ts';
import { projectEqualArea } from '../../../../src/lib/core/territory/project-equal-area.ts';

/**
 * A map of shapes built the plain way, to compare with: points, segments, arcs and borders kept under keys of text, islands
 * linked by looking at every pair.
 */
export function stringKeyedMap(shapes: readonly Shape[], choices: ShapeChoices, codes: ReadonlySet<string>) {
  const match = codeMatcher(codes);
  const units = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const written = shape.properties[choices.id];
    if (written === undefined) continue;
    const id = match(written) ?? written;
    units.set(id, [...(units.get(id) ?? []), shape]);
  }
  const ids = [...units.keys()].sort();
  const toPlane = planeOf(shapes, choices.coordinates);
  const polygons = ids.map((id) =>
    units
      .get(id)!
      .flatMap((shape) => shape.polygons.map((rings) => rings.map((ring) => pairs(ring).flatMap(toPlane))))
  );
  const { arcs, rings } = stringKeyedArcs(polygons.map((unit) => unit.flat()));
  const [left, right] = [new Int32Array(arcs.length).fill(-1), new Int32Array(arcs.length).fill(-1)];
  rings.forEach((unit, at) => {
    for (const reference of unit.flat()) {
      const arc = reference < 0 ? ~reference : reference;
      if (left[arc] === -1) left[arc] = at;
      else right[arc] = at;
    }
  });
  const sets = ids.map(() => new Set<number>());
  left.forEach((a, arc) => {
    const b = right[arc]!;
    if (a < 0 || b < 0 || a === b) return;
    sets[a]!.add(b);
    sets[b]!.add(a);
  });
  const neighbours = sets.map((set) => [...set].sort((a, b) => a - b));
  const measured = rings.map((unit) => measure(unit, arcs));
  const borders = new Map<string, { u: string; v: string; borderKm: number }>();
  const perimeters = ids.map(() => 0);
  arcs.forEach((arc, at) => {
    let km = 0;
    for (let i = 2; i < arc.length; i += 2)
      km += Math.hypot(arc[i]! - arc[i - 2]!, arc[i + 1]! - arc[i - 1]!);
    const [a, b] = [left[at]!, right[at]!];
    if (a >= 0) perimeters[a]! += km;
    if (b >= 0) perimeters[b]! += km;
    if (a < 0 || b < 0 || a === b) return;
    const [u, v] = [ids[Math.min(a, b)]!, ids[Math.max(a, b)]!];
    borders.set(`${u} ${v}`, { u, v, borderKm: (borders.get(`${u} ${v}`)?.borderKm ?? 0) + km });
  });
  const centres = measured.flatMap(({ centre }) => centre);
  return {
    ids,
    arcs,
    rings,
    left,
    right,
    neighbours,
    bounds: measured.flatMap(({ bounds }) => bounds),
    centres,
    areas: measured.map(({ area }) => area),
    places: ids.map((_, at) => ({
      x: centres[2 * at]!,
      y: -centres[2 * at + 1]!,
      areaKm2: polygons[at]!.reduce((sum, polygon) => sum + areaOf(polygon), 0),
      perimeterKm: perimeters[at]!
    })),
    edges: [...borders.values(), ...everyPairCrossings(ids, neighbours, centres)]
  };
}

const pairs = (ring: Float64Array): number[][] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!]);

function planeOf(shapes: readonly Shape[], coordinates: ShapeChoices['coordinates']) {
  if (coordinates === 'metres') return ([x, y]: readonly number[]) => [x! / 1000, -y! / 1000];
  const all = shapes.flatMap(({ polygons }) => polygons.flat().flatMap(pairs));
  const projected = projectEqualArea(
    Float64Array.from(all, ([x]) => x!),
    Float64Array.from(all, ([, y]) => y!)
  );
  return ([x, y]: readonly number[]) => {
    const [east, north] = projected.project(x!, y!);
    return [east, -north];
  };
}

const areaOf = ([outer = [], ...holes]: readonly (readonly number[])[]): number =>
  Math.abs(ringArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0);

/** Rings cut into arcs by runs of segments with the same unit on the other side. */
export function stringKeyedArcs(units: readonly (readonly (readonly number[])[])[]) {
  const all = units.flat(2);
  const extent = (axis: number) => {
    let [least, most] = [Infinity, -Infinity];
    for (let i = axis; i < all.length; i += 2)
      [least, most] = [Math.min(least, all[i]!), Math.max(most, all[i]!)];
    return [least, most] as const;
  };
  const [[west, east], [north, south]] = [extent(0), extent(1)];
  const step = Math.max(east - west, south - north, 1e-9) / 1e6;
  const at: number[] = [];
  const numbers = new Map<string, number>();
  const number = (x: number, y: number) => {
    const key = `${Math.round((x - west) / step)} ${Math.round((y - north) / step)}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    at.push(x, y);
    return numbers.size - 1;
  };
  const numbered = units.map((unit) =>
    unit
      .map((points) => {
        const ring: number[] = [];
        for (let i = 0; i < points.length; i += 2) {
          const point = number(points[i]!, points[i + 1]!);
          if (point !== ring.at(-1)) ring.push(point);
        }
        while (ring.length > 1 && ring[0] === ring.at(-1)) ring.pop();
        return ring;
      })
      .filter((ring) => ring.length >= 3)
  );
  const key = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const sides = new Map<string, [number, number]>();
  numbered.forEach((unit, index) => {
    for (const ring of unit) {
      ring.forEach((point, i) => {
        const segment = key(point, ring[(i + 1) % ring.length]!);
        const known = sides.get(segment);
        if (known === undefined) sides.set(segment, [index, -1]);
        else if (known[0] !== index) known[1] = index;
      });
    }
  });
  const arcs: number[][] = [];
  const found = new Map<string, { arc: number; first: number; second: number }>();
  const cut = (unit: number, ring: readonly number[]) => {
    const other = ring.map((point, i) => {
      const [a, b] = sides.get(key(point, ring[(i + 1) % ring.length]!))!;
      return a === unit ? b : a;
    });
    return runs(ring, other).map(({ line, other: beside }) => {
      const ends = [key(line[0]!, line[1]!), key(line.at(-2)!, line.at(-1)!)].sort();
      const name = `${key(unit, beside)} ${ends.join(' ')}`;
      const same = beside < 0 ? undefined : found.get(name);
      if (same !== undefined) return same.first === line[0] && same.second === line[1] ? same.arc : ~same.arc;
      const arc = arcs.push(line.flatMap((point) => [at[2 * point]!, at[2 * point + 1]!])) - 1;
      if (beside >= 0) found.set(name, { arc, first: line[0]!, second: line[1]! });
      return arc;
    });
  };
  return { arcs, rings: numbered.map((unit, index) => unit.map((ring) => cut(index, ring))) };
}

function runs(ring: readonly number[], other: readonly number[]) {
  const size = ring.length;
  const first = other.findIndex((beside, i) => beside !== other[(i + size - 1) % size]);
  const begin = first < 0 ? ring.indexOf(Math.min(...ring)) : first;
  const found: { line: number[]; other: number }[] = [];
  for (let step = 0; step < size; step++) {
    const at = (begin + step) % size;
    const last = found.at(-1);
    if (last !== undefined && last.other === other[at]) last.line.push(ring[(at + 1) % size]!);
    else found.push({ line: [ring[at]!, ring[(at + 1) % size]!], other: other[at]! });
  }
  return found;
}

function measure(rings: readonly (readonly number[])[], arcs: readonly (readonly number[])[]) {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  let [area, largest, centre] = [0, -1, [0, 0]];
  for (const ring of rings) {
    const points: number[] = [];
    for (const reference of ring) {
      const forwards = pairsOf(arcs[reference < 0 ? ~reference : reference]!);
      const line = reference < 0 ? forwards.reverse() : forwards;
      points.push(...line.slice(points.length === 0 ? 0 : 1).flat());
    }
    for (let i = 0; i < points.length; i += 2) {
      bounds[0] = Math.min(bounds[0]!, points[i]!);
      bounds[1] = Math.min(bounds[1]!, points[i + 1]!);
      bounds[2] = Math.max(bounds[2]!, points[i]!);
      bounds[3] = Math.max(bounds[3]!, points[i + 1]!);
    }
    const size = Math.abs(ringArea(points));
    area += size;
    if (size > largest) [largest, centre] = [size, ringCentre(points)];
  }
  return { bounds, centre, area };
}

const pairsOf = (points: readonly number[]): number[][] =>
  points.flatMap((x, i) => (i % 2 === 0 ? [[x, points[i + 1]!]] : []));

/** The shortest link from every part to those joined before it, by looking at every pair. */
export function everyPairCrossings(
  ids: readonly string[],
  neighbours: readonly ArrayLike<number>[],
  centres: ArrayLike<number>
) {
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (const origin of ids.keys()) {
    if (seen.has(origin)) continue;
    const members = [origin];
    seen.add(origin);
    for (const unit of members) {
      for (const other of Array.from(neighbours[unit]!)) {
        if (seen.has(other)) continue;
        seen.add(other);
        members.push(other);
      }
    }
    parts.push(members);
  }
  parts.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const joined = [...(parts.shift() ?? [])];
  return parts.map((members) => {
    let [from, to, least] = [members[0]!, joined[0]!, Infinity];
    for (const unit of members) {
      for (const other of joined) {
        const far =
          (centres[2 * unit]! - centres[2 * other]!) ** 2 +
          (centres[2 * unit + 1]! - centres[2 * other + 1]!) ** 2;
        if (far < least) [from, to, least] = [unit, other, far];
      }
    }
    joined.push(...members);
    return { u: ids[from]!, v: ids[to]!, borderKm: 0 };
  });
}
