import type { UnitGraph } from './unit-graph.ts';

/**
 * For each slot of the neighbour lists, which of the same unit's neighbours border that neighbour, as bits.
 * In a map most neighbours follow each other around the unit, so whether a unit may leave its territory shows
 * in its ring alone. Units with more than 31 neighbours have no bits: ask `leavesWhole` of the territory instead.
 */
export function neighborRings({ count, start, neighbor }: UnitGraph): Int32Array {
  const ring = new Int32Array(neighbor.length);
  const slotOf = new Int32Array(count).fill(-1);
  for (let unit = 0; unit < count; unit++) {
    const [from, to] = [start[unit]!, start[unit + 1]!];
    if (to - from > 31) continue;
    for (let slot = from; slot < to; slot++) slotOf[neighbor[slot]!] = slot - from;
    for (let slot = from; slot < to; slot++) {
      const other = neighbor[slot]!;
      let bits = 0;
      for (let next = start[other]!; next < start[other + 1]!; next++) {
        const position = slotOf[neighbor[next]!]!;
        if (position >= 0) bits |= 1 << position;
      }
      ring[slot] = bits;
    }
    for (let slot = from; slot < to; slot++) slotOf[neighbor[slot]!] = -1;
  }
  return ring;
}

/** Answers whether a territory stays in one piece when a unit leaves it; keeps its own scratch space. */
export class ContiguityTest {
  readonly #graph: UnitGraph;
  readonly #ring: Int32Array;
  readonly #mark: Int32Array;
  readonly #queue: Int32Array;
  #stamp = 0;

  constructor(graph: UnitGraph, ring: Int32Array = neighborRings(graph)) {
    this.#graph = graph;
    this.#ring = ring;
    this.#mark = new Int32Array(graph.count);
    this.#queue = new Int32Array(graph.count);
  }

  /** True where the neighbours that share the unit's territory still reach each other without it. */
  leavesWhole(holder: Int32Array, unit: number): boolean {
    const { start, neighbor } = this.#graph;
    const [from, to] = [start[unit]!, start[unit + 1]!];
    const territory = holder[unit]!;
    let [inside, count] = [0, 0];
    let first = -1;
    for (let slot = from; slot < to; slot++) {
      if (holder[neighbor[slot]!]! !== territory) continue;
      count++;
      if (first < 0) first = slot;
      inside |= 1 << (slot - from);
    }
    if (count <= 1) return true;
    if (to - from <= 31) {
      const ring = this.#ring;
      let reached = 1 << (first - from);
      let frontier = reached;
      while (frontier !== 0) {
        const position = 31 - Math.clz32(frontier & -frontier);
        frontier &= frontier - 1;
        const fresh = ring[from + position]! & inside & ~reached;
        reached |= fresh;
        frontier |= fresh;
      }
      if (reached === inside) return true;
    }
    return this.#search(holder, unit, territory, neighbor[first]!, count);
  }

  /** Breadth first inside the territory, from one neighbour, until all `count` neighbours are met. */
  #search(holder: Int32Array, unit: number, territory: number, origin: number, count: number): boolean {
    const { start, neighbor } = this.#graph;
    const [mark, queue] = [this.#mark, this.#queue];
    if (this.#stamp > 2_000_000_000) {
      mark.fill(0);
      this.#stamp = 0;
    }
    const target = (this.#stamp += 2) - 1;
    const visited = target + 1;
    for (let slot = start[unit]!; slot < start[unit + 1]!; slot++) {
      if (holder[neighbor[slot]!]! === territory) mark[neighbor[slot]!] = target;
    }
    mark[unit] = visited;
    mark[origin] = visited;
    queue[0] = origin;
    let [head, tail, missing] = [0, 1, count - 1];
    while (head < tail) {
      const at = queue[head++]!;
      for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
        const next = neighbor[slot]!;
        if (holder[next]! !== territory || mark[next]! === visited) continue;
        if (mark[next]! === target && --missing === 0) return true;
        mark[next] = visited;
        queue[tail++] = next;
      }
    }
    return false;
  }
}
