import type { ArcReference } from '../map-geometry.ts';

/** Rings of each unit on a plane: x and y in turn, the first point not repeated. */
export type PlaneRings = readonly (readonly number[])[];

/**
 * Cut rings into arcs so that a border two units share is one arc: runs of segments with the same unit on the other side.
 * Points that fall together to a millionth of the map's size are one.
 */
export function sharedArcs(units: readonly PlaneRings[]): {
  readonly arcs: Float64Array[];
  readonly rings: ArcReference[][][];
} {
  const points = new PointIndex(units);
  const rings = units.map((unit) => unit.map((ring) => points.ring(ring)).filter((ring) => ring.length >= 3));
  const sides = new Map<number, [number, number]>();
  const key = (a: number, b: number) => Math.min(a, b) * points.size + Math.max(a, b);
  rings.forEach((unit, at) => {
    for (const ring of unit) {
      ring.forEach((point, i) => {
        const segment = key(point, ring[(i + 1) % ring.length]!);
        const known = sides.get(segment);
        if (known === undefined) sides.set(segment, [at, -1]);
        else if (known[0] !== at) known[1] = at;
      });
    }
  });
  const arcs: Float64Array[] = [];
  const known = new Map<string, { arc: number; first: number; second: number }>();
  const cut = (unit: number, ring: readonly number[]): ArcReference[] => {
    const other = ring.map((point, i) => {
      const [a, b] = sides.get(key(point, ring[(i + 1) % ring.length]!))!;
      return a === unit ? b : a;
    });
    return runs(ring, other).map(({ line, other: beside }) => {
      const [head, tail] = [key(line[0]!, line[1]!), key(line.at(-2)!, line.at(-1)!)];
      const name = `${Math.min(unit, beside)} ${Math.max(unit, beside)} ${Math.min(head, tail)} ${Math.max(head, tail)}`;
      const same = beside < 0 ? undefined : known.get(name);
      if (same !== undefined) return same.first === line[0] && same.second === line[1] ? same.arc : ~same.arc;
      const arc = arcs.push(points.line(line)) - 1;
      if (beside >= 0) known.set(name, { arc, first: line[0]!, second: line[1]! });
      return arc;
    });
  };
  return { arcs, rings: rings.map((unit, at) => unit.map((ring) => cut(at, ring))) };
}

/** A ring as runs of segments with one unit beside them; a ring all along one unit begins at its smallest point. */
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

const GRAIN = 1e6;

/** Numbers for points of the plane. */
class PointIndex {
  readonly #known = new Map<string, number>();
  readonly #at: number[] = [];
  readonly #step: number;
  readonly #left: number;
  readonly #top: number;

  constructor(units: readonly PlaneRings[]) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of units.flat()) {
      for (let i = 0; i < ring.length; i += 2) {
        [left, right] = [Math.min(left, ring[i]!), Math.max(right, ring[i]!)];
        [top, bottom] = [Math.min(top, ring[i + 1]!), Math.max(bottom, ring[i + 1]!)];
      }
    }
    [this.#left, this.#top] = [left, top];
    this.#step = Math.max(right - left, bottom - top, 1e-9) / GRAIN;
  }
  get size(): number {
    return this.#at.length / 2 + 1;
  }
  ring(points: readonly number[]): number[] {
    const ring: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      const point = this.#number(points[i]!, points[i + 1]!);
      if (point !== ring.at(-1)) ring.push(point);
    }
    while (ring.length > 1 && ring[0] === ring.at(-1)) ring.pop();
    return ring;
  }
  line(points: readonly number[]): Float64Array {
    return Float64Array.from(points.flatMap((point) => [this.#at[2 * point]!, this.#at[2 * point + 1]!]));
  }
  #number(x: number, y: number): number {
    const key = `${Math.round((x - this.#left) / this.#step)} ${Math.round((y - this.#top) / this.#step)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fresh = this.#at.length / 2;
    this.#at.push(x, y);
    this.#known.set(key, fresh);
    return fresh;
  }
}
