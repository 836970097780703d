import type { Move } from './apply-move.ts';
import { pieceAt } from './pieces.ts';
import type { Unevenness } from './unevenness.ts';
import type { UnitGraph } from './unit-graph.ts';

type Hop = { readonly move: Move; readonly from: number; readonly to: number };

/** How many moves are tried as the beginning of a step of several, and how many such a step may have. */
const BEGINNINGS = 40;
const LARGEST = 40;
/** Sums of squares that differ by less are the same. */
const ROUNDING = 1e-12;

/**
 * Moves in steps such that after every step no territory lies in more pieces than at the start (one, where it was whole
 * or empty) and none stands empty that is not to be. `hops` come best first. A step is the first one that leaves all whole and
 * the plan no less even, else the one that leaves all whole and makes it least uneven; where none does alone, the fewest
 * found that do together. What cannot be made whole at all is the last step. Steps after which the plan is less even go
 * together with those that make up for it: what makes up for nothing, such as rounder shapes, comes last.
 */
export function orderWhole<T extends Hop>(
  graph: UnitGraph,
  current: Int32Array,
  hops: readonly T[],
  unevenness: Unevenness
): T[][] {
  const pieces = new PieceCounts(graph, current, hops);
  const refused = new Map<T, number>();
  const steps: T[][] = [];
  const sums = [0];
  let left = [...hops];
  while (left.length > 0) {
    const step = single(pieces, left, refused, unevenness) ?? together(pieces, left);
    let sum = sums.at(-1)!;
    for (const hop of step) {
      pieces.make(hop);
      sum += unevenness.change(hop);
      unevenness.make(hop);
    }
    sums.push(sum);
    left = left.filter((hop) => !step.includes(hop));
    steps.push(step);
  }
  return joined(steps, sums);
}

/** Steps up to the next one as even as before in one; where no later one is, each alone. `sums` has the start first. */
function joined<T>(steps: readonly T[][], sums: readonly number[]): T[][] {
  const stops: T[][] = [];
  for (let at = 0; at < steps.length;) {
    const later = sums.findIndex((sum, i) => i > at && sum <= sums[at]! + ROUNDING);
    const next = later < 0 ? at + 1 : later;
    stops.push(steps.slice(at, next).flat());
    at = next;
  }
  return stops;
}

/**
 * The first that leaves all whole and nothing less even, else the least uneven that leaves all whole; one refused is
 * tried again only once its territories have changed.
 */
function single<T extends Hop>(
  pieces: PieceCounts,
  left: readonly T[],
  refused: Map<T, number>,
  unevenness: Unevenness
): T[] | undefined {
  const changes = new Map(left.map((hop) => [hop, Math.max(0, unevenness.change(hop) - ROUNDING)]));
  const evenFirst = [...left].sort((a, b) => changes.get(a)! - changes.get(b)!);
  for (const hop of evenFirst) {
    const version = pieces.version(hop);
    if (refused.get(hop) === version) continue;
    pieces.make(hop);
    const whole = pieces.broken.size === 0;
    pieces.takeBack(hop);
    if (whole) return [hop];
    refused.set(hop, pieces.version(hop));
  }
  return undefined;
}

/** The fewest that together leave all whole, of those found by mending what one of the first breaks. */
function together<T extends Hop>(pieces: PieceCounts, left: readonly T[]): T[] {
  let fewest: readonly T[] = left;
  for (const first of left.slice(0, BEGINNINGS)) {
    const step = mended(pieces, left, first, Math.min(fewest.length, LARGEST));
    if (step !== undefined && step.length < fewest.length) fewest = step;
  }
  return [...fewest];
}

function mended<T extends Hop>(
  pieces: PieceCounts,
  left: readonly T[],
  first: T,
  most: number
): T[] | undefined {
  const step = [first];
  pieces.make(first);
  while (pieces.broken.size > 0 && step.length < most) {
    const next = mender(pieces, left, step);
    if (next === undefined) break;
    pieces.make(next);
    step.push(next);
  }
  const whole = pieces.broken.size === 0;
  for (const hop of step.toReversed()) pieces.takeBack(hop);
  return whole ? step : undefined;
}

/** Of the moves that touch what is broken, the one that leaves least broken. */
function mender<T extends Hop>(pieces: PieceCounts, left: readonly T[], step: readonly T[]): T | undefined {
  const broken = new Set(pieces.broken);
  let [best, least]: [T | undefined, number] = [undefined, Infinity];
  for (const hop of left) {
    if ((!broken.has(hop.from) && !broken.has(hop.to)) || step.includes(hop)) continue;
    pieces.make(hop);
    if (pieces.excess < least) [best, least] = [hop, pieces.excess];
    pieces.takeBack(hop);
  }
  return best;
}

/** How many pieces each territory lies in while moves are made and taken back, against those it may lie in. */
class PieceCounts {
  /** Territories in more pieces than they may be, or empty where they may not be. */
  readonly broken = new Set<number>();
  /** Pieces too many, and territories emptied, in all. */
  excess = 0;
  readonly #holder: Int32Array;
  readonly #members = new Map<number, Set<number>>();
  readonly #allowed = new Map<number, number>();
  readonly #filled = new Set<number>();
  readonly #over = new Map<number, number>();
  readonly #changes = new Map<number, number>();
  readonly #seen: Uint8Array<ArrayBuffer>;

  constructor(
    readonly graph: UnitGraph,
    current: Int32Array,
    hops: readonly Hop[]
  ) {
    this.#holder = current.slice();
    this.#seen = new Uint8Array(graph.count);
    for (const t of hops.flatMap(({ from, to }) => [from, to])) if (t >= 0) this.#members.set(t, new Set());
    current.forEach((t, unit) => this.#members.get(t)?.add(unit));
    const sizes = new Map([...this.#members].map(([t, { size }]) => [t, size]));
    for (const { move, from, to } of hops) {
      sizes.set(from, (sizes.get(from) ?? 0) - move.units.length);
      sizes.set(to, (sizes.get(to) ?? 0) + move.units.length);
    }
    for (const [t, { size }] of this.#members) {
      this.#allowed.set(t, Math.max(1, this.#pieces(t)));
      if (size > 0 && sizes.get(t)! > 0) this.#filled.add(t);
    }
  }

  make({ move, from, to }: Hop): void {
    this.#give(move.units, from, to);
  }
  takeBack({ move, from, to }: Hop): void {
    this.#give(move.units, to, from, -1);
  }
  /** The same number as before where neither territory has changed since. */
  version({ from, to }: Hop): number {
    return (this.#changes.get(from) ?? 0) + (this.#changes.get(to) ?? 0);
  }

  #give(units: Int32Array, from: number, to: number, step = 1): void {
    for (const unit of units) {
      this.#holder[unit] = to;
      this.#members.get(from)?.delete(unit);
      this.#members.get(to)?.add(unit);
    }
    for (const t of [from, to]) {
      this.#changes.set(t, (this.#changes.get(t) ?? 0) + step);
      if (t < 0) continue;
      const pieces = this.#pieces(t);
      const emptied = pieces === 0 && this.#filled.has(t);
      const over = emptied ? 1 : Math.max(0, pieces - this.#allowed.get(t)!);
      this.excess += over - (this.#over.get(t) ?? 0);
      this.#over.set(t, over);
      if (over > 0) this.broken.add(t);
      else this.broken.delete(t);
    }
  }
  #pieces(t: number): number {
    const members = this.#members.get(t)!;
    let pieces = 0;
    for (const unit of members) this.#seen[unit] = 0;
    for (const unit of members) {
      if (this.#seen[unit] === 1) continue;
      pieces++;
      pieceAt(this.graph, this.#holder, unit, this.#seen);
    }
    return pieces;
  }
}
