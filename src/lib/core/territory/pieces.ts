import type { Move } from './apply-move.ts';
import type { UnitGraph } from './unit-graph.ts';

/** Units of one territory (−1: of none) that reach each other without leaving it; ascending. */
export type Piece = { readonly territory: number; readonly units: Int32Array; readonly weight: number };

/** Every piece of a plan, by first unit. */
export function findPieces(graph: UnitGraph, holder: Int32Array): Piece[] {
  const seen = new Uint8Array(graph.count);
  const pieces: Piece[] = [];
  for (let origin = 0; origin < graph.count; origin++)
    if (seen[origin] === 0) pieces.push(pieceAt(graph, holder, origin, seen));
  return pieces;
}

/** The piece a unit lies in. */
export function pieceAt(
  graph: UnitGraph,
  holder: Int32Array,
  origin: number,
  seen = new Uint8Array(graph.count)
): Piece {
  const { start, neighbor, values } = graph;
  const territory = holder[origin]!;
  const units = [origin];
  seen[origin] = 1;
  for (const at of units) {
    for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
      const next = neighbor[slot]!;
      if (seen[next] === 1 || holder[next] !== territory) continue;
      seen[next] = 1;
      units.push(next);
    }
  }
  const weight = units.reduce((sum, unit) => sum + (values[0]?.[unit] ?? 0), 0);
  return { territory, units: Int32Array.from(units).sort(), weight };
}

/** Pieces that lie apart from their territory's heaviest one: what "next piece" walks through. */
export function strayPieces(graph: UnitGraph, holder: Int32Array): Piece[] {
  const heaviest = new Map<number, Piece>();
  const pieces = findPieces(graph, holder).filter(({ territory }) => territory >= 0);
  for (const piece of pieces) {
    const known = heaviest.get(piece.territory);
    if (known === undefined || heavier(piece, known)) heaviest.set(piece.territory, piece);
  }
  return pieces.filter((piece) => heaviest.get(piece.territory) !== piece);
}

const heavier = (a: Piece, b: Piece): boolean =>
  a.weight !== b.weight ? a.weight > b.weight : a.units.length > b.units.length;

/**
 * The move that makes a territory (or, without one, every territory) a single piece: each stray piece goes to the
 * neighbour it shares the longest border with. Territories marked in `closed` neither give nor take.
 */
export function makeContiguous(
  graph: UnitGraph,
  holder: Int32Array,
  territory?: number,
  closed?: Uint8Array
): Move {
  const strays = strayPieces(graph, holder).filter(
    (piece) => (territory === undefined || piece.territory === territory) && closed?.[piece.territory] !== 1
  );
  return hand(graph, holder, strays, closed);
}

/** The move that gives the units without a territory around `unit` to the neighbour they share the longest border with. */
export function fillPocket(graph: UnitGraph, holder: Int32Array, unit: number, closed?: Uint8Array): Move {
  return hand(graph, holder, [pieceAt(graph, holder, unit)], closed);
}

function hand(
  graph: UnitGraph,
  holder: Int32Array,
  pieces: readonly Piece[],
  closed: Uint8Array | undefined
): Move {
  const after = holder.slice();
  const units: number[] = [];
  // Smallest first: two strays beside each other may then go on together.
  for (const piece of [...pieces].sort(
    (a, b) => a.units.length - b.units.length || a.units[0]! - b.units[0]!
  )) {
    const to = closestNeighbor(graph, after, piece, closed);
    if (to < 0) continue;
    for (const unit of piece.units) {
      after[unit] = to;
      units.push(unit);
    }
  }
  const moved = Int32Array.from(units).sort();
  return { units: moved, to: moved.map((unit) => after[unit]!) };
}

function closestNeighbor(
  { start, neighbor, border }: UnitGraph,
  holder: Int32Array,
  piece: Piece,
  closed?: Uint8Array
): number {
  const shared = new Map<number, number>();
  for (const unit of piece.units) {
    for (let slot = start[unit]!; slot < start[unit + 1]!; slot++) {
      const t = holder[neighbor[slot]!]!;
      if (t < 0 || t === piece.territory || closed?.[t] === 1) continue;
      // A link counts for a hair, so that an island still finds its bridge.
      shared.set(t, (shared.get(t) ?? 0) + border[slot]! + 1e-6);
    }
  }
  let [best, most] = [-1, 0];
  for (const [t, km] of shared) if (km > most || (km === most && t < best)) [best, most] = [t, km];
  return best;
}
