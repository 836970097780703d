import type { SearchModel } from './search-model.ts';

/**
 * A unit that no territory can hold: every connected set of units around it is too little by some measure or too
 * much. `closest` is the least any such set is out of bounds, in multiples of the target of `measure`; `total` is what
 * that set holds of it.
 */
export type Trap = {
  readonly unit: number;
  readonly measure: number;
  readonly total: number;
  readonly closest: number;
};

/** Heaviest units looked at, and connected sets tried around each before it is given the benefit of the doubt. */
const UNITS = 60;
const SETS = 3000;
/** Sums of floats are not exact to the last bit. */
const HAIR = 1e-9;

/** The first trap, heaviest unit first; undefined where none is found or territories have limits of their own. */
export function findTrap(model: SearchModel): Trap | undefined {
  const { graph, k, measureCount: M, value, low, high, closed, lockedTo } = model;
  const open = Array.from({ length: k }, (_, t) => t).filter((t) => closed[t] === 0);
  const first = open[0];
  if (first === undefined) return undefined;
  const uniform = open.every((t) =>
    Array.from({ length: M }, (_, m) => m).every(
      (m) => low[t * M + m] === low[first * M + m] && high[t * M + m] === high[first * M + m]
    )
  );
  if (!uniform) return undefined;
  const [least, most] = [low.slice(first * M, (first + 1) * M), high.slice(first * M, (first + 1) * M)];
  const barred = (unit: number) => lockedTo[unit]! >= 0 && closed[lockedTo[unit]!] === 1;
  const heft = (unit: number) => Math.max(...value.subarray(unit * M, (unit + 1) * M));
  const order = Array.from({ length: graph.count }, (_, unit) => unit)
    .filter((unit) => !barred(unit))
    .sort((a, b) => heft(b) - heft(a) || a - b);
  for (const unit of order.slice(0, UNITS)) {
    const trap = new SetsAround(model, barred, least, most).trapOf(unit);
    if (trap !== undefined) return trap;
  }
  return undefined;
}

/** Goes through the connected sets around a unit, each once, and no further than they are too much. */
class SetsAround {
  readonly #model: SearchModel;
  readonly #barred: (unit: number) => boolean;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #sum: Float64Array;
  #left = SETS;
  #closest = Infinity;
  #measure = 0;
  #total = 0;

  constructor(model: SearchModel, barred: (unit: number) => boolean, low: Float64Array, high: Float64Array) {
    this.#model = model;
    this.#barred = barred;
    this.#low = low;
    this.#high = high;
    this.#sum = new Float64Array(model.measureCount);
  }

  trapOf(unit: number): Trap | undefined {
    this.#add(unit, 1);
    if (this.#fits(this.#neighbors(unit, new Set([unit])), new Set([unit]))) return undefined;
    return { unit, measure: this.#measure, total: this.#total, closest: this.#closest };
  }

  /** Whether some set that grows from this one by units of `border` fits; true as well when the tries run out. */
  #fits(border: readonly number[], met: ReadonlySet<number>): boolean {
    if (--this.#left < 0) return true;
    const { out, over } = this.#judge();
    return !out || (!over && this.#grows(border, met));
  }

  #grows(border: readonly number[], met: ReadonlySet<number>): boolean {
    for (const [i, unit] of border.entries()) {
      const known = new Set([...met, ...border]);
      const next = [...border.slice(i + 1), ...this.#neighbors(unit, known)];
      this.#add(unit, 1);
      const fits = this.#fits(next, known);
      this.#add(unit, -1);
      if (fits) return true;
    }
    return false;
  }

  /** Whether the sums are out of bounds, and whether by too much; the closest so far is kept. */
  #judge(): { out: boolean; over: boolean } {
    let [worst, measure, over] = [0, 0, false];
    this.#sum.forEach((sum, m) => {
      const off = Math.max(this.#low[m]! - sum, sum - this.#high[m]!);
      if (off > worst) [worst, measure] = [off, m];
      if (sum > this.#high[m]! + HAIR) over = true;
    });
    if (worst > HAIR && worst < this.#closest)
      [this.#closest, this.#measure, this.#total] = [worst, measure, this.#sum[measure]!];
    return { out: worst > HAIR, over };
  }

  #neighbors(unit: number, known: ReadonlySet<number>): number[] {
    const { start, neighbor } = this.#model.graph;
    return Array.from(neighbor.subarray(start[unit], start[unit + 1])).filter(
      (other) => !known.has(other) && !this.#barred(other)
    );
  }

  #add(unit: number, sign: 1 | -1): void {
    const { value, measureCount: M } = this.#model;
    for (let m = 0; m < M; m++) this.#sum[m]! += sign * value[unit * M + m]!;
  }
}
