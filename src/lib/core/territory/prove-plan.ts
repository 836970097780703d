import type { ProgramRow, SolveProgram, SolverLimits } from './binary-program.ts';
import { findPieces } from './pieces.ts';
import type { SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';

/**
 * What a plan's inertia can be at best with every centre fixed where the plan has it (at its seat where seated).
 * `cost` is the plan's own, `bound` no plan beats; both Σ weight × squared km. `holder` is the best plan found for
 * those centres, where it beats the plan: by cost, or by keeping to the bounds where the plan does not. `optimal` says
 * the better of the two reaches the bound. `impossible` says that no contiguous plan keeps to the bounds, whatever its
 * centres.
 */
export type Proof = {
  readonly cost: number;
  readonly bound: number;
  readonly optimal: boolean;
  readonly impossible: boolean;
  readonly holder: Int32Array | undefined;
  /** Programs solved: contiguity comes in by cuts, added after each. */
  readonly rounds: number;
};

/** Rounds of cuts; those seen needed fewer than ten. */
const ROUNDS = 40;
/** Sums of floats are not exact to the last bit. */
const HAIR = 1e-9;
/** Costs are scaled so that the plan's own is this: solvers judge by absolute tolerances too. */
const SCALE = 1000;

/** Unknowns of a proof: free units × open territories. */
export function proofSize({ lockedTo, closed }: SearchModel): number {
  const free = lockedTo.reduce((count, t) => count + (t < 0 ? 1 : 0), 0);
  return free * closed.reduce((count, shut) => count + (shut === 1 ? 0 : 1), 0);
}

/**
 * Solve the assignment of units to the plan's own centres exactly: a 0–1 program with the bounds of every measure,
 * solved again with a cut for each stray piece until every territory is in one piece.
 */
export function proveFixedCenters(
  model: SearchModel,
  holder: Int32Array,
  solve: SolveProgram,
  limits: () => SolverLimits
): Proof {
  const assignment = new Assignment(model, holder);
  const rows = assignment.rows();
  const start = assignment.choiceOf(holder);
  const cost = assignment.costOf(holder);
  const kept = keepsBounds(model, holder);
  let bound = 0;
  for (let rounds = 1; ; rounds++) {
    const left = limits();
    if (left.seconds <= 0)
      return { cost, bound, rounds: rounds - 1, impossible: false, optimal: false, holder: undefined };
    const found = solve({ cost: assignment.cost, rows, start }, left);
    const impossible = found.status === 'infeasible';
    if (!impossible) bound = Math.max(bound, assignment.unscaled(found.bound));
    const proof = { cost, bound, rounds, impossible };
    if (found.chosen === undefined) return { ...proof, optimal: false, holder: undefined };
    const best = assignment.holderOf(found.chosen);
    const cuts = assignment.cuts(best);
    if (cuts.length === 0) {
      const better = (!kept || assignment.costOf(best) < cost * (1 - HAIR)) && keepsBounds(model, best);
      return { ...proof, optimal: found.status === 'optimal', holder: better ? best : undefined };
    }
    if (found.status !== 'optimal' || rounds === ROUNDS)
      return { ...proof, optimal: false, holder: undefined };
    rows.push(...cuts);
  }
}

/** Times the centres may move before a plan counts as settled. */
const SETTLE = 20;

/**
 * Take the best plan for the plan's own centres, move the centres, and again, until nothing changes: what comes out
 * is the optimum for its own centres, or the best found within the limits.
 */
export function settlePlan(
  model: SearchModel,
  holder: Int32Array,
  solve: SolveProgram,
  limits: () => SolverLimits
): { readonly holder: Int32Array; readonly proof: Proof } {
  let settled = holder;
  let proof = proveFixedCenters(model, settled, solve, limits);
  for (let step = 0; step < SETTLE && proof.holder !== undefined; step++) {
    settled = proof.holder;
    proof = proveFixedCenters(model, settled, solve, limits);
  }
  return { holder: settled, proof };
}

/** Solvers allow a row a little slack and a territory without a least may come out empty: a plan allows neither. */
function keepsBounds(model: SearchModel, holder: Int32Array): boolean {
  const state = new SearchState(model, holder);
  return state.excess() <= HAIR && state.size.every((units) => units > 0);
}

class Assignment {
  readonly cost: Float64Array;
  readonly #model: SearchModel;
  readonly #open: readonly number[];
  readonly #free: readonly number[];
  /** Place of a unit among the free ones, or −1. */
  readonly #place: Int32Array;
  readonly #fixedCost: number;
  readonly #scale: number;
  readonly #price: (unit: number, t: number) => number;

  constructor(model: SearchModel, holder: Int32Array) {
    const { graph, k, lockedTo, closed } = model;
    this.#model = model;
    this.#open = Array.from({ length: k }, (_, t) => t).filter((t) => closed[t] === 0);
    this.#free = Array.from({ length: graph.count }, (_, unit) => unit).filter((unit) => lockedTo[unit]! < 0);
    this.#place = new Int32Array(graph.count).fill(-1);
    this.#free.forEach((unit, place) => (this.#place[unit] = place));
    const { centerX, centerY } = new SearchState(model, holder);
    const price = (this.#price = (unit: number, t: number) => {
      const [dx, dy] = [graph.x[unit]! - centerX[t]!, graph.y[unit]! - centerY[t]!];
      return graph.values[0]![unit]! * (dx * dx + dy * dy);
    });
    const own = this.costOf(holder);
    let fixed = 0;
    lockedTo.forEach((t, unit) => (fixed += t < 0 ? 0 : price(unit, t)));
    this.#fixedCost = fixed;
    this.#scale = own > 0 ? SCALE / own : 1;
    this.cost = new Float64Array(this.#free.length * this.#open.length);
    this.#free.forEach((unit, place) =>
      this.#open.forEach((t, i) => (this.cost[place * this.#open.length + i] = this.#scale * price(unit, t)))
    );
  }

  /** Σ weight × squared km of a plan to the centres fixed here. */
  costOf(holder: Int32Array): number {
    return holder.reduce((sum, t, unit) => sum + this.#price(unit, t), 0);
  }

  unscaled(cost: number): number {
    return this.#fixedCost + cost / this.#scale;
  }

  /** Every free unit in one territory, every measure of a territory within its bounds. */
  rows(): ProgramRow[] {
    const { k, measureCount: M, lockedTo, value, low, high } = this.#model;
    const width = this.#open.length;
    const base = new Float64Array(k * M);
    lockedTo.forEach((t, unit) => {
      if (t >= 0) for (let m = 0; m < M; m++) base[t * M + m]! += value[unit * M + m]!;
    });
    const assigned = this.#free.map((_, place): ProgramRow => ({
      lower: 1,
      upper: 1,
      columns: this.#open.map((__, i) => place * width + i),
      values: this.#open.map(() => 1)
    }));
    const bounded = this.#open.flatMap((t, i) =>
      Array.from({ length: M }, (_, m): ProgramRow => ({
        lower: low[t * M + m]! - base[t * M + m]!,
        upper: high[t * M + m]! - base[t * M + m]!,
        columns: this.#free.map((__, place) => place * width + i),
        values: this.#free.map((unit) => value[unit * M + m]!)
      }))
    );
    return [...assigned, ...bounded];
  }

  /** A plan as a choice of columns. */
  choiceOf(holder: Int32Array): Uint8Array {
    const width = this.#open.length;
    const chosen = new Uint8Array(this.#free.length * width);
    this.#free.forEach((unit, place) => (chosen[place * width + this.#open.indexOf(holder[unit]!)] = 1));
    return chosen;
  }

  holderOf(chosen: Uint8Array): Int32Array {
    const holder = this.#model.lockedTo.slice();
    chosen.forEach((on, column) => {
      if (on === 1)
        holder[this.#free[Math.floor(column / this.#open.length)]!] = this.#open[column % this.#open.length]!;
    });
    return holder;
  }

  /**
   * What every contiguous plan obeys and this one does not; none where it is contiguous. A piece that strayed from one
   * territory is told to all, or it would stray from the next.
   */
  cuts(holder: Int32Array): ProgramRow[] {
    const pieces = findPieces(this.#model.graph, holder);
    const main = new Map<number, (typeof pieces)[number]>();
    for (const piece of pieces) {
      const known = main.get(piece.territory);
      if (known === undefined || this.#heft(piece.units) > this.#heft(known.units))
        main.set(piece.territory, piece);
    }
    return pieces
      .filter((piece) => main.get(piece.territory) !== piece)
      .flatMap(({ units }) => this.#open.flatMap((t) => this.#cut(t, units, main.get(t)?.units ?? [])));
  }

  /**
   * A unit of a stray piece takes one of the piece's neighbours with it: always where the piece alone would be too
   * little for the territory, else as long as the territory holds some unit of its main piece as well.
   */
  #cut(t: number, piece: ArrayLike<number>, main: ArrayLike<number>): ProgramRow[] {
    const { measureCount: M, value, low } = this.#model;
    const members = Array.from(piece);
    const tooLittle = Array.from({ length: M }, (_, m) => m).some(
      (m) => members.reduce((sum, unit) => sum + value[unit * M + m]!, 0) < low[t * M + m]! - 1e-6
    );
    if (!tooLittle && (main.length === 0 || members.includes(main[0]!))) return [];
    const anchors = tooLittle
      ? []
      : [Array.from(main).reduce((a, b) => (this.#weigh(b) > this.#weigh(a) ? b : a))];
    const [gates, given] = this.#sumOf(this.#gates(members, anchors, t), t);
    return members.map((unit): ProgramRow => {
      const [columns, fixed] = this.#sumOf([unit, ...anchors], t);
      return {
        lower: -Infinity,
        upper: anchors.length - fixed + given,
        columns: [...columns, ...gates],
        values: [...columns.map(() => 1), ...gates.map(() => -1)]
      };
    });
  }

  /** Units one of which any way from the piece to an anchor passes: those around it that an anchor reaches first. */
  #gates(piece: readonly number[], anchors: readonly number[], t: number): number[] {
    const { lockedTo, graph } = this.#model;
    const around = this.#around(piece);
    if (anchors.length === 0) return [...around];
    const seen = new Set(anchors);
    const gates = new Set<number>();
    for (const at of seen) {
      for (let slot = graph.start[at]!; slot < graph.start[at + 1]!; slot++) {
        const next = graph.neighbor[slot]!;
        if (around.has(next)) gates.add(next);
        else if (lockedTo[next]! < 0 || lockedTo[next] === t) seen.add(next);
      }
    }
    return [...gates];
  }

  #around(piece: readonly number[]): Set<number> {
    const { start, neighbor } = this.#model.graph;
    const around = new Set<number>();
    for (const unit of piece) {
      for (let slot = start[unit]!; slot < start[unit + 1]!; slot++)
        if (!piece.includes(neighbor[slot]!)) around.add(neighbor[slot]!);
    }
    return around;
  }

  /** The unknowns of units in a territory, and how many are there for good. */
  #sumOf(units: readonly number[], t: number): [number[], number] {
    const i = this.#open.indexOf(t);
    const columns = units.filter((unit) => this.#place[unit]! >= 0 && i >= 0);
    const fixed = units.filter((unit) => this.#model.lockedTo[unit] === t).length;
    return [columns.map((unit) => this.#place[unit]! * this.#open.length + i), fixed];
  }

  #weigh(unit: number): number {
    return this.#model.value[unit * this.#model.measureCount]!;
  }

  #heft(units: ArrayLike<number>): number {
    return Array.from(units).reduce((sum, unit) => sum + this.#weigh(unit), 0);
  }
}
