import { numberPoints } from './number-points.ts';
import { segmentSides } from './segment-sides.ts';

/** Rings of each unit on a plane: x and y in turn. */
export type PlaneRings = readonly ArrayLike<number>[];

/**
 * Rings cut into arcs, as flat arrays. Arc `a` is the points `arcStart[a] … arcStart[a + 1])` of `points`; ring `r` is
 * `references[ringStart[r] … ringStart[r + 1])`, an arc backwards as `~a`; unit `u` has the rings from `unitStart[u]`.
 */
export type CutRings = {
  readonly points: Float64Array;
  readonly arcStart: Int32Array;
  readonly references: Int32Array;
  readonly ringStart: Int32Array;
  readonly unitStart: Int32Array;
};

/**
 * Cut rings into arcs so that a border two units share is one arc: runs of segments with the same unit on the other side.
 * Points that fall together to a millionth of the map's size are one; rings of less than three points are left out.
 */
export function sharedArcs(units: readonly PlaneRings[]): CutRings {
  const numbered = numberPoints(units.flat());
  const { numbers, start, at } = numbered;
  const unitOf = new Int32Array(start.length - 1).fill(-1);
  let ring = 0;
  units.forEach((rings, unit) => {
    for (const _ of rings) {
      if (start[ring + 1]! - start[ring]! >= 3) unitOf[ring] = unit;
      ring++;
    }
  });
  const { segment, first, second } = segmentSides(numbered, unitOf);
  const cuts = new ArcCuts(numbers.length, first.length);
  const unitStart = new Int32Array(units.length + 1);
  const ringStart = [0];
  for (let index = 0, unit = 0; unit < units.length; unit++) {
    for (const _ of units[unit]!) {
      if (unitOf[index] === unit) {
        const [begin, end] = [start[index]!, start[index + 1]!];
        cuts.ring(unit, numbers.subarray(begin, end), segment.subarray(begin, end), first, second);
        ringStart.push(cuts.references.length);
      }
      index++;
    }
    unitStart[unit + 1] = ringStart.length - 1;
  }
  return { ...cuts.arcs(at), ringStart: Int32Array.from(ringStart), unitStart };
}

/** Arcs as they are found. An arc between two units is found again by its units and its end segments. */
class ArcCuts {
  readonly references: number[] = [];
  readonly #line: Int32Array;
  #end = 0;
  readonly #start: number[] = [0];
  readonly #known: Int32Array;
  readonly #next: number[] = [];
  readonly #lower: number[] = [];
  readonly #higher: number[] = [];
  readonly #far: number[] = [];
  #beside = new Int32Array(64);

  constructor(positions: number, segments: number) {
    this.#line = new Int32Array(2 * positions);
    this.#known = new Int32Array(segments).fill(-1);
  }
  /** A ring as runs of segments with one unit beside them; a ring all along one unit begins at its smallest point. */
  ring(unit: number, ring: Int32Array, segment: Int32Array, first: Int32Array, second: Int32Array): void {
    const size = ring.length;
    if (this.#beside.length < size) this.#beside = new Int32Array(2 * size);
    const beside = this.#beside;
    for (let i = 0; i < size; i++) {
      const a = first[segment[i]!]!;
      beside[i] = a === unit ? second[segment[i]!]! : a;
    }
    const begin = beginOf(ring, beside);
    let from = begin;
    for (let step = 1; step <= size; step++) {
      const at = (begin + step) % size;
      const last = (begin + step + size - 1) % size;
      if (step < size && beside[at] === beside[last]) continue;
      this.#run(unit, beside[from]!, ring, from, (last - from + size) % size, segment[from]!, segment[last]!);
      from = at;
    }
  }
  arcs(at: Float64Array): Pick<CutRings, 'points' | 'arcStart' | 'references'> {
    const points = new Float64Array(2 * this.#end);
    for (let i = 0; i < this.#end; i++) {
      const point = this.#line[i]!;
      points[2 * i] = at[2 * point]!;
      points[2 * i + 1] = at[2 * point + 1]!;
    }
    return {
      points,
      arcStart: Int32Array.from(this.#start),
      references: Int32Array.from(this.references)
    };
  }

  /** The run of `steps` + 1 segments from a point of the ring: the arc that is there, else a new one. */
  #run(
    unit: number,
    beside: number,
    ring: Int32Array,
    from: number,
    steps: number,
    head: number,
    tail: number
  ): void {
    const size = ring.length;
    const near = Math.min(head, tail);
    const far = Math.max(head, tail);
    const lower = Math.min(unit, beside);
    const higher = Math.max(unit, beside);
    if (beside >= 0) {
      for (let arc = this.#known[near]!; arc >= 0; arc = this.#next[arc]!) {
        if (this.#far[arc] !== far || this.#lower[arc] !== lower || this.#higher[arc] !== higher) continue;
        const at = this.#start[arc]!;
        const same = this.#line[at] === ring[from] && this.#line[at + 1] === ring[(from + 1) % size];
        this.references.push(same ? arc : ~arc);
        return;
      }
    }
    for (let step = 0; step <= steps + 1; step++) this.#line[this.#end++] = ring[(from + step) % size]!;
    const arc = this.#start.push(this.#end) - 2;
    this.references.push(arc);
    this.#far.push(far);
    this.#lower.push(lower);
    this.#higher.push(higher);
    this.#next.push(beside >= 0 ? this.#known[near]! : -1);
    if (beside >= 0) this.#known[near] = arc;
  }
}

/** Where a ring's first run begins. */
function beginOf(ring: Int32Array, beside: Int32Array): number {
  const size = ring.length;
  let smallest = 0;
  for (let i = 0; i < size; i++) {
    if (beside[i] !== beside[(i + size - 1) % size]) return i;
    if (ring[i]! < ring[smallest]!) smallest = i;
  }
  return smallest;
}
