import { setApart } from './set-apart.ts';
import type { Move } from './apply-move.ts';
import type { UnitGraph } from './unit-graph.ts';

type Hop = { readonly move: Move; readonly from: number; readonly to: number };

/**
 * How unevenly territories hold the first measure while moves are made, as the sum of squared deviations that the CV is
 * the root of. Territories that hold a unit set apart, and what nobody holds, count for nothing.
 */
export class Unevenness {
  readonly #totals: Float64Array;
  readonly #counts: Uint8Array;
  readonly #target: number;
  readonly #values: Float64Array;

  constructor(
    graph: UnitGraph,
    current: Int32Array,
    { k, tolerance }: { readonly k: number; readonly tolerance: number }
  ) {
    this.#values = graph.values[0]!;
    const { target, units } = setApart(this.#values, k, tolerance);
    this.#target = target || 1;
    this.#totals = new Float64Array(k);
    this.#counts = new Uint8Array(k).fill(1);
    current.forEach((t, unit) => {
      if (t >= 0) this.#totals[t]! += this.#values[unit]!;
    });
    for (const unit of units) if (current[unit]! >= 0) this.#counts[current[unit]!] = 0;
  }

  /** What a move would add; less than zero where it evens out. */
  change({ move, from, to }: Hop): number {
    const share = this.#weight(move) / this.#target;
    return this.#added(from, -share) + this.#added(to, share);
  }
  make({ move, from, to }: Hop): void {
    const weight = this.#weight(move);
    if (from >= 0) this.#totals[from]! -= weight;
    if (to >= 0) this.#totals[to]! += weight;
  }

  #weight({ units }: Move): number {
    return units.reduce((sum, unit) => sum + this.#values[unit]!, 0);
  }
  #added(t: number, share: number): number {
    if (t < 0 || this.#counts[t] !== 1) return 0;
    return share * (2 * (this.#totals[t]! / this.#target - 1) + share);
  }
}
