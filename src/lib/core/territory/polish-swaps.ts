import { ContiguityTest } from './neighbor-ring.ts';
import type { Prices } from './search-model.ts';
import type { SearchState } from './search-state.ts';

/** Passes over all borders; later ones find next to nothing. */
const PASSES = 8;
/** A gain must be worth this much on the search's scale: rounding alone is no gain. */
const LEAST = 1e-9;

/**
 * Swap units across a border as long as that makes the plan cheaper: one goes over and one comes back, so tight
 * bounds that forbid either move alone allow both. Balance never gets worse and territories stay in one piece. Only
 * inertia and disruption are weighed; with a border price the caller leaves this out. Returns the swaps made.
 */
export function polishSwaps(state: SearchState, prices: Prices): number {
  const polish = new SwapPolish(state, prices);
  let swaps = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const made = polish.pass();
    swaps += made;
    if (made === 0) break;
  }
  return swaps;
}

class SwapPolish {
  readonly #state: SearchState;
  readonly #prices: Prices;
  readonly #contiguity: ContiguityTest;

  constructor(state: SearchState, prices: Prices) {
    this.#state = state;
    this.#prices = prices;
    this.#contiguity = new ContiguityTest(state.model.graph, state.model.ring);
  }

  /** One look at every pair of neighbouring territories. */
  pass(): number {
    const { k } = this.#state.model;
    let swaps = 0;
    for (const [key, edges] of this.#borders()) {
      const [a, b] = [Math.floor(key / k), key % k];
      const [us, vs] = [this.#rim(edges, a, b), this.#rim(edges, b, a)];
      for (const u of us) {
        const partner = this.#bestPartner(u, a, b, vs);
        if (partner !== undefined && this.#swap(u, partner, a, b)) swaps++;
      }
    }
    return swaps;
  }

  /** Edges across each border, by `smaller territory × k + larger`, in ascending order. */
  #borders(): [number, number[]][] {
    const { graph, k, closed } = this.#state.model;
    const { holder } = this.#state;
    const borders = new Map<number, number[]>();
    for (let e = 0; e < graph.edgeCount; e++) {
      const [a, b] = [holder[graph.edgeFrom[e]!]!, holder[graph.edgeTo[e]!]!];
      if (a === b || closed[a] === 1 || closed[b] === 1) continue;
      const key = Math.min(a, b) * k + Math.max(a, b);
      const known = borders.get(key);
      if (known === undefined) borders.set(key, [e]);
      else known.push(e);
    }
    return [...borders].sort((x, y) => x[0] - y[0]);
  }

  /** Free units of `a` that touch `b`. */
  #rim(edges: readonly number[], a: number, b: number): number[] {
    const { graph, lockedTo } = this.#state.model;
    const { holder } = this.#state;
    const rim = new Set<number>();
    for (const e of edges) {
      const [u, v] = [graph.edgeFrom[e]!, graph.edgeTo[e]!];
      if (holder[u] === a && holder[v] === b) rim.add(u);
      if (holder[v] === a && holder[u] === b) rim.add(v);
    }
    return [...rim].filter((unit) => lockedTo[unit]! < 0).sort((x, y) => x - y);
  }

  #bestPartner(u: number, a: number, b: number, vs: readonly number[]): number | undefined {
    const { holder } = this.#state;
    if (holder[u] !== a) return undefined;
    let [best, least]: [number | undefined, number] = [undefined, -LEAST];
    for (const v of vs) {
      if (holder[v] !== b) continue;
      const delta = this.#delta(u, v, a, b);
      if (delta < least && this.#keepsBalance(u, v, a, b)) [best, least] = [v, delta];
    }
    return best;
  }

  /** What the swap changes of inertia and disruption, on the search's scale. */
  #delta(u: number, v: number, a: number, b: number): number {
    const { current, moveShare } = this.#state.model;
    const moved = (unit: number, from: number, to: number) =>
      current[unit] === from ? moveShare[unit]! : current[unit] === to ? -moveShare[unit]! : 0;
    return (
      this.#prices.inertia * (this.#exchange(a, u, v) + this.#exchange(b, v, u)) +
      this.#prices.disruption * (moved(u, a, b) + moved(v, b, a))
    );
  }

  /** Change of a territory's moment of inertia when one unit goes and another comes, about its moving centre. */
  #exchange(t: number, goes: number, comes: number): number {
    const { graph, weight: unitWeight, seated } = this.#state.model;
    const { weight, centerX, centerY } = this.#state;
    const [wg, wc] = [unitWeight[goes]!, unitWeight[comes]!];
    const [gx, gy] = [graph.x[goes]! - centerX[t]!, graph.y[goes]! - centerY[t]!];
    const [cx, cy] = [graph.x[comes]! - centerX[t]!, graph.y[comes]! - centerY[t]!];
    const about = wc * (cx * cx + cy * cy) - wg * (gx * gx + gy * gy);
    if (seated[t] === 1) return about;
    const [sx, sy] = [wc * cx - wg * gx, wc * cy - wg * gy];
    const after = weight[t]! - wg + wc;
    return after > 0 ? about - (sx * sx + sy * sy) / after : about;
  }

  #keepsBalance(u: number, v: number, a: number, b: number): boolean {
    const { measureCount: M, value, low, high } = this.#state.model;
    const { sum } = this.#state;
    const outside = (at: number, s: number) => Math.max(0, low[at]! + LEAST - s, s - high[at]! + LEAST);
    let change = 0;
    for (let m = 0; m < M; m++) {
      const shift = value[v * M + m]! - value[u * M + m]!;
      const [ia, ib] = [a * M + m, b * M + m];
      change += outside(ia, sum[ia]! + shift) - outside(ia, sum[ia]!);
      change += outside(ib, sum[ib]! - shift) - outside(ib, sum[ib]!);
    }
    return change <= 0;
  }

  /** Make the swap where both territories stay in one piece. */
  #swap(u: number, v: number, a: number, b: number): boolean {
    const { holder } = this.#state;
    if (!this.#touches(u, b, v) || !this.#touches(v, a, u)) return false;
    if (!this.#contiguity.leavesWhole(holder, u)) return false;
    holder[u] = b;
    if (!this.#contiguity.leavesWhole(holder, v)) {
      holder[u] = a;
      return false;
    }
    holder[v] = a;
    this.#state.refresh();
    return true;
  }

  /** Whether a unit has a neighbour in a territory other than the one that is about to leave it. */
  #touches(unit: number, t: number, leaving: number): boolean {
    const { start, neighbor } = this.#state.model.graph;
    for (let slot = start[unit]!; slot < start[unit + 1]!; slot++) {
      const other = neighbor[slot]!;
      if (other !== leaving && this.#state.holder[other] === t) return true;
    }
    return false;
  }
}
