import { createRandom, type Random } from '../random.ts';
import type { Problem, Result } from '../result.ts';
import { reject, succeed } from '../result.ts';
import { findPieces } from './pieces.ts';
import { openSearch } from './propose-balance.ts';
import { buildUnitGraph, type EdgeRow, type UnitGraph } from './unit-graph.ts';

const SEED = 5;
const TREES = 160;
/** Parts whose first measure differs by at most this share of the mean are as good as equal: then the rounder wins. */
const EVEN = 0.05;

/**
 * Two connected parts of some units (a territory's) with about half of the first measure each; the answer is the second
 * part, as units of the graph. Parts of random spanning trees compete with the balance search; among those within 5 % the
 * one with the smaller moment of inertia wins. Units in several pieces are joined by the shortest links first.
 */
export function splitTerritory(graph: UnitGraph, units: readonly number[]): Result<number[]> {
  if (units.length < 2) return reject(tooFew);
  const part = partOf(graph, units);
  if (!part.ok) return part;
  const sub = part.value;
  const random = createRandom(SEED, 'split');
  let best: { side: Uint8Array; worth: number } = { side: new Uint8Array(sub.count), worth: Infinity };
  const offer = (side: Uint8Array) => {
    const worth = worthOf(sub, side);
    if (worth < best.worth) best = { side, worth };
  };
  for (let tree = 0; tree < TREES; tree++) offer(cutTree(sub, random));
  const searched = searchHalves(sub);
  if (searched !== undefined) offer(searched);
  return succeed(units.filter((unit) => best.side[sub.indexOf.get(graph.ids[unit]!)!] === 1));
}

const tooFew: Problem = {
  code: 'too-few-units',
  message: 'A territory needs at least two units to be split.',
  path: []
};

/** The units as a connected graph of their own; where none has anything of the measure, each counts one. */
function partOf(graph: UnitGraph, units: readonly number[]): Result<UnitGraph> {
  const inside = new Set(units);
  const values = graph.values[0]!;
  const empty = units.every((unit) => values[unit] === 0);
  const rows = units.map((unit) => ({
    id: graph.ids[unit]!,
    x: graph.x[unit]!,
    y: graph.y[unit]!,
    measures: [empty ? 1 : values[unit]!]
  }));
  const edges: EdgeRow[] = [];
  for (let e = 0; e < graph.edgeCount; e++) {
    const [u, v] = [graph.edgeFrom[e]!, graph.edgeTo[e]!];
    if (inside.has(u) && inside.has(v))
      edges.push({ u: graph.ids[u]!, v: graph.ids[v]!, borderKm: graph.edgeKm[e]! });
  }
  const open = buildUnitGraph(rows, edges, ['measure']);
  return open.ok ? buildUnitGraph(rows, [...edges, ...links(open.value)], ['measure']) : open;
}

/** Shortest links that join the pieces of a graph, the largest piece first. */
function links(graph: UnitGraph): EdgeRow[] {
  const pieces = findPieces(graph, new Int32Array(graph.count)).map((piece) => [...piece.units]);
  pieces.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const joined = pieces.shift() ?? [];
  const made: EdgeRow[] = [];
  for (const piece of pieces) {
    let [from, to, least] = [joined[0]!, piece[0]!, Infinity];
    for (const a of joined) {
      for (const b of piece) {
        const far = (graph.x[a]! - graph.x[b]!) ** 2 + (graph.y[a]! - graph.y[b]!) ** 2;
        if (far < least) [from, to, least] = [a, b, far];
      }
    }
    made.push({ u: graph.ids[from]!, v: graph.ids[to]!, borderKm: 0 });
    joined.push(...piece);
  }
  return made;
}

/** A random spanning tree cut where its two sides are nearest to equal. */
function cutTree({ count, start, neighbor, values }: UnitGraph, random: Random): Uint8Array {
  const parent = new Int32Array(count).fill(-1);
  const order: number[] = [];
  const front: [number, number][] = [[random.below(count), -1]];
  const seen = new Uint8Array(count);
  while (front.length > 0) {
    const at = random.below(front.length);
    const [unit, from] = front[at]!;
    front[at] = front.at(-1)!;
    front.pop();
    if (seen[unit] === 1) continue;
    seen[unit] = 1;
    parent[unit] = from;
    order.push(unit);
    for (let slot = start[unit]!; slot < start[unit + 1]!; slot++)
      if (seen[neighbor[slot]!] === 0) front.push([neighbor[slot]!, unit]);
  }
  const below = Float64Array.from(values[0]!);
  for (let i = order.length - 1; i > 0; i--) below[parent[order[i]!]!]! += below[order[i]!]!;
  const half = below[order[0]!]! / 2;
  const cut = order
    .slice(1)
    .reduce(
      (best, unit) => (Math.abs(below[unit]! - half) < Math.abs(below[best]! - half) ? unit : best),
      order[1]!
    );
  const side = new Uint8Array(count);
  side[cut] = 1;
  // Parents stand before their children.
  for (const unit of order) if (parent[unit]! >= 0 && side[parent[unit]!] === 1) side[unit] = 1;
  return side;
}

function searchHalves(graph: UnitGraph): Uint8Array | undefined {
  const search = openSearch({ graph, k: 2, tolerance: EVEN / 2 }, { seed: SEED, iterations: 30_000 });
  if (!search.ok) return undefined;
  let step = search.value.next();
  while (!step.done) step = search.value.next();
  const side = Uint8Array.from(step.value.best, (t) => (t === 1 ? 1 : 0));
  return findPieces(graph, Int32Array.from(side)).length === 2 ? side : undefined;
}

/** Uneven parts first by how uneven, even ones by their moment of inertia as a share of the whole's. Lower is better. */
function worthOf(graph: UnitGraph, side: Uint8Array): number {
  const values = graph.values[0]!;
  const total = values.reduce((sum, value) => sum + value, 0);
  const second = values.reduce((sum, value, unit) => sum + value * side[unit]!, 0);
  const uneven = Math.abs(2 * second - total) / total;
  const whole = inertiaOf(graph, () => true);
  const shape =
    (inertiaOf(graph, (unit) => side[unit] === 1) + inertiaOf(graph, (unit) => side[unit] === 0)) /
    (whole || 1);
  return (uneven > EVEN ? 1 + uneven : 0) + 0.5 * shape;
}

function inertiaOf({ x, y, values, count }: UnitGraph, holds: (unit: number) => boolean): number {
  let [w, sx, sy, squares] = [0, 0, 0, 0];
  for (let unit = 0; unit < count; unit++) {
    if (!holds(unit)) continue;
    const weight = values[0]![unit]!;
    w += weight;
    sx += weight * x[unit]!;
    sy += weight * y[unit]!;
    squares += weight * (x[unit]! ** 2 + y[unit]! ** 2);
  }
  return w > 0 ? squares - (sx * sx + sy * sy) / w : 0;
}
