import type { Random } from '../random.ts';
import { bisectedCenters } from './bisect-map.ts';
import { fillEmpty } from './fill-empty.ts';
import type { SearchModel } from './search-model.ts';

/** Sweeps of the balanced k-means. */
const SWEEPS = 300;
/** Sweeps between moves of the centres: the handicaps settle first. */
const TRAVEL = 10;
/** Sweeps between looks at all centres; in between a unit looks at its nearest `CANDIDATES`. */
const LOOK = 30;
const CANDIDATES = 16;

/**
 * A seed plan by balanced k-means: units go to the centre least far by squared km minus the centre's handicap (a
 * power diagram; Aurenhammer 1987), the handicaps follow the measures, the centres follow the units (Lloyd 1982).
 * The first centres come from halving the map along random directions. Territories may be in pieces.
 */
export function powerSeed(model: SearchModel, random: Random, sweeps = SWEEPS): Int32Array {
  const open = Array.from({ length: model.k }, (_, t) => t).filter((t) => model.closed[t] === 0);
  const holder = model.lockedTo.slice();
  if (open.length > 0) {
    const diagram = new PowerDiagram(model, open, random);
    for (let sweep = 0; sweep < sweeps; sweep++) {
      if (sweep % LOOK === 0) diagram.chooseCandidates();
      diagram.assign();
      diagram.handicap();
      if (sweep % TRAVEL === 0 && sweep < sweeps - 2 * TRAVEL) diagram.travel();
    }
    for (let unit = 0; unit < holder.length; unit++) {
      if (holder[unit]! < 0) holder[unit] = open[diagram.nearest[unit]!]!;
    }
    fillEmpty(model, holder, open);
  }
  return holder;
}

/** Basic steps of a seed, for setting its cost against flips: units × centres looked at. */
export const seedWork = ({ graph, k }: SearchModel): number =>
  SWEEPS * graph.count * Math.min(k, CANDIDATES) + (SWEEPS / LOOK) * graph.count * k;

class PowerDiagram {
  /** The centre each unit goes to, as a place in `open`. */
  readonly nearest: Int32Array;
  readonly #model: SearchModel;
  readonly #open: readonly number[];
  readonly #place: Int32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #handicap: Float64Array;
  readonly #load: Float64Array;
  readonly #weight: Float64Array;
  readonly #sumX: Float64Array;
  readonly #sumY: Float64Array;
  readonly #spread: Float64Array;
  readonly #step: Float64Array;
  readonly #side: Float64Array;
  readonly #candidates: Int32Array;
  readonly #width: number;

  constructor(model: SearchModel, open: readonly number[], random: Random) {
    const centers = bisectedCenters(model, open.length, random);
    const zeros = () => new Float64Array(open.length);
    this.#model = model;
    this.#open = open;
    this.nearest = new Int32Array(model.graph.count);
    this.#place = new Int32Array(model.k).fill(-1);
    open.forEach((t, i) => (this.#place[t] = i));
    this.#x = Float64Array.from(open, (t, i) => (model.seated[t] === 1 ? model.seatX[t]! : centers[i]!.x));
    this.#y = Float64Array.from(open, (t, i) => (model.seated[t] === 1 ? model.seatY[t]! : centers[i]!.y));
    [this.#handicap, this.#load, this.#weight, this.#sumX] = [zeros(), zeros(), zeros(), zeros()];
    [this.#sumY, this.#spread, this.#step, this.#side] = [zeros(), zeros(), zeros(), zeros()];
    this.#width = Math.min(CANDIDATES, open.length);
    this.#candidates = new Int32Array(model.graph.count * this.#width);
  }

  /** For each unit the centres it may come to prefer before the next look: those least far now, ascending. */
  chooseCandidates(): void {
    const { x, y, count } = this.#model.graph;
    const [cx, cy, handicap, candidates, width] = [
      this.#x,
      this.#y,
      this.#handicap,
      this.#candidates,
      this.#width
    ];
    const far = new Float64Array(width);
    for (let unit = 0; unit < count; unit++) {
      const base = unit * width;
      const ux = x[unit]!;
      const uy = y[unit]!;
      let filled = 0;
      for (let i = 0; i < cx.length; i++) {
        const dx = ux - cx[i]!;
        const dy = uy - cy[i]!;
        const distance = dx * dx + dy * dy - handicap[i]!;
        if (filled === width && distance >= far[width - 1]!) continue;
        let at = filled < width ? filled++ : width - 1;
        for (; at > 0 && far[at - 1]! > distance; at--) {
          far[at] = far[at - 1]!;
          candidates[base + at] = candidates[base + at - 1]!;
        }
        far[at] = distance;
        candidates[base + at] = i;
      }
    }
  }

  assign(): void {
    const { graph, weight, lockedTo, measureCount, value } = this.#model;
    const { x, y, count } = graph;
    const [cx, cy, handicap, candidates, width] = [
      this.#x,
      this.#y,
      this.#handicap,
      this.#candidates,
      this.#width
    ];
    const [load, sw, sx, sy, spread] = [this.#load, this.#weight, this.#sumX, this.#sumY, this.#spread];
    for (const sums of [load, sw, sx, sy, spread]) sums.fill(0);
    for (let unit = 0; unit < count; unit++) {
      const ux = x[unit]!;
      const uy = y[unit]!;
      let best = -1;
      if (lockedTo[unit]! >= 0) {
        best = this.#place[lockedTo[unit]!]!;
        if (best < 0) continue;
      } else {
        let least = Infinity;
        const end = (unit + 1) * width;
        for (let at = unit * width; at < end; at++) {
          const i = candidates[at]!;
          const dx = ux - cx[i]!;
          const dy = uy - cy[i]!;
          const distance = dx * dx + dy * dy - handicap[i]!;
          if (distance < least) {
            least = distance;
            best = i;
          }
        }
      }
      this.nearest[unit] = best;
      const w = weight[unit]!;
      const dx = ux - cx[best]!;
      const dy = uy - cy[best]!;
      spread[best]! += w * (dx * dx + dy * dy);
      for (let m = 0; m < measureCount; m++) load[best]! += value[unit * measureCount + m]! / measureCount;
      sw[best]! += w;
      sx[best]! += w * ux;
      sy[best]! += w * uy;
    }
  }

  /** Each handicap finds its own step: longer while the load errs to one side, half when it crosses over. */
  handicap(): void {
    const [step, load] = [this.#step, this.#load];
    for (let i = 0; i < load.length; i++) {
      const side = Math.sign(1 - load[i]!);
      if (step[i] === 0) step[i] = 0.1 * Math.max(this.#meanSquare(i), this.#room(i));
      else step[i]! *= side === this.#side[i] ? 1.2 : 0.5;
      this.#side[i] = side;
      this.#handicap[i]! += step[i]! * Math.max(-1, Math.min(1, 5 * (1 - load[i]!)));
    }
  }

  /** Move each centre that is not a seat to the middle of its units. */
  travel(): void {
    this.#open.forEach((t, i) => {
      if (this.#model.seated[t] === 1 || this.#weight[i] === 0) return;
      this.#x[i] = this.#sumX[i]! / this.#weight[i]!;
      this.#y[i] = this.#sumY[i]! / this.#weight[i]!;
    });
  }

  #meanSquare(i: number): number {
    return this.#weight[i]! > 0 ? this.#spread[i]! / this.#weight[i]! : 0;
  }

  /** A quarter of the squared distance to the nearest other centre. */
  #room(i: number): number {
    let least = Infinity;
    for (let j = 0; j < this.#x.length; j++) {
      if (j === i) continue;
      const dx = this.#x[i]! - this.#x[j]!;
      const dy = this.#y[i]! - this.#y[j]!;
      least = Math.min(least, dx * dx + dy * dy);
    }
    return least === Infinity ? 1 : least / 4;
  }
}
