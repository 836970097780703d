import { applyMove, type Move } from './apply-move.ts';
import { setApart } from './set-apart.ts';
import type { UnitGraph } from './unit-graph.ts';

/** Figures of one territory. Arrays run beside the graph's measures; ratios are ratios. */
export type TerritoryFigures = {
  readonly units: number;
  readonly sums: readonly number[];
  /** sum / target − 1 by measure; 0 where the territory holds a unit set apart. */
  readonly deviations: readonly number[];
  readonly pieces: number;
  /** Σ weight × squared km to the centre; weight is the first measure. */
  readonly inertia: number;
  readonly centerX: number;
  readonly centerY: number;
  readonly cutEdges: number;
  readonly cutKm: number;
  /** null where units have no area or outline. */
  readonly polsbyPopper: number | null;
  /** Units and measures here that another territory holds in the base plan. */
  readonly gainedUnits: number;
  readonly gained: readonly number[];
};

/** Figures of the whole plan, in the terms of `scorePlan`. */
export type PlanFigures = {
  readonly maxDeviations: readonly number[];
  readonly cvs: readonly number[];
  readonly overTolerance: readonly number[];
  readonly extraPieces: number;
  readonly noncontiguous: number;
  readonly unassigned: number;
  readonly inertia: number;
  readonly cutEdges: number;
  readonly cutKm: number;
  readonly polsbyPopper: number | null;
  /** Share of units, and of each measure, still with its territory of the base plan. */
  readonly keptUnits: number;
  readonly kept: readonly number[];
};

export type LivePlanSettings = {
  readonly k: number;
  readonly tolerance: number;
  /** The plan compared with; the plan itself at the start where none is given. */
  readonly base?: Int32Array;
};

/**
 * A plan under the brush: moves go in, figures come out. Only the territories a move touches are counted again, each
 * from its units in order, so the figures are the same to the bit whatever path led to the plan, undo included.
 */
export class LivePlan {
  readonly graph: UnitGraph;
  readonly holder: Int32Array;
  readonly base: Int32Array;
  readonly k: number;
  readonly tolerance: number;
  readonly targets: readonly number[];
  readonly #apart: readonly (readonly number[])[];
  readonly #figures: TerritoryFigures[];
  readonly #stale: Uint8Array;
  readonly #seen: Int32Array;
  readonly #queue: Int32Array;
  /** Units, and each measure, that have a territory in the base plan. */
  readonly #basedUnits: number;
  readonly #based: readonly number[];
  #anyStale = true;
  #stamp = 0;

  constructor(graph: UnitGraph, holder: Int32Array, { k, tolerance, base }: LivePlanSettings) {
    this.graph = graph;
    this.holder = holder.slice();
    this.base = (base ?? holder).slice();
    this.k = k;
    this.tolerance = tolerance;
    const apart = graph.values.map((values) => setApart(values, k, tolerance));
    this.targets = apart.map(({ target }) => target);
    this.#apart = apart.map(({ units }) => units);
    this.#basedUnits = this.base.reduce((count, t) => count + (t >= 0 ? 1 : 0), 0);
    this.#based = graph.values.map((values) =>
      values.reduce((total, value, unit) => total + (this.base[unit]! >= 0 ? value : 0), 0)
    );
    this.#figures = new Array<TerritoryFigures>(k + 1);
    this.#stale = new Uint8Array(k + 1).fill(1);
    this.#seen = new Int32Array(graph.count);
    this.#queue = new Int32Array(graph.count);
  }

  /** Apply a move and return its inverse. */
  apply(move: Move): Move {
    const { start, neighbor } = this.graph;
    const touch = (t: number) => (this.#stale[t < 0 ? this.k : t] = 1);
    move.units.forEach((unit, i) => {
      touch(this.holder[unit]!);
      touch(move.to[i]!);
      for (let slot = start[unit]!; slot < start[unit + 1]!; slot++) touch(this.holder[neighbor[slot]!]!);
    });
    this.#anyStale = true;
    return applyMove(this.holder, move);
  }

  /** Figures of a territory; `-1` asks for the units without one. */
  territory(t: number): TerritoryFigures {
    this.#refresh();
    return this.#figures[t < 0 ? this.k : t]!;
  }

  /** Figures of the whole plan. */
  totals(): PlanFigures {
    this.#refresh();
    const { graph, k, tolerance } = this;
    const all = this.#figures;
    const held = all.slice(0, k);
    const sum = (figures: readonly TerritoryFigures[], read: (figure: TerritoryFigures) => number) =>
      figures.reduce((total, figure) => total + read(figure), 0);
    const filled = held.filter(({ units }) => units > 0);
    const perMeasure = graph.values.map((_, m) => {
      const exempt = new Set(this.#apart[m]!.map((unit) => this.holder[unit]!));
      const counted = held.filter((_, t) => !exempt.has(t));
      const mean = counted.length > 0 ? sum(counted, ({ sums }) => sums[m]!) / counted.length : 0;
      const spread = sum(counted, ({ sums }) => (sums[m]! - mean) ** 2);
      const based = this.#based[m]!;
      const lost = sum(all, ({ gained }) => gained[m]!);
      return {
        worst: counted.reduce((most, { deviations }) => Math.max(most, Math.abs(deviations[m]!)), 0),
        cv: mean > 0 ? Math.sqrt(spread / counted.length) / mean : 0,
        over: counted.filter(({ deviations }) => Math.abs(deviations[m]!) > tolerance + 1e-9).length,
        kept: based > 0 ? 1 - lost / based : 1
      };
    });
    const basedUnits = this.#basedUnits;
    const shaped = filled.every(({ polsbyPopper }) => polsbyPopper !== null) && filled.length > 0;
    return {
      maxDeviations: perMeasure.map(({ worst }) => worst),
      cvs: perMeasure.map(({ cv }) => cv),
      overTolerance: perMeasure.map(({ over }) => over),
      extraPieces: sum(filled, ({ pieces }) => pieces - 1),
      noncontiguous: filled.filter(({ pieces }) => pieces > 1).length,
      unassigned: all[k]!.units,
      inertia: sum(held, ({ inertia }) => inertia),
      cutEdges: sum(all, ({ cutEdges }) => cutEdges) / 2,
      cutKm: sum(all, ({ cutKm }) => cutKm) / 2,
      polsbyPopper: shaped ? sum(filled, ({ polsbyPopper }) => polsbyPopper!) / filled.length : null,
      keptUnits: basedUnits > 0 ? 1 - sum(all, ({ gainedUnits }) => gainedUnits) / basedUnits : 1,
      kept: perMeasure.map(({ kept }) => kept)
    };
  }

  #refresh(): void {
    if (!this.#anyStale) return;
    const { holder, k } = this;
    const [stale, count] = [this.#stale, this.graph.count];
    const members: number[][] = Array.from({ length: k + 1 }, () => []);
    for (let unit = 0; unit < count; unit++) {
      const t = holder[unit]!;
      const slot = t < 0 ? k : t;
      if (stale[slot] === 1) members[slot]!.push(unit);
    }
    this.#stamp++;
    members.forEach((units, t) => {
      if (stale[t] === 1) this.#figures[t] = this.#count(t === k ? -1 : t, units);
    });
    this.#stale.fill(0);
    this.#anyStale = false;
  }

  #count(t: number, units: readonly number[]): TerritoryFigures {
    const { graph, holder, base } = this;
    const { x, y, values, start, neighbor, border, areaKm2, perimeterKm } = graph;
    const weight = values[0]!;
    const sums = new Array<number>(values.length).fill(0);
    const gained = new Array<number>(values.length).fill(0);
    let [gainedUnits, sx, sy, area, outline, inner, cutEdges, cutKm, pieces, inertia] = [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    ];
    for (const unit of units) {
      const moved = base[unit]! >= 0 && base[unit] !== t;
      if (moved) gainedUnits++;
      for (let m = 0; m < values.length; m++) {
        sums[m]! += values[m]![unit]!;
        if (moved) gained[m]! += values[m]![unit]!;
      }
      sx += weight[unit]! * x[unit]!;
      sy += weight[unit]! * y[unit]!;
      area += areaKm2?.[unit] ?? 0;
      outline += perimeterKm?.[unit] ?? 0;
      for (let slot = start[unit]!; slot < start[unit + 1]!; slot++) {
        if (holder[neighbor[slot]!] === t) inner += border[slot]!;
        else {
          cutEdges++;
          cutKm += border[slot]!;
        }
      }
      if (this.#seen[unit] !== this.#stamp) {
        pieces++;
        this.#flood(unit, t);
      }
    }
    const total = sums[0]!;
    const [centerX, centerY] = total > 0 ? [sx / total, sy / total] : [0, 0];
    for (const unit of units) {
      const [dx, dy] = [x[unit]! - centerX, y[unit]! - centerY];
      inertia += weight[unit]! * (dx * dx + dy * dy);
    }
    const perimeter = outline - inner;
    const shaped = areaKm2 !== undefined && perimeterKm !== undefined && graph.hasBorderKm;
    return {
      units: units.length,
      sums,
      deviations: sums.map((sum, m) =>
        t < 0 || this.#apart[m]!.some((unit) => holder[unit] === t) ? 0 : sum / (this.targets[m]! || 1) - 1
      ),
      pieces,
      inertia: total > 0 ? inertia : 0,
      centerX,
      centerY,
      cutEdges,
      cutKm,
      polsbyPopper: shaped ? (perimeter > 0 ? (4 * Math.PI * area) / (perimeter * perimeter) : 0) : null,
      gainedUnits,
      gained
    };
  }

  #flood(origin: number, t: number): void {
    const { start, neighbor } = this.graph;
    const [seen, queue, stamp] = [this.#seen, this.#queue, this.#stamp];
    seen[origin] = stamp;
    queue[0] = origin;
    for (let head = 0, tail = 1; head < tail; head++) {
      const at = queue[head]!;
      for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
        const next = neighbor[slot]!;
        if (seen[next] === stamp || this.holder[next] !== t) continue;
        seen[next] = stamp;
        queue[tail++] = next;
      }
    }
  }
}
