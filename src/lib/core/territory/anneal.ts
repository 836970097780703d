import { logarithm, power } from '../portable-math.ts';
import type { Prices } from './search-model.ts';
import type { SearchState } from './search-state.ts';

/** One cooling run. Temperatures and the penalty are in units of the mean territory's moment of inertia. */
export type Cooling = {
  readonly iterations: number;
  readonly hot: number;
  readonly cold: number;
  /** Price of one target's worth outside the bounds, at the start and at four fifths; the last fifth is `steep`. */
  readonly penaltyFrom: number;
  readonly penaltyTo: number;
  readonly steep: number;
};

const DRAWS = 4096;

/** The penalty grows as excess + CURVE × excess²: a deficit spread over neighbours is cheaper than one in a heap. */
const CURVE = 50;

/**
 * −ln of evenly spaced probabilities: a worse plan is accepted with probability exp(−delta / T) by comparing
 * delta with T × a drawn entry.
 */
const threshold = Float64Array.from({ length: DRAWS }, (_, i) => logarithm(DRAWS / (i + 0.5)));

/**
 * Units a flip's contiguity test visits beyond the ring before it gives up and turns the flip down: a detour
 * that long would leave a territory wrapped around others anyway.
 */
const REACH = 40;

/** Steps between looks at the temperature. */
const STRIDE = 256;

/**
 * Anneal boundary flips: take a random pair of neighbours in different territories and give one the other's
 * territory, where that leaves the territory it came from in one piece. With a `window`, only territories marked
 * in it change. The state ends on its last plan, not its best: keep copies outside.
 */
export class Annealer {
  readonly #state: SearchState;
  readonly #cutList: Int32Array;
  readonly #cutPlace: Int32Array;
  readonly #mark: Int32Array;
  readonly #queue: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  #stamp = 0;
  #word: number;
  prices: Prices;

  constructor(state: SearchState, prices: Prices, seed: number) {
    this.#state = state;
    this.prices = prices;
    const { graph, low, high } = state.model;
    this.#cutList = new Int32Array(graph.edgeCount);
    this.#cutPlace = new Int32Array(graph.edgeCount).fill(-1);
    this.#mark = new Int32Array(graph.count);
    this.#queue = new Int32Array(graph.count);
    // A hair inside the bounds, so that rounding never leaves a plan on the wrong side.
    this.#low = low.map((bound) => bound + 1e-9);
    this.#high = high.map((bound) => bound - 1e-9);
    this.#word = seed | 1;
  }

  /** Run one cooling; returns how many flips were accepted. */
  run(cooling: Cooling, window?: Uint8Array): number {
    const model = this.#state.model;
    const {
      graph,
      measureCount: M,
      weight: unitWeight,
      value,
      lockedTo,
      closed,
      seated,
      current,
      moveShare,
      ring
    } = model;
    const { x, y, start, neighbor, border, edge, edgeFrom, edgeTo, edgeCount } = graph;
    const { holder, size, weight, centerX, centerY, sum, area, perimeter } = this.#state;
    const [cutList, cutPlace, mark, queue, low, high] = [
      this.#cutList,
      this.#cutPlace,
      this.#mark,
      this.#queue,
      this.#low,
      this.#high
    ];
    const { inertia: inertiaPrice, border: borderPrice, disruption: movePrice } = this.prices;
    const shapePrice = 4 * Math.PI * this.prices.shape;
    const shaped = borderPrice > 0 || shapePrice > 0;
    const unitArea = model.outline?.areaKm2 ?? weight;
    const unitPerimeter = model.outline?.perimeterKm ?? weight;
    let cutCount = 0;
    for (let e = 0; e < edgeCount; e++) {
      const [a, b] = [holder[edgeFrom[e]!]!, holder[edgeTo[e]!]!];
      cutPlace[e] = -1;
      if (a === b || closed[a] === 1 || closed[b] === 1) continue;
      if (window !== undefined && (window[a] === 0 || window[b] === 0)) continue;
      cutPlace[e] = cutCount;
      cutList[cutCount++] = e;
    }
    let word = this.#word;
    let stamp = this.#stamp;
    let accepted = 0;
    let temperature = cooling.hot;
    let price = cooling.penaltyFrom;
    const steps = Math.max(1, Math.floor(cooling.iterations / STRIDE));
    const coolBy = power(cooling.cold / cooling.hot, 1 / steps);
    const raiseBy = power(cooling.penaltyTo / cooling.penaltyFrom, 1 / Math.max(1, Math.floor(steps * 0.8)));
    for (let i = 0; i < cooling.iterations; i++) {
      if (i % STRIDE === 0 && i > 0) {
        temperature *= coolBy;
        price = i >= 0.8 * cooling.iterations ? cooling.steep : price * raiseBy;
      }
      if (cutCount === 0) break;
      word ^= word << 13;
      word ^= word >>> 17;
      word ^= word << 5;
      const e = cutList[Math.floor(((word >>> 0) * cutCount) / 4294967296)]!;
      word ^= word << 13;
      word ^= word >>> 17;
      word ^= word << 5;
      const swap = (word & 1) === 1;
      const u = swap ? edgeTo[e]! : edgeFrom[e]!;
      const a = holder[u]!;
      if (lockedTo[u]! >= 0 || size[a] === 1) continue;
      const b = holder[swap ? edgeFrom[e]! : edgeTo[e]!]!;
      const w = unitWeight[u]!;
      const ux = x[u]!;
      const uy = y[u]!;
      const ax = ux - centerX[a]!;
      const ay = uy - centerY[a]!;
      const bx = ux - centerX[b]!;
      const by = uy - centerY[b]!;
      const wa = weight[a]!;
      const wb = weight[b]!;
      const leave = seated[a] === 1 ? 1 : wa > w ? wa / (wa - w) : 0;
      const join = seated[b] === 1 ? 1 : wb / (wb + w);
      let delta = inertiaPrice * w * (join * (bx * bx + by * by) - leave * (ax * ax + ay * ay));
      for (let m = 0; m < M; m++) {
        const amount = value[u * M + m]!;
        const ia = a * M + m;
        const ib = b * M + m;
        const sa = sum[ia]!;
        const sb = sum[ib]!;
        const la = low[ia]!;
        const ha = high[ia]!;
        const lb = low[ib]!;
        const hb = high[ib]!;
        const ta = sa - amount;
        const tb = sb + amount;
        const ea = sa < la ? la - sa : sa > ha ? sa - ha : 0;
        const eb = sb < lb ? lb - sb : sb > hb ? sb - hb : 0;
        const fa = ta < la ? la - ta : ta > ha ? ta - ha : 0;
        const fb = tb < lb ? lb - tb : tb > hb ? tb - hb : 0;
        delta += price * (fa + fb - ea - eb + CURVE * (fa * fa + fb * fb - ea * ea - eb * eb));
      }
      const from = start[u]!;
      const to = start[u + 1]!;
      let perimeterA = 0;
      let perimeterB = 0;
      if (shaped) {
        let kmA = 0;
        let kmB = 0;
        for (let slot = from; slot < to; slot++) {
          const other = holder[neighbor[slot]!]!;
          if (other === a) kmA += border[slot]!;
          else if (other === b) kmB += border[slot]!;
        }
        delta += borderPrice * (kmA - kmB);
        if (shapePrice > 0) {
          const oldA = perimeter[a]!;
          const oldB = perimeter[b]!;
          perimeterA = oldA - unitPerimeter[u]! + 2 * kmA;
          perimeterB = oldB + unitPerimeter[u]! - 2 * kmB;
          delta +=
            shapePrice *
            (area[a]! / (oldA * oldA) +
              area[b]! / (oldB * oldB) -
              (area[a]! - unitArea[u]!) / (perimeterA * perimeterA) -
              (area[b]! + unitArea[u]!) / (perimeterB * perimeterB));
        }
      }
      if (movePrice > 0) {
        const home = current[u]!;
        if (home === a) delta += movePrice * moveShare[u]!;
        else if (home === b) delta -= movePrice * moveShare[u]!;
      }
      if (delta > 0 && delta > temperature * threshold[(word >>> 8) & (DRAWS - 1)]!) continue;

      let inside = 0;
      let count = 0;
      let first = -1;
      for (let slot = from; slot < to; slot++) {
        if (holder[neighbor[slot]!]! !== a) continue;
        count++;
        if (first < 0) first = slot;
        inside |= 1 << (slot - from);
      }
      if (count === 0) continue;
      if (count > 1) {
        let reached = 0;
        if (to - from <= 31) {
          reached = 1 << (first - from);
          let frontier = reached;
          while (frontier !== 0) {
            const position = 31 - Math.clz32(frontier & -frontier);
            frontier &= frontier - 1;
            const fresh = ring[from + position]! & inside & ~reached;
            reached |= fresh;
            frontier |= fresh;
          }
        }
        if (reached !== inside || to - from > 31) {
          stamp += 2;
          for (let slot = from; slot < to; slot++) {
            if (holder[neighbor[slot]!]! === a) mark[neighbor[slot]!] = stamp - 1;
          }
          mark[u] = stamp;
          const origin = neighbor[first]!;
          mark[origin] = stamp;
          queue[0] = origin;
          let head = 0;
          let tail = 1;
          let missing = count - 1;
          while (head < tail && missing > 0 && tail < REACH) {
            const at = queue[head++]!;
            for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
              const next = neighbor[slot]!;
              if (holder[next]! !== a || mark[next]! === stamp) continue;
              if (mark[next]! === stamp - 1) missing--;
              mark[next] = stamp;
              queue[tail++] = next;
            }
          }
          if (missing > 0) continue;
        }
      }

      accepted++;
      holder[u] = b;
      size[a]!--;
      size[b]!++;
      weight[a] = wa - w;
      weight[b] = wb + w;
      if (shapePrice > 0) {
        area[a]! -= unitArea[u]!;
        area[b]! += unitArea[u]!;
        perimeter[a] = perimeterA;
        perimeter[b] = perimeterB;
      }
      if (seated[a] === 0 && wa > w) {
        centerX[a]! -= (w / (wa - w)) * ax;
        centerY[a]! -= (w / (wa - w)) * ay;
      }
      if (seated[b] === 0) {
        centerX[b]! += (w / (wb + w)) * bx;
        centerY[b]! += (w / (wb + w)) * by;
      }
      for (let m = 0; m < M; m++) {
        const amount = value[u * M + m]!;
        sum[a * M + m]! -= amount;
        sum[b * M + m]! += amount;
      }
      for (let slot = from; slot < to; slot++) {
        const other = holder[neighbor[slot]!]!;
        const id = edge[slot]!;
        if (other === b) {
          const place = cutPlace[id]!;
          if (place < 0) continue;
          const last = cutList[--cutCount]!;
          cutList[place] = last;
          cutPlace[last] = place;
          cutPlace[id] = -1;
        } else if (other === a) {
          cutPlace[id] = cutCount;
          cutList[cutCount++] = id;
        }
      }
    }
    this.#word = word;
    this.#stamp = stamp > 2_000_000_000 ? (mark.fill(0), 0) : stamp;
    return accepted;
  }
}
