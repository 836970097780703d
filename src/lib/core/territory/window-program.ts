import type { BinaryProgram, ProgramRow } from './binary-program.ts';
import type { Prices, SearchModel } from './search-model.ts';
import type { SearchState } from './search-state.ts';

/** A unit may go to territories at most so many steps away: farther ones it hardly ever joins. */
const REACH = 3;
/** Solvers judge by absolute tolerances: costs are this many times the search's own scale. */
const SCALE = 100;
/** Bounds are drawn in by this: solvers allow a row a little slack, a plan allows none. */
const HAIR = 1e-9;
/** One target's worth out of bounds costs this: more than any move saves. */
const OUTSIDE = 250_000;

/** One territory of a window: who may come, how far from its heart, and who is there for good. */
type Side = {
  readonly territory: number;
  /** Steps from the heart by unit, −1 where a unit cannot come. */
  readonly depth: Int32Array;
};

/**
 * The territories of a window drawn anew, everything else as it is, as a 0–1 program. A unit joins a territory only
 * together with a neighbour nearer the territory's heart, so every solution is in one piece (Zoltners and Sinha
 * 1983), and the plan itself is one.
 */
export class WindowProgram implements BinaryProgram {
  readonly cost: Float64Array;
  readonly rows: readonly ProgramRow[];
  readonly start: Float64Array;
  /** What lies out of bounds, where the plan has such a territory in the window. */
  readonly amounts: number;
  readonly #holder: Int32Array;
  /** Unit and territory of each column. */
  readonly #columns: { readonly unit: number; readonly territory: number }[] = [];

  constructor(state: SearchState, prices: Prices, window: Uint8Array) {
    const { model } = state;
    this.#holder = state.holder.slice();
    const territories = [...window.keys()].filter((t) => window[t] === 1 && model.closed[t] === 0);
    const units = [...this.#holder.keys()].filter((unit) => window[this.#holder[unit]!] === 1);
    const sides = territories.map((territory) => this.#side(model, territory, window));
    const columnOf = new Map<number, number>();
    const rows: ProgramRow[] = [];
    const cost: number[] = [];
    for (const unit of units) {
      const choices = sides.filter(({ depth }) => depth[unit]! >= 0);
      if (choices.length < 2 || model.lockedTo[unit]! >= 0 || isHeart(sides, unit)) continue;
      const columns = choices.map(({ territory }) => {
        columnOf.set(unit * model.k + territory, this.#columns.length);
        cost.push(SCALE * priceOf(state, prices, unit, territory));
        return this.#columns.push({ unit, territory }) - 1;
      });
      rows.push({ lower: 1, upper: 1, columns, values: columns.map(() => 1) });
    }
    const start = this.#columns.map(({ unit, territory }) => (this.#holder[unit] === territory ? 1 : 0));
    const bounds = territories.flatMap((territory) => this.#bounds(state, territory, start));
    const outside = ({ lower, upper, columns, values }: ProgramRow) => {
      const now = columns.reduce((sum, column, i) => sum + start[column]! * values[i]!, 0);
      return [Math.max(0, lower - now), Math.max(0, now - upper)] as const;
    };
    const elastic = bounds.some((row) => outside(row).some((amount) => amount > 2 * HAIR));
    this.amounts = elastic ? 2 * bounds.length : 0;
    this.cost = Float64Array.from([...cost, ...new Array<number>(this.amounts).fill(OUTSIDE)]);
    this.start = Float64Array.from([...start, ...(elastic ? bounds.flatMap(outside) : [])]);
    const loosened = (row: ProgramRow, i: number): ProgramRow => ({
      ...row,
      columns: [...row.columns, cost.length + 2 * i, cost.length + 2 * i + 1],
      values: [...row.values, 1, -1]
    });
    rows.push(...(elastic ? bounds.map(loosened) : bounds));
    for (const side of sides) {
      rows.push(...this.#ties(model, side, units, columnOf));
    }
    this.rows = rows;
  }

  /** The plan that a choice of columns stands for. */
  holderOf(chosen: Uint8Array): Int32Array {
    const holder = this.#holder.slice();
    this.#columns.forEach(({ unit, territory }, column) => {
      if (chosen[column] === 1) holder[unit] = territory;
    });
    return holder;
  }

  /** Steps from the heart, first inside the territory as it is, then outwards to units near it or once its own. */
  #side(model: SearchModel, territory: number, window: Uint8Array): Side {
    const { graph, current, lockedTo, weight } = model;
    const { start, neighbor } = graph;
    const holder = this.#holder;
    const near = this.#stepsFrom(model, window, (unit) => holder[unit] === territory);
    const foreign = this.#stepsFrom(model, window, (unit) => holder[unit] !== territory);
    const depth = new Int32Array(graph.count).fill(-1);
    let heart = -1;
    // The heart is one of its own of today, farthest from all others; among equals the heaviest.
    const rank = (unit: number) =>
      [current[unit] === territory ? 1 : 0, foreign[unit]!, weight[unit]!] as const;
    for (let unit = 0; unit < graph.count; unit++) {
      if (holder[unit] === territory && (heart < 0 || exceeds(rank(unit), rank(heart)))) heart = unit;
    }
    if (heart < 0) return { territory, depth };
    depth[heart] = 0;
    const spread = (queue: number[], may: (unit: number) => boolean) => {
      for (const at of queue) {
        for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
          const next = neighbor[slot]!;
          if (depth[next]! >= 0 || !may(next)) continue;
          depth[next] = depth[at]! + 1;
          queue.push(next);
        }
      }
    };
    const inside = [heart];
    spread(inside, (unit) => holder[unit] === territory);
    spread(
      inside.sort((a, b) => depth[a]! - depth[b]! || a - b),
      (unit) =>
        window[holder[unit]!] === 1 &&
        lockedTo[unit]! < 0 &&
        ((near[unit]! >= 0 && near[unit]! <= REACH) || current[unit] === territory)
    );
    return { territory, depth };
  }

  /** Steps from the marked units of the window, through its units; −1 where there is no way. */
  #stepsFrom({ graph }: SearchModel, window: Uint8Array, marked: (unit: number) => boolean): Int32Array {
    const steps = new Int32Array(graph.count).fill(-1);
    const queue: number[] = [];
    for (let unit = 0; unit < graph.count; unit++) {
      if (window[this.#holder[unit]!] !== 1 || !marked(unit)) continue;
      steps[unit] = 0;
      queue.push(unit);
    }
    for (const at of queue) {
      for (let slot = graph.start[at]!; slot < graph.start[at + 1]!; slot++) {
        const next = graph.neighbor[slot]!;
        if (steps[next]! >= 0 || window[this.#holder[next]!] !== 1) continue;
        steps[next] = steps[at]! + 1;
        queue.push(next);
      }
    }
    return steps;
  }

  /** Every measure of a territory within its bounds, less what is there for good. */
  #bounds({ model, sum }: SearchState, territory: number, start: readonly number[]): ProgramRow[] {
    const { measureCount: M, value, low, high } = model;
    return Array.from({ length: M }, (_, m): ProgramRow => {
      const columns: number[] = [];
      let given = sum[territory * M + m]!;
      this.#columns.forEach((column, i) => {
        if (column.territory !== territory) return;
        columns.push(i);
        if (start[i] === 1) given -= value[column.unit * M + m]!;
      });
      return {
        lower: low[territory * M + m]! + HAIR - given,
        upper: high[territory * M + m]! - HAIR - given,
        columns,
        values: columns.map((i) => value[this.#columns[i]!.unit * M + m]!)
      };
    });
  }

  /** A unit comes only with a neighbour nearer the heart; no row where one is there for good. */
  #ties(
    { graph, k }: SearchModel,
    { territory, depth }: Side,
    units: readonly number[],
    columnOf: ReadonlyMap<number, number>
  ): ProgramRow[] {
    const rows: ProgramRow[] = [];
    for (const unit of units) {
      const own = columnOf.get(unit * k + territory);
      if (depth[unit]! <= 0 || (own === undefined && this.#holder[unit] !== territory)) continue;
      const nearer: number[] = [];
      let tied = false;
      for (let slot = graph.start[unit]!; slot < graph.start[unit + 1]!; slot++) {
        const other = graph.neighbor[slot]!;
        if (depth[other]! < 0 || depth[other]! >= depth[unit]!) continue;
        const column = columnOf.get(other * k + territory);
        if (column !== undefined) nearer.push(column);
        else if (this.#holder[other] === territory) tied = true;
      }
      if (tied) continue;
      rows.push(
        own === undefined
          ? { lower: 1, upper: Infinity, columns: nearer, values: nearer.map(() => 1) }
          : {
              lower: -Infinity,
              upper: 0,
              columns: [own, ...nearer],
              values: [1, ...nearer.map(() => -1)]
            }
      );
    }
    return rows;
  }
}

/** Whether the first of two lists comes later by its first number that differs. */
const exceeds = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
};

const isHeart = (sides: readonly Side[], unit: number): boolean =>
  sides.some(({ depth }) => depth[unit] === 0);

/** What a unit costs in a territory whose centre stays, less what it costs where it is. */
function priceOf(
  { model, holder, centerX, centerY }: SearchState,
  prices: Prices,
  unit: number,
  territory: number
): number {
  const { graph, weight, current, moveShare } = model;
  const priceIn = (t: number) => {
    const [dx, dy] = [graph.x[unit]! - centerX[t]!, graph.y[unit]! - centerY[t]!];
    const moved = current[unit]! >= 0 && current[unit] !== t ? moveShare[unit]! : 0;
    return prices.inertia * weight[unit]! * (dx * dx + dy * dy) + prices.disruption * moved;
  };
  return priceIn(territory) - priceIn(holder[unit]!);
}
