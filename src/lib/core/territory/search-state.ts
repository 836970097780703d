import type { Prices, SearchModel } from './search-model.ts';

/**
 * A plan being searched: who holds each unit, and per territory the sums that make a move's effect O(1):
 * units, weight, weighted coordinates (as the centre) and each measure.
 */
export class SearchState {
  readonly model: SearchModel;
  readonly holder: Int32Array;
  readonly size: Int32Array;
  readonly weight: Float64Array;
  readonly centerX: Float64Array;
  readonly centerY: Float64Array;
  readonly sum: Float64Array;
  /** Area (km²) and perimeter (km) of each territory; 0 where units have no outlines. */
  readonly area: Float64Array;
  readonly perimeter: Float64Array;

  constructor(model: SearchModel, holder: Int32Array) {
    this.model = model;
    this.holder = holder.slice();
    this.size = new Int32Array(model.k);
    this.weight = new Float64Array(model.k);
    this.centerX = new Float64Array(model.k);
    this.centerY = new Float64Array(model.k);
    this.sum = new Float64Array(model.k * model.measureCount);
    this.area = new Float64Array(model.k);
    this.perimeter = new Float64Array(model.k);
    this.refresh();
  }

  /** Put another plan in place. */
  restore(holder: Int32Array): void {
    this.holder.set(holder);
    this.refresh();
  }

  /** Recompute every sum from the plan, which also wipes out drift from millions of small steps. */
  refresh(): void {
    const { graph, weight, value, measureCount, seated, seatX, seatY } = this.model;
    const { holder, size, centerX, centerY, sum } = this;
    size.fill(0);
    this.weight.fill(0);
    centerX.fill(0);
    centerY.fill(0);
    sum.fill(0);
    for (let unit = 0; unit < graph.count; unit++) {
      const t = holder[unit]!;
      if (t < 0) continue;
      const w = weight[unit]!;
      size[t]!++;
      this.weight[t]! += w;
      centerX[t]! += w * graph.x[unit]!;
      centerY[t]! += w * graph.y[unit]!;
      for (let m = 0; m < measureCount; m++) sum[t * measureCount + m]! += value[unit * measureCount + m]!;
    }
    for (let t = 0; t < size.length; t++) {
      const w = this.weight[t]!;
      centerX[t] = seated[t] === 1 ? seatX[t]! : w > 0 ? centerX[t]! / w : 0;
      centerY[t] = seated[t] === 1 ? seatY[t]! : w > 0 ? centerY[t]! / w : 0;
    }
    this.#measureOutlines();
  }

  #measureOutlines(): void {
    const { graph, outline } = this.model;
    if (outline === undefined) return;
    const { holder, area, perimeter } = this;
    area.fill(0);
    perimeter.fill(0);
    for (let unit = 0; unit < graph.count; unit++) {
      const t = holder[unit]!;
      if (t < 0) continue;
      area[t]! += outline.areaKm2[unit]!;
      perimeter[t]! += outline.perimeterKm[unit]!;
    }
    for (let e = 0; e < graph.edgeCount; e++) {
      const t = holder[graph.edgeFrom[e]!]!;
      if (t >= 0 && t === holder[graph.edgeTo[e]!]!) perimeter[t]! -= 2 * graph.edgeKm[e]!;
    }
  }

  /** Σ weight × squared km to the territory's centre (or seat). */
  inertia(): number {
    const { graph, weight } = this.model;
    let total = 0;
    for (let unit = 0; unit < graph.count; unit++) {
      const t = this.holder[unit]!;
      if (t < 0) continue;
      const [dx, dy] = [graph.x[unit]! - this.centerX[t]!, graph.y[unit]! - this.centerY[t]!];
      total += weight[unit]! * (dx * dx + dy * dy);
    }
    return total;
  }

  /** Kilometres of border between territories. */
  cutKm(): number {
    const { edgeCount, edgeFrom, edgeTo, edgeKm } = this.model.graph;
    let total = 0;
    for (let e = 0; e < edgeCount; e++) {
      if (this.holder[edgeFrom[e]!]! !== this.holder[edgeTo[e]!]!) total += edgeKm[e]!;
    }
    return total;
  }

  /** How far territories are from circles: Σ (1 − 4π area / perimeter²); 0 where units have no outlines. */
  raggedness(): number {
    if (this.model.outline === undefined) return 0;
    let total = 0;
    for (let t = 0; t < this.area.length; t++) {
      const p = this.perimeter[t]!;
      total += p > 0 ? 1 - (4 * Math.PI * this.area[t]!) / (p * p) : 0;
    }
    return total;
  }

  /** Share of the weight that left the plan in force. */
  movedShare(): number {
    const { current, moveShare } = this.model;
    let total = 0;
    for (let unit = 0; unit < current.length; unit++) {
      if (current[unit]! >= 0 && current[unit]! !== this.holder[unit]!) total += moveShare[unit]!;
    }
    return total;
  }

  /** How far measures lie outside their bounds, summed over territories, in multiples of the target. */
  excess(): number {
    const { low, high } = this.model;
    let total = 0;
    for (let i = 0; i < this.sum.length; i++) {
      const s = this.sum[i]!;
      total += s < low[i]! ? low[i]! - s : s > high[i]! ? s - high[i]! : 0;
    }
    return total;
  }

  /** Like `excess`, plus `curve` × its square: the same shortfall costs less spread over neighbours than in a heap. */
  strain(curve: number): number {
    const { low, high } = this.model;
    let total = 0;
    for (let i = 0; i < this.sum.length; i++) {
      const s = this.sum[i]!;
      const e = s < low[i]! ? low[i]! - s : s > high[i]! ? s - high[i]! : 0;
      total += e + curve * e * e;
    }
    return total;
  }

  /** What the plan costs, bounds aside: the figure a search lowers. */
  cost(prices: Prices): number {
    return (
      prices.inertia * this.inertia() +
      (prices.border > 0 ? prices.border * this.cutKm() : 0) +
      (prices.shape > 0 ? prices.shape * this.raggedness() : 0) +
      (prices.disruption > 0 ? prices.disruption * this.movedShare() : 0)
    );
  }
}
